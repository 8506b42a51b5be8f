/** What is asked of the figures, kept in the address bar: a link shows a colleague the same. */
import { useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';

const day = z.iso.date();
const Search = z.object({
  from: day,
  to: day,
  store: z.string().max(60).optional(),
  locale: z.string().max(35).optional(),
  channel: z.string().max(20).optional(),
  reason: z.string().max(40).optional(),
  compare: z.literal('previous').optional(),
});
/** `to` is the last day shown. */
export type Search = z.infer<typeof Search>;

const dayMs = 86_400_000;

export function lastDays(days: number, now = new Date()): Pick<Search, 'from' | 'to'> {
  return { from: dayOf(new Date(now.getTime() - (days - 1) * dayMs)), to: dayOf(now) };
}

/** The day as this computer's calendar has it. */
function dayOf(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** What cannot be read in an address counts for nothing. */
export function searchOf(text: string): Search {
  const given = Object.fromEntries(new URLSearchParams(text));
  const parsed = Search.safeParse({ ...lastDays(30), ...given });
  if (!parsed.success || parsed.data.from > parsed.data.to) return lastDays(30);
  return parsed.data;
}

export function queryOf({ from, to, ...filter }: Search): string {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const asked = { from: start.toISOString(), to: end.toISOString(), timeZone, ...filter };
  return new URLSearchParams(given(asked)).toString();
}

function given(fields: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}

const changed = new EventTarget();

export function useSearch(): { readonly search: Search; readonly change: (part: Partial<Search>) => void } {
  const text = useSyncExternalStore(listen, () => location.search);
  const search = useMemo(() => searchOf(text), [text]);
  return {
    search,
    change(part) {
      const next = given({ ...search, ...part });
      history.replaceState(null, '', `${location.pathname}?${new URLSearchParams(next)}`);
      changed.dispatchEvent(new Event('changed'));
    },
  };
}

function listen(tell: () => void): () => void {
  changed.addEventListener('changed', tell);
  addEventListener('popstate', tell);
  return () => {
    changed.removeEventListener('changed', tell);
    removeEventListener('popstate', tell);
  };
}
