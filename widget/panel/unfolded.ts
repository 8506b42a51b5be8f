/** What unfolds at a press, as one file to fetch: two would weigh more by what they import. */
// biome-ignore lint/performance/noBarrelFile: the door of a lazy part, and of nothing else
export { HowThisWorks } from './how.tsx';
export { Menu } from './menu.tsx';
