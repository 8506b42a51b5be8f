/** What stands under a proposed reply: whether it still answers, its sources, its claims, its voice, what was changed. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireFinding } from '../../src/protocol/desk/drafts.ts';
import type { ReadyProposal } from '../desk/shown-proposal.ts';
import { Changes } from './changes.tsx';
import { Claims, openClaims } from './claims.tsx';
import { DiscardMenu, RewriteMenu } from './draft-menus.tsx';
import type { Checked } from './use-check.ts';
import { Voice } from './voice.tsx';

type ProposalBarProps = {
  readonly name: string;
  readonly proposal: ReadyProposal;
  /** Of the words in the box; before the first look, of the proposal itself. */
  readonly checked: Checked | undefined;
  readonly confirmed: readonly string[];
  readonly onConfirm: (claim: string, on: boolean) => void;
  readonly onFix: (finding: WireFinding, fix: string) => void;
  readonly onAsk: (instruction?: string) => void;
  readonly onKeep: () => void;
  readonly onDiscard: (reason: string | undefined) => void;
};

export function ProposalBar(props: ProposalBarProps) {
  const { name, proposal, checked, confirmed, onConfirm, onFix, onAsk, onKeep, onDiscard } = props;
  const { t } = useTranslation();
  const { claims, findings } = checked ?? proposal;
  const { sources, stale, by, confidence, again } = proposal;
  return (
    <div className="proposal">
      {stale === true && (
        <p className="proposal-stale" role="status">
          {t('draft.stale', { name })}{' '}
          <Button className="text-button" onPress={() => onAsk()}>
            {t('draft.refresh')}
          </Button>{' '}
          <Button className="text-button" onPress={onKeep}>
            {t('draft.keep')}
          </Button>
        </p>
      )}
      <p className="proposal-facts">
        <b>{t('draft.title')}</b>{' '}
        <span className="hint">
          {by === 'local' || by === 'concierge' ? t('draft.by-articles') : t('draft.by-model', { by })},{' '}
          {t(`draft.sure.${sureOf(confidence)}`)}
        </span>
      </p>
      {sources.length > 0 && (
        <ul className="proposal-sources" aria-label={t('draft.sources')}>
          {sources.map(({ id, title }) => (
            <li key={id} dir="auto">
              {title}
            </li>
          ))}
        </ul>
      )}
      {openClaims(claims).length === 0 && <span className="hint sourced">{t('draft.all-sourced')}</span>}
      {checked !== undefined && checked.changed.length > 0 && (
        <p className="proposal-stale" role="status">
          {t('draft.not-so', { words: checked.changed.join(', ') })}
        </p>
      )}
      <Voice findings={findings} onFix={onFix} />
      <Claims claims={claims} confirmed={confirmed} onConfirm={onConfirm} />
      {checked?.changes !== undefined && <Changes changes={checked.changes} distance={checked.distance ?? 0} />}
      <div className="proposal-acts">
        <span className="hint" role="status">
          {again?.state === 'asked' && t('draft.drafting')}
          {again?.state === 'failed' && t(`draft.failed.${again.reason}`)}
        </span>
        <RewriteMenu onChoose={onAsk} />
        <DiscardMenu onChoose={onDiscard} />
      </div>
    </div>
  );
}

function sureOf(confidence: number): 'high' | 'middle' | 'low' {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.55 ? 'middle' : 'low';
}
