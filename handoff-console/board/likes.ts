/** How a supervisor likes the board: as columns or a table, in which order, and what of it. Kept with the account. */
import type { Preferences } from '../../src/protocol/sign-in.ts';
import { createStore } from '../desk/store.ts';

export type BoardLikes = NonNullable<Preferences['board']>;

export const usualBoard: BoardLikes = { view: 'columns', only: {} };
export const boardLikes = createStore(usualBoard);
