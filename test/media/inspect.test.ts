/** What may be kept, and what a picture carries with it when it is: each file is broken here in one way. */
import { describe, expect, test } from '@jest/globals';
import { inspect } from '../../src/media/inspect.ts';
import { gif, jpeg, ogg, pdf, png, pngChunk, svg, wav, webp } from '../support/sample-files.ts';

const good = (bytes: Uint8Array, said?: Parameters<typeof inspect>[1]) => {
  const looked = inspect(bytes, said);
  if (looked.verdict === 'bad') throw new Error(`refused: ${looked.reason}`);
  return looked;
};
const reason = (bytes: Uint8Array) => {
  const looked = inspect(bytes);
  return looked.verdict === 'bad' ? looked.reason : 'kept';
};
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

describe('kinds are told by their bytes', () => {
  test.each([
    ['png', png(), 'image/png', 'image'],
    ['jpeg', jpeg(), 'image/jpeg', 'image'],
    ['webp', webp('place'), 'image/webp', 'image'],
    ['gif', gif, 'image/gif', 'image'],
    ['pdf', pdf, 'application/pdf', 'document'],
    ['wav', wav(), 'audio/wav', 'audio'],
    ['ogg', ogg, 'audio/ogg', 'audio'],
    ['amr', Buffer.from('#!AMR\nxxxxxx'), 'audio/amr', 'audio'],
    ['m4a', Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0', 'latin1'), 'audio/mp4', 'audio'],
    ['mp4', Buffer.from('\0\0\0\x1cftypisom\0\0\0\0', 'latin1'), 'video/mp4', 'video'],
    ['mp3', Buffer.from('ID3\x04\0\0', 'latin1'), 'audio/mpeg', 'audio'],
    [
      'webm',
      Buffer.from('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm', 'latin1'),
      'audio/webm',
      'audio',
    ],
  ])('%s', (_name, bytes, mime, kind) => {
    expect(good(bytes).facts).toMatchObject({ mime, kind });
  });

  test('sound in a film box is sound when it was sent as sound', () => {
    expect(good(Buffer.from('\0\0\0\x1cftypisom\0\0\0\0', 'latin1'), 'audio').facts.mime).toBe('audio/mp4');
  });

  test.each([
    ['SVG', svg, 'unknown-kind'],
    ['HTML', Buffer.from('<html><script>alert(1)</script>'), 'unknown-kind'],
    ['a program', Buffer.from('MZ\x90\0'), 'unknown-kind'],
    ['a zip', Buffer.from('PK\x03\x04'), 'unknown-kind'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a picture of another format behind two words', Buffer.concat([Buffer.from('GIF'), png()]), 'unknown-kind'],
    ['a PDF that was cut', pdf.subarray(0, 40), 'broken'],
    ['a PDF with words before it', Buffer.concat([Buffer.from('<script>'), pdf]), 'unknown-kind'],
    ['a picture of more than 8 MB', Buffer.concat([png(), Buffer.alloc(8_000_000)]), 'too-large'],
  ])('%s is refused', (_name, bytes, why) => {
    expect(reason(bytes)).toBe(why);
  });
});

describe('pictures', () => {
  test.each([
    ['png', png()],
    ['jpeg', jpeg()],
    ['webp', webp('x')],
    ['gif', gif],
  ])('every cut of a %s is refused', (_name, whole) => {
    for (let length = whole.length - 1; length > 0; length -= 1)
      expect(['broken', 'unknown-kind']).toContain(reason(whole.subarray(0, length)));
  });

  test.each([
    ['3.6 gigapixels', 60_000, 60_000],
    ['one very long line', 16_385, 1],
    ['41 megapixels', 6_500, 6_400],
  ])('%s in the header are refused before anything is drawn', (_name, width, height) => {
    expect(reason(png({ width, height }))).toBe('too-many-pixels');
  });

  test('no picture at all is refused', () => {
    expect(reason(png({ width: 0, height: 5 }))).toBe('broken');
  });

  test('a chunk with another checksum is refused', () => {
    const bent = png();
    bent[bent.length - 16] = (bent[bent.length - 16] ?? 0) ^ 1;
    expect(reason(bent)).toBe('broken');
  });

  test('what a picture says besides the picture stays behind', () => {
    const told = pngChunk('tEXt', Buffer.from('Comment\0Rue Cambaceres'));
    expect(has(png({ extra: [told] }), 'Cambaceres')).toBe(true);
    expect(has(good(png({ extra: [told] })).bytes, 'Cambaceres')).toBe(false);
    expect(has(jpeg(), 'GPS 48.8566')).toBe(true);
    expect(has(good(jpeg()).bytes, 'GPS')).toBe(false);
    expect(has(webp('GPS 48.8566'), 'GPS')).toBe(true);
    expect(has(good(webp('GPS 48.8566')).bytes, 'GPS')).toBe(false);
  });

  test('what stands behind the end of a picture stays behind', () => {
    const script = Buffer.from('<script>alert(1)</script>');
    for (const bytes of [
      png({ behind: script }),
      jpeg({ behind: script }),
      Buffer.concat([gif, script]),
      Buffer.concat([webp('x'), script]),
    ])
      expect(has(good(bytes).bytes, '<script>')).toBe(false);
  });

  test('a picture that was taken sideways is still shown upright', () => {
    const cleaned = good(jpeg({ turn: 6 })).bytes;
    const at = Buffer.from(cleaned).indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]));
    expect(at).toBeGreaterThan(0);
    expect(has(good(jpeg({ turn: 1 })).bytes, 'Exif')).toBe(false);
  });

  test('what was cleaned is clean: a second look changes nothing', () => {
    for (const bytes of [png(), jpeg({ turn: 8 }), webp('x'), gif]) {
      const once = good(bytes);
      expect(Buffer.from(good(once.bytes).bytes).equals(Buffer.from(once.bytes))).toBe(true);
      expect(good(once.bytes).facts).toEqual(once.facts);
    }
  });

  test('sizes are read', () => {
    expect(good(png({ width: 7, height: 5 })).facts).toMatchObject({ width: 7, height: 5 });
    expect(good(jpeg()).facts).toMatchObject({ width: 8, height: 8 });
    expect(good(webp('x')).facts).toMatchObject({ width: 1, height: 1 });
    expect(good(gif).facts).toMatchObject({ width: 1, height: 1 });
  });

  test('no bytes at all make it throw', () => {
    let state = 20_261_122;
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state;
    };
    for (const whole of [png(), jpeg({ turn: 3 }), webp('x'), gif]) {
      for (let round = 0; round < 400; round += 1) {
        const bent = Buffer.from(whole);
        for (let times = 0; times < 3; times += 1) bent[next() % bent.length] = next() % 256;
        expect(() => inspect(bent)).not.toThrow();
      }
    }
  });
});
