/** What is for whoever waits for a word, as one file to fetch: three would weigh more by what they import. */
// biome-ignore lint/performance/noBarrelFile: the door of a lazy part, and of nothing else
export { ring } from './chime.ts';
export { Glimpse } from './glimpse.tsx';
export { Queue } from './queue.tsx';
