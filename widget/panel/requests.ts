/** What people come with: offered before the first message, and asked for by the page (`ask`). */
import type { WordKey } from '../core/words.ts';
import type { Intent } from '../package/api.ts';
import type { IconName } from './icon-paths.ts';

type Request = {
  /** Absent: the page cannot ask for it. */
  readonly name?: Intent;
  /** Absent: not in the list before the first message. */
  readonly icon?: IconName;
  readonly label: WordKey;
  /** Absent: a photo is chosen, and the shopper says the rest. */
  readonly value?: string;
};

export const requests: readonly Request[] = [
  { name: 'order', icon: 'parcel', label: 'asks.order', value: 'goal:order-status' },
  { name: 'gift', icon: 'gift', label: 'asks.gift', value: 'goal:find-gift' },
  { icon: 'photo', label: 'asks.photo' },
  { name: 'stores', icon: 'boutique', label: 'asks.stores', value: 'goal:stores' },
  { name: 'advisor', icon: 'person', label: 'asks.person', value: 'person' },
  { name: 'elsewhere', label: 'menu.elsewhere', value: 'elsewhere' },
];
