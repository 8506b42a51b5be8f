/** What the shopper chooses: told to the house, and shown once the house has it. Each resolves to whether it has. */
import type { ShopperAcks, ShopperPayload, ShopperRequest } from '../../src/protocol/shopper.ts';
import type { Purpose } from '../core/view.ts';
import type { Link } from './link.ts';
import type { Standing } from './standing.ts';
import type { Store } from './store.ts';
import type { Tabs } from './tabs.ts';

export type ChoicesParts = {
  readonly standing: Standing;
  readonly link: Pick<Link, 'ask'>;
  readonly store: Store;
  readonly tabs: Pick<Tabs, 'tell'>;
};

export type Choices = {
  /** No answer is wanted to what was asked; the words stay. */
  stop(): Promise<boolean>;
  /** What a conversation may be used for. */
  allow(purpose: Purpose, granted: boolean): Promise<boolean>;
  speak(locale: string): Promise<boolean>;
  askForPerson(): Promise<boolean>;
  stopWaiting(): Promise<boolean>;
  rate(score: 1 | 2 | 3 | 4, text?: string): Promise<boolean>;
};

export function createChoices({ standing, link, store, tabs }: ChoicesParts): Choices {
  async function choose<K extends ShopperRequest>(
    name: K,
    payload: ShopperPayload<K>,
    then: (answer: ShopperAcks[K]) => void = () => undefined,
  ): Promise<boolean> {
    const answer = await link.ask(name, payload);
    if (answer.ok) then(answer);
    return answer.ok;
  }
  const floor = (name: 'handoff:request' | 'handoff:cancel') =>
    choose(name, {}, ({ floor }) => store.dispatch({ type: 'floor', floor }));

  return {
    allow: (purpose, granted) =>
      choose('consent:set', { purpose, granted }, () => {
        store.dispatch({ type: 'consent', purpose, granted });
        if (purpose === 'keep') tabs.tell({ type: 'kept', keep: granted });
      }),
    stop: () => choose('answer:stop', {}, () => store.dispatch({ type: 'typing', typing: { on: false, kind: 'bot' } })),
    async speak(locale) {
      const { started, wanted } = standing;
      wanted.locale = locale;
      return !started || choose('locale:set', { locale }, (said) => store.dispatch({ type: 'locale', locale, said }));
    },
    askForPerson: () => floor('handoff:request'),
    stopWaiting: () => floor('handoff:cancel'),
    rate: (score, text) => choose('csat:submit', text ? { score, text } : { score }),
  };
}
