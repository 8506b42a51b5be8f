/**
 * Fetches what comes apart from the first page. While it cannot be had, the rest of the page stands: it is tried again
 * until it is there, also with its styles, which the bundler's own fetching asks for once only.
 */
import { createStore } from '../desk/store.ts';

/** How many parts somebody waits for that could not be fetched at the first try. */
export const missingParts = createStore(0);

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

/** Never fails. A browser that remembers a failed part, or a page older than the house's, gets it by a reload only. */
export async function untilThere<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  const whole = () => fetchedWithStyles(fetchPart);
  const part = await whole().catch(noted);
  if (part !== undefined) return part;
  missingParts.update((count) => count + 1);
  const late = await again(whole, firstWaitMs);
  missingParts.update((count) => count - 1);
  return late;
}

async function again<Part>(whole: () => Promise<Part>, waitMs: number): Promise<Part> {
  await timeOrOnline(waitMs);
  for (const link of brokenStyles) refetch(link);
  return whole().catch((error) => {
    noted(error);
    return again(whole, Math.min(waitMs * 2, longestWaitMs));
  });
}

function noted(error: unknown): undefined {
  console.warn(error);
}

async function fetchedWithStyles<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  const part = await fetchPart();
  await Promise.all(underWay);
  if (brokenStyles.size > 0) throw new Error('A style sheet could not be fetched.');
  return part;
}

const brokenStyles = new Set<HTMLLinkElement>();
const underWay = new Set<Promise<void>>();

// Errors of elements do not bubble; they are caught on their way down.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') brokenStyles.add(target);
  },
  true,
);

function refetch(link: HTMLLinkElement): void {
  const copy = link.cloneNode() as HTMLLinkElement;
  const settled = new Promise<void>((done) => {
    copy.onload = copy.onerror = () => done();
  }).then(() => void underWay.delete(settled));
  underWay.add(settled);
  brokenStyles.delete(link);
  link.replaceWith(copy);
}

function timeOrOnline(waitMs: number): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, waitMs);
    addEventListener('online', go);
  });
}
