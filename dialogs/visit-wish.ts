/** "I would like to see bags in Paris tomorrow at 3pm": a visit, with whatever of place, day and hour was said. */
import type { Store } from '../src/domain/commerce.ts';
import { clockIn } from '../src/domain/clock-words.ts';
import { instantOf, localTime } from '../src/domain/opening-hours.ts';
import { lastEntity, leadIntent, type Said, sureness } from '../src/domain/said.ts';
import type { Intent } from '../src/domain/understanding.ts';

/** What a sentence with a place, a day and an hour is easily taken for. Orders, returns and complaints are not among them. */
const leads: ReadonlySet<Intent> = new Set([
  'appointment',
  'product-search',
  'product-detail',
  'size-fit',
  'gift',
  'out-of-scope',
]);

/** Place, day and hour together say enough; with one of them missing it must be about an appointment, as sure as this. */
const sureWithoutAll = 0.5;

/** An appointment that is made already is moved or called off by a person. */
const standing =
  /\b(?:my|our|an?) (?:existing |current )?(?:appointment|booking)s?\b.{0,40}\b(?:chang|mov|cancel|postpon|reschedul)|\b(?:chang|mov|cancel|postpon|reschedul|confirm)\p{L}*\b.{0,40}\b(?:appointment|booking)|\bhave an appointment\b|\b(?:mon|notre|le) rendez-vous\b|ai (?:un|pris) rendez-vous|\b(?:mein|unser|der|den|einen) termin\b.{0,30}(?:verschieb|absag|änder)|(?:verschieb|absag|änder)\p{L}*.{0,30}termin|habe (?:einen )?termin|\b(?:il mio|il nostro|ho un) appuntamento\b|\b(?:mi|nuestra|tengo una) cita\b|موعدي|لدي موعد|عندي موعد|予約を(?:変更|キャンセル|取り消)|予約があり|(?:取消|更改|改)(?:一下)?预约|已经预约|(?:取消|變更|更改)預約/iu;

/** Whether the message asks for a visit that can be noted down: a day to come, and where or when. */
export function wishesVisit(said: Said, now: Date): boolean {
  const { intent } = leadIntent(said);
  const day = dayIn(said);
  if (!leads.has(intent) || day === undefined || day < now.toISOString().slice(0, 10)) return false;
  if (lastEntity(said, 'order-number') !== undefined || standing.test(said.text)) return false;
  const sure = sureness(said, 'appointment');
  const isPlaced = lastEntity(said, 'store') !== undefined;
  const isTimed = clockIn(said.text) !== undefined;
  if (isPlaced && isTimed) return true;
  return intent === 'appointment' && sure >= sureWithoutAll && (isPlaced || isTimed);
}

/** A day with a boutique, or with the word for it: "call me on Friday" is no visit. */
export function isOfVisit(said: Said): boolean {
  const isPlaced = lastEntity(said, 'store') !== undefined;
  return dayIn(said) !== undefined && (isPlaced || leadIntent(said).intent === 'appointment');
}

/** The day as `YYYY-MM-DD`. */
export function dayIn(said: Said): string | undefined {
  const day = lastEntity(said, 'date')?.value.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
}

export type Wished = {
  readonly store?: string | undefined;
  readonly day?: string | undefined;
  readonly clock?: string | undefined;
};

/** The instant that was wished for, on the boutique's clock; undefined as long as a part is missing. */
export function wishedAt(
  { store: id, day, clock }: Wished,
  stores: readonly Store[],
): { readonly store: Store; readonly at: Date } | undefined {
  const store = stores.length === 1 ? stores[0] : stores.find((candidate) => candidate.id === id);
  if (store === undefined || day === undefined || clock === undefined) return undefined;
  return { store, at: instantOf(day, clock, store.timeZone) };
}

/** Today in the boutique, or the day that was asked for if it is still to come. */
export function firstDay(store: Store, said: Said, now: Date): string {
  const today = localTime(now, store.timeZone).day;
  const day = dayIn(said);
  return day !== undefined && day > today ? day : today;
}
