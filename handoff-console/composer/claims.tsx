/** What a reply claims: each with the source that says so, or with a box for whoever vouches for it. */
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireClaim } from '../../src/protocol/desk/drafts.ts';

type ClaimsProps = {
  readonly claims: readonly WireClaim[];
  readonly confirmed: readonly string[];
  readonly onConfirm: (claim: string, on: boolean) => void;
};

export function Claims({ claims, confirmed, onConfirm }: ClaimsProps) {
  const { t } = useTranslation();
  const open = openClaims(claims);
  const sourced = [
    ...new Map(claims.flatMap((claim) => (claim.source ? [[claim.text, claim] as const] : []))).values(),
  ];
  return (
    <>
      {open.length > 0 && (
        <fieldset className="proposal-claims">
          <legend>{t('draft.unsourced', { count: open.length })}</legend>
          {open.map(({ text, kind }) => (
            <Checkbox
              key={text}
              className="check"
              isSelected={confirmed.includes(text)}
              onChange={(on) => onConfirm(text, on)}
            >
              <span className="check-box" aria-hidden="true" />
              {t('draft.confirm', { claim: text })} <em>{t(`draft.claim.${kind}`)}</em>
            </Checkbox>
          ))}
        </fieldset>
      )}
      {sourced.length > 0 && (
        <details className="proposal-more">
          <summary>
            {t('draft.claims')} <span className="num">{sourced.length}</span>
          </summary>
          <ul>
            {sourced.map(({ text, source }) => (
              <li key={text} dir="auto">
                {t('draft.claim-sourced', { claim: text, source: source?.title })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Each once, however often it is written. */
export function openClaims(claims: readonly WireClaim[]): readonly WireClaim[] {
  return [...new Map(claims.filter(({ source }) => source === undefined).map((claim) => [claim.text, claim])).values()];
}
