/** Where an advisor writes: replies and notes, locked unless the floor is theirs. Remounted for each conversation. */
import { memo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Replied } from '../desk/thread.ts';
import { ChannelRule } from '../parts/channel-trouble.tsx';
import type { MyFloor } from '../thread/floor-of.ts';
import { useFormat } from '../words/format.ts';
import { Locked } from './locked.tsx';
import { NoteBox } from './note-box.tsx';
import { Refusal } from './refusal.tsx';
import { ReplyInWindow } from './window.tsx';
import { WindowClock } from './window-clock.tsx';

const modes = ['reply', 'note'] as const;
export type ComposerMode = (typeof modes)[number];

type ComposerProps = {
  readonly thread: Replied;
  readonly name: string;
  readonly floor: MyFloor;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onTakeOver: () => void;
};

export const Composer = memo(function Composer({ thread, name, floor, mode, onMode, onTakeOver }: ComposerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { conversationId } = thread;
  return (
    <Tabs
      className="composer"
      selectedKey={mode}
      onSelectionChange={(key) => onMode(modes.find((known) => known === key) ?? 'reply')}
    >
      <div className="c-top">
        <TabList className="c-tabs" aria-label={t('composer.reply')}>
          <Tab id="reply">{t('composer.reply')}</Tab>
          <Tab id="note">{t('composer.note')}</Tab>
        </TabList>
        {mode === 'reply' && floor.kind === 'mine' && <WindowClock replyWindow={thread.briefing.replyWindow} />}
        <span className="c-hint">
          {mode === 'note'
            ? t('composer.note-help')
            : t('composer.receives', { language: format.language(thread.briefing.locale) })}
        </span>
      </div>
      <TabPanel id="reply" className="c-panel">
        <Refusal conversationId={conversationId} />
        <ChannelRule channel={thread.briefing.channel} />
        {floor.kind === 'mine' ? (
          <ReplyInWindow thread={thread} name={name} />
        ) : (
          <Locked {...{ floor, conversationId, name, onTakeOver }} />
        )}
      </TabPanel>
      <TabPanel id="note" className="c-panel">
        <NoteBox key={conversationId} conversationId={conversationId} name={name} />
      </TabPanel>
    </Tabs>
  );
});
