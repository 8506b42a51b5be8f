/** @jsxImportSource preact */
/** Beside a closed launcher: the first words of what has come. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { plainText } from '../core/inline-text.ts';
import css from '../styles/glimpse.css?inline';
import { Icon } from './icon.tsx';
import type { Embed } from './embed.ts';
import { usePanel } from './panel-context.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const longestGlimpse = 90;

/** One at a time, the newest; whoever has sent it away sees the next message again, not this one. */
export function Glimpse({ newest, onOpen }: { newest: WireMessage; onOpen: () => void }) {
  const { embed, words, wear } = usePanel();
  wear(sheet);
  const { say } = words.value;
  const [dismissed, setDismissed] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const shown = newest.seq > dismissed;
  useEffect(() => tellHeight(box.current, embed), [shown]);
  if (!shown) return null;
  const { author, text } = newest;
  const said = plainText(text);
  const who = author.name ?? say(author.kind === 'bot' ? 'who.bot' : 'who.house');
  return (
    <div class="glimpse" ref={box}>
      <button type="button" class="glimpse-words" dir="auto" onClick={onOpen}>
        <b>{who}</b>
        {said.length > longestGlimpse ? `${said.slice(0, longestGlimpse).trimEnd()}…` : said}
      </button>
      <button
        type="button"
        class="round thin"
        aria-label={say('launcher.dismiss')}
        onClick={() => setDismissed(newest.seq)}
      >
        <Icon name="close" small />
      </button>
    </div>
  );
}

/** A frame is as high as its page makes it, so it has to say how high its words are. */
function tellHeight(box: HTMLElement | null, { framed }: Embed): (() => void) | undefined {
  if (!framed || !box) return undefined;
  // In a frame that nobody sees nothing has a height yet.
  const tell = () => framed.glimpse(box.offsetHeight || 1);
  tell();
  const observer = new ResizeObserver(tell);
  observer.observe(box);
  return () => {
    observer.disconnect();
    framed.glimpse(0);
  };
}
