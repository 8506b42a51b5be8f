/** Everything that follows from a change without being part of the picture: speaking, badges, storage of words, page events. */

import type { WireMessage } from '../../src/protocol/wire.ts';
import { knowsCard } from '../cards/known.ts';
import type { Store } from '../client/store.ts';
import { plainText } from '../core/inline-text.ts';
import { chooseLocale } from '../core/locale.ts';
import { effect } from '../core/signal.ts';
import type { ViewEvent } from '../core/view.ts';
import type { WordKey, Words } from '../core/words.ts';
import { loadWords } from './dictionary.ts';
import type { PanelModel } from './panel-context.ts';

type ListenParts = { readonly model: PanelModel; readonly store: Store };

/** Returns how to stop. */
export function listenIn({ model, store }: ListenParts): () => void {
  const { isOpen, session, view, words } = model;
  store.subscribe((next, event) => {
    if (event.type === 'messages') hear(event.messages);
    if (event.type === 'refused') giveBack(event);
    if (event.type === 'forgotten') void session.open();
    if (event.type === 'started') void follow(next.locale);
  });

  /** Live messages only: history comes by another event and is never spoken. */
  function hear(messages: readonly WireMessage[]): void {
    for (const message of messages) {
      model.reveal.play(message, words.value.locale, () => {
        if (message.author.kind !== 'shopper') model.voice.say(spokenText(message, words.value));
      });
    }
  }

  function giveBack({ refusal }: Extract<ViewEvent, { type: 'refused' }>): void {
    const { draft } = model;
    draft.value = draft.value ? `${refusal.text}\n${draft.value}` : refusal.text;
    session.draft(draft.value);
    model.notice.value = { text: words.value.say(reasonKey(refusal.code)) };
    model.voice.say(words.value.say(reasonKey(refusal.code)));
    store.dispatch({ type: 'refusal-seen' });
  }

  /** The server may know better which language this conversation is in. */
  async function follow(locale: string | undefined): Promise<void> {
    const next = chooseLocale(locale, words.value.locale);
    if (next !== words.value.locale) words.value = await loadWords(next);
  }

  const stopShown = effect(() => {
    session.shown(isOpen.value);
  });
  const stopRead = effect(() => {
    if (isOpen.value && view.value.timeline.have > view.value.readByShopper) session.read();
  });
  return () => {
    stopShown();
    stopRead();
  };
}

function reasonKey(code: string): WordKey {
  return code === 'too-long' || code === 'rate-limited' ? `error.${code}` : 'error.other';
}

/** "Ines: Good evening." A card is told in a sentence. */
function spokenText({ author, text, card }: WireMessage, words: Words): string {
  const name = author.name ?? words.say(author.kind === 'bot' ? 'who.bot' : 'who.house');
  if (card?.kind === 'notice') return [card.title, card.body].filter(Boolean).join('. ');
  const items = card?.kind === 'product_carousel' && knowsCard(card) ? card.items : [];
  const pieces = items.map((item) => `${item.title}, ${item.price}`);
  const summary =
    pieces.length > 0 ? ` ${words.say('spoken.pieces', { count: pieces.length, names: pieces.join('. ') })}` : '';
  return `${name}: ${plainText(text)}${summary}`;
}
