/** Which key does what: the house's keys, and those that a person has given another key or turned off. */
import { createStore } from '../desk/store.ts';

/** Single keys that can be changed; with a modifier they stay as they are. */
export const changeableKeys = [
  ...['j', 'k', 'a', 'r', 'n', 'd', 'u', 'p', 't', 'b', 'l', 'm', 'g'],
  ...['[', ']', '?'],
] as const;
export type ChangeableKey = (typeof changeableKeys)[number];

/** By the house's key; an empty text turns it off. */
export type OwnKeys = Readonly<Record<string, string>>;

export const ownKeys = createStore<OwnKeys>({});
/** Otherwise Enter makes a new line. */
export const enterSends = createStore(false);

/** The key that does today what the house's key does; undefined: none. */
export function keyFor(houseKey: string): string | undefined {
  const own = ownKeys.get()[houseKey];
  return own === undefined ? houseKey : own || undefined;
}

/** The house's key for what was pressed; undefined: it does nothing. */
export function meantBy(pressed: string): string | undefined {
  const own = ownKeys.get();
  const moved = changeableKeys.find((key) => own[key] === pressed);
  return moved ?? (own[pressed] === undefined ? pressed : undefined);
}
