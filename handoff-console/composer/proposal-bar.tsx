/** What stands under a proposed reply: its sources, the claims that have none, and what to do with it. */
import { Button, Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ShownProposal } from '../desk/shown-proposal.ts';

type ProposalBarProps = {
  readonly proposal: Extract<ShownProposal, { state: 'ready' }>;
  /** Claims without a source that are still in the text. */
  readonly open: readonly string[];
  readonly confirmed: readonly string[];
  readonly onConfirm: (claim: string, on: boolean) => void;
  readonly onRefresh: () => void;
  readonly onDiscard: () => void;
};

export function ProposalBar({ proposal, open, confirmed, onConfirm, onRefresh, onDiscard }: ProposalBarProps) {
  const { t } = useTranslation();
  const { sources, stale, by } = proposal;
  return (
    <div className="proposal">
      {stale === true && (
        <p className="proposal-stale" role="status">
          {t('draft.stale')}{' '}
          <Button className="text-button" onPress={onRefresh}>
            {t('draft.refresh')}
          </Button>
        </p>
      )}
      <p className="proposal-facts">
        <b>{t('draft.title')}</b>{' '}
        <span className="hint">{by === 'local' ? t('draft.by-articles') : t('draft.by-model', { by })}</span>
      </p>
      {sources.length > 0 && (
        <ul className="proposal-sources" aria-label={t('draft.sources')}>
          {sources.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
      {open.length === 0 ? (
        <p className="hint">{t('draft.all-sourced')}</p>
      ) : (
        <fieldset className="proposal-claims">
          <legend>{t('draft.unsourced', { count: open.length })}</legend>
          {open.map((claim) => (
            <Checkbox
              key={claim}
              className="check"
              isSelected={confirmed.includes(claim)}
              onChange={(on) => onConfirm(claim, on)}
            >
              <span className="check-box" aria-hidden="true" />
              {t('draft.confirm', { claim })}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Button className="text-button" onPress={onDiscard}>
        {t('draft.discard')}
      </Button>
    </div>
  );
}
