/** A letter as RFC 5322 text: for the folder of letters that are not sent. */
import { randomUUID } from 'node:crypto';
import type { Letter } from '../domain/mail.ts';

export function asEml({ to, subject, text }: Letter, from: string, date: Date): string {
  return [
    `From: ${oneLine(from)}`,
    `To: ${oneLine(to)}`,
    `Subject: ${encoded(oneLine(subject))}`,
    `Date: ${date.toUTCString()}`,
    `Message-ID: <${randomUUID()}@aparte.local>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    'Auto-Submitted: auto-generated',
    '',
    text.replace(/\r?\n/g, '\r\n'),
    '',
  ].join('\r\n');
}

/** A header is one line: nobody adds another one through an address. */
const oneLine = (value: string) => value.replace(/[\r\n]+/g, ' ');

function encoded(subject: string): string {
  // RFC 2047, only where it is needed
  return /^[\x20-\x7e]*$/.test(subject) ? subject : `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
}
