/** @jsxImportSource preact */
/** Beside a closed launcher: the first words of what has come. */
import { useState } from 'preact/hooks';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { plainText } from '../core/inline-text.ts';
import css from '../styles/glimpse.css?inline';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const longestGlimpse = 90;

/** One at a time, the newest; whoever has sent it away sees the next message again, not this one. */
export function Glimpse({ newest, onOpen }: { newest: WireMessage; onOpen: () => void }) {
  const { words, wear } = usePanel();
  wear(sheet);
  const { say } = words.value;
  const [dismissed, setDismissed] = useState(0);
  if (newest.seq <= dismissed) return null;
  const { author, text } = newest;
  const said = plainText(text);
  const who = author.name ?? say(author.kind === 'bot' ? 'who.bot' : 'who.house');
  return (
    <div class="glimpse">
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
