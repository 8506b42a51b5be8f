/** Who this is, how they are reached, and what can be done with the conversation. */

import { ArrowLeftRight, Check, Eye, Languages, MessagesSquare, PanelRight, ShieldCheck, Undo2 } from 'lucide-react';
import { memo, Suspense } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ActName } from '../actions/act-dialog.tsx';
import type { Thread } from '../desk/thread.ts';
import { later } from '../parts/later.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { useFormat } from '../words/format.ts';
import { BackButton } from './back-button.tsx';
import type { MyFloor } from './floor-of.ts';

type ThreadHeadProps = {
  readonly thread: Pick<Thread, 'conversationId' | 'briefing' | 'translation'>;
  readonly name: string;
  readonly floor: MyFloor['kind'];
  readonly onAct: (act: ActName) => void;
  readonly onContext: (() => void) | undefined;
};

export const ThreadHead = memo(function ThreadHead({ thread, name, floor, onAct, onContext }: ThreadHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="t-head">
      <BackButton />
      <div className="t-name">
        <h1 dir="auto">{name}</h1>
        <PatronMark tier={thread.briefing.shopper.tier} word />
      </div>
      <div className="acts">
        {floor === 'mine' && (
          <>
            <Button className="btn" onPress={() => onAct('transfer')}>
              <ArrowLeftRight className="i" aria-hidden="true" />
              <span>{t('act.transfer')}</span>
            </Button>
            <Button className="btn" onPress={() => onAct('return')}>
              <Undo2 className="i flips" aria-hidden="true" />
              <span>{t('act.return')}</span>
            </Button>
            <Button className="btn solid" onPress={() => onAct('resolve')}>
              <Check className="i" aria-hidden="true" />
              <span>{t('act.resolve')}</span>
            </Button>
          </>
        )}
        {onContext !== undefined && (
          <Button className="btn icon" aria-label={t('thread.context')} onPress={onContext}>
            <PanelRight className="i flips" aria-hidden="true" />
          </Button>
        )}
      </div>
      <Meta thread={thread} />
    </header>
  );
});

/** Beside the conversation, and after it. */
const LanguageSwitch = later(async () => (await import('../translation/language-switch.tsx')).LanguageSwitch);

const channels = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;

function Meta({ thread }: Pick<ThreadHeadProps, 'thread'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { briefing } = thread;
  const channel = channels.find((known) => known === briefing.channel);
  const page = briefing.pagesSeen.at(-1);
  return (
    <div className="meta">
      <span className="fact">
        <MessagesSquare className="i s" aria-hidden="true" />
        {channel === undefined ? briefing.channel : t(`channel.${channel}`)}
      </span>
      <span className="fact">
        <Languages className="i s" aria-hidden="true" />
        {format.language(briefing.locale)}
      </span>
      <Suspense fallback={null}>
        <LanguageSwitch thread={thread} />
      </Suspense>
      <span className="fact">
        <ShieldCheck className="i s" aria-hidden="true" />
        {t(`thread.identity.${briefing.shopper.identity}`)}
      </span>
      {page !== undefined && (
        <span className="fact">
          <Eye className="i s" aria-hidden="true" />
          <span dir="auto">{t('thread.on-page', { page: page.title ?? page.sku ?? page.type })}</span>
        </span>
      )}
    </div>
  );
}
