/** A visit as a calendar file (RFC 5545). It is tentative: an advisor confirms it in the conversation. */

export type Visit = {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  /** Tells this visit from others: the same one again replaces itself. */
  readonly id: string;
};

export function calendarFile({ startsAt, minutes, title, place, id }: Visit, now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aparte//Concierge//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(id)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    'STATUS:TENTATIVE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n');

const lineBytes = 74;

/** No line is longer than 75 bytes; the rest follows after a space. */
function folded(line: string): string {
  let bytes = 0;
  return Array.from(line, (character) => {
    const size = new TextEncoder().encode(character).length;
    const breaks = bytes + size > lineBytes;
    bytes = breaks ? size + 1 : bytes + size;
    return breaks ? `\r\n ${character}` : character;
  }).join('');
}
