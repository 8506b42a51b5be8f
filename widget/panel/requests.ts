/** What people come with: offered before the first message, and asked for by the page (`ask`). */
import type { WordKey } from '../core/words.ts';
import type { Intent } from '../package/api.ts';
import type { IconName } from './icon-paths.ts';

type Request = {
  /** Absent: the page cannot ask for it. */
  readonly name?: Intent;
  readonly icon: IconName;
  readonly label: WordKey;
  /** Absent: a photo is chosen, and the shopper says the rest. */
  readonly value?: string;
  /** In the list before the first message. */
  readonly first: boolean;
};

export const requests: readonly Request[] = [
  { name: 'order', icon: 'parcel', label: 'asks.order', value: 'goal:order-status', first: true },
  { name: 'gift', icon: 'gift', label: 'asks.gift', value: 'goal:find-gift', first: true },
  { icon: 'photo', label: 'asks.photo', first: true },
  { name: 'stores', icon: 'boutique', label: 'asks.stores', value: 'goal:stores', first: true },
  { name: 'advisor', icon: 'person', label: 'asks.person', value: 'person', first: true },
  { name: 'elsewhere', icon: 'phone', label: 'menu.elsewhere', value: 'elsewhere', first: false },
];
