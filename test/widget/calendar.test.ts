import { expect, test } from '@jest/globals';
import { calendarFile } from '../../widget/core/calendar.ts';

const visit = {
  startsAt: new Date('2026-11-21T16:00:00Z'),
  minutes: 45,
  title: 'A visit in Paris',
  place: '12 rue Cambacérès; Paris, 45 minutes\nBEGIN:VALARM',
  id: 'paris@2026-11-21T16:00:00.000Z',
};
const now = new Date('2026-11-20T09:30:00Z');

test('a visit is one tentative event, at the instant and for as long as it was asked for', () => {
  const file = calendarFile(visit, now);
  expect(file).toContain('\r\nDTSTART:20261121T160000Z\r\nDURATION:PT45M\r\n');
  expect(file).toContain('\r\nSTATUS:TENTATIVE\r\n');
  expect(file.match(/BEGIN:/g)).toHaveLength(3);
  expect(file.split('\r\n').filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2);
});

test('what a house writes cannot end its line, and no line is longer than 75 bytes', () => {
  const long = calendarFile({ ...visit, title: 'زيارة في متجر باريس '.repeat(12) }, now);
  const lines = long.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(long.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'زيارة في متجر باريس '.repeat(12)}`);
  expect(long.replaceAll('\r\n ', '')).toContain(
    'LOCATION:12 rue Cambacérès\\; Paris\\, 45 minutes\\nBEGIN:VALARM\r\n',
  );
});
