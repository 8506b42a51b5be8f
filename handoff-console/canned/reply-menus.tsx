/** What signs open in the box of a reply: `/` ready replies, `#` the choice of pieces; and places still to be filled in. */
import '../styles/tools.css';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FilledReplies } from '../../src/protocol/canned.ts';
import { openTool } from '../app/tools.ts';
import { ask } from '../parts/api.ts';
import { useToolWords } from '../tools/tool-words.ts';
import { type BoxOption, BoxMenu } from './box-menu.tsx';
import { gapsIn } from './gaps.ts';
import { type Trigger, useTrigger } from './use-trigger.ts';

type ReplyMenusProps = {
  readonly boxId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly onText: (text: string) => void;
};

export function ReplyMenus({ boxId, conversationId, text, onText }: ReplyMenusProps) {
  const { t } = useTranslation();
  const ready = useToolWords();
  const box = useBox(boxId);
  const { trigger, dismiss } = useTrigger(box, text, '/#');
  if (!ready || box === null) return null;

  const put = (words: string, { from, to }: Trigger) => {
    onText(text.slice(0, from) + words + text.slice(to));
    const [gap] = gapsIn(words);
    const caret = from + words.length;
    select(box, gap === undefined ? caret : from + gap.from, gap === undefined ? caret : from + gap.to);
  };
  return (
    <>
      {trigger?.sign === '/' && (
        <CannedMenu
          box={box}
          conversationId={conversationId}
          query={trigger.query}
          onChoose={(words) => put(words, trigger)}
          onClose={dismiss}
        />
      )}
      {trigger?.sign === '#' && (
        <BoxMenu
          box={box}
          label={t('picker.title')}
          options={[{ id: 'picker', label: t('picker.open'), detail: trigger.query }]}
          none=""
          onChoose={() => {
            put('', trigger);
            openTool({ kind: 'picker', conversationId, query: trigger.query });
          }}
          onClose={dismiss}
        />
      )}
      <Gaps box={box} text={text} />
    </>
  );
}

type CannedMenuProps = {
  readonly box: HTMLTextAreaElement;
  readonly conversationId: string;
  readonly query: string;
  readonly onChoose: (words: string) => void;
  readonly onClose: () => void;
};

function CannedMenu({ box, conversationId, query, onChoose, onClose }: CannedMenuProps) {
  const { t } = useTranslation();
  const [replies, setReplies] = useState<FilledReplies['replies']>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    void ask(`/conversations/${encodeURIComponent(conversationId)}/canned-replies`, { answer: FilledReplies }).then(
      (answer) => (answer.ok ? setReplies(answer.value.replies) : setFailed(true)),
    );
  }, [conversationId]);
  if (replies === undefined && !failed) return null;
  const options = matching(replies ?? [], query).map(
    ({ id, title, text }): BoxOption => ({ id, label: title, detail: text }),
  );
  return (
    <BoxMenu
      box={box}
      label={t('canned.menu')}
      options={options}
      none={failed ? t('canned.failed') : t('canned.no-match')}
      onChoose={(id) => onChoose(replies?.find((reply) => reply.id === id)?.text ?? '')}
      onClose={onClose}
    />
  );
}

/** Titles before texts; every order is the house's own within that. */
function matching(replies: FilledReplies['replies'], query: string): FilledReplies['replies'] {
  const wanted = plain(query);
  const inTitle = replies.filter(({ title, id }) => plain(`${title} ${id}`).includes(wanted));
  const inText = replies.filter((reply) => !inTitle.includes(reply) && plain(reply.text).includes(wanted));
  return [...inTitle, ...inText];
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function Gaps({ box, text }: { readonly box: HTMLTextAreaElement; readonly text: string }) {
  const { t } = useTranslation();
  const gaps = gapsIn(text);
  if (gaps.length === 0) return null;
  return (
    <p className="gaps" role="status">
      {t('canned.gaps')}{' '}
      {gaps.map(({ words, from, to }) => (
        <Button key={from} className="btn small" onPress={() => select(box, from, to)}>
          {words}
        </Button>
      ))}
    </p>
  );
}

function useBox(id: string): HTMLTextAreaElement | null {
  const [box, setBox] = useState<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    const found = document.getElementById(id);
    setBox(found instanceof HTMLTextAreaElement ? found : null);
  }, [id]);
  return box;
}

/** After the new text has been drawn. */
function select(box: HTMLTextAreaElement, from: number, to: number): void {
  requestAnimationFrame(() => {
    box.focus();
    box.setSelectionRange(from, to);
  });
}
