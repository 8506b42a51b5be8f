/** Unsent words stay with their conversation and their author, on the device and on the server. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createDrafts } from '../../handoff-console/desk/drafts.ts';
import type { Kept } from '../../handoff-console/desk/kept.ts';

function memory(): Kept & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size;
    },
  };
}

function draftsOf(advisor: string, storage: Kept, answers = true) {
  const saved: [string, string][] = [];
  const drafts = createDrafts({
    key: `drafts.${advisor}`,
    storage,
    save: async (conversationId, text) => {
      saved.push([conversationId, text]);
      return answers;
    },
  });
  return { drafts, saved };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('what is written for one conversation is not in another', () => {
  const { drafts } = draftsOf('ines', memory());
  drafts.set('camille', 'For Camille');
  expect(drafts.get('camille')).toBe('For Camille');
  expect(drafts.get('jonas')).toBe('');
});

test('the server hears 400 ms after the last key, once', async () => {
  const { drafts, saved } = draftsOf('ines', memory());
  drafts.set('camille', 'G');
  await jest.advanceTimersByTimeAsync(300);
  drafts.set('camille', 'Go');
  await jest.advanceTimersByTimeAsync(399);
  expect(saved).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(saved).toEqual([['camille', 'Go']]);
});

test('a reload finds the words, another advisor at the same computer does not', () => {
  const storage = memory();
  draftsOf('ines', storage).drafts.set('camille', 'For Camille');
  expect(draftsOf('ines', storage).drafts.get('camille')).toBe('For Camille');
  expect(draftsOf('leo', storage).drafts.get('camille')).toBe('');
});

test('the server’s draft is taken when this device has nothing newer', () => {
  const { drafts } = draftsOf('ines', memory());
  drafts.adopt('camille', 'Written at home');
  expect(drafts.get('camille')).toBe('Written at home');
});

test('words the server has not seen win over its own, and are saved', async () => {
  const { drafts, saved } = draftsOf('ines', memory());
  drafts.set('camille', 'Newer');
  drafts.adopt('camille', 'Older');
  await jest.advanceTimersByTimeAsync(0);
  expect(drafts.get('camille')).toBe('Newer');
  expect(saved).toEqual([['camille', 'Newer']]);
});

test('what could not be saved is saved when the link is back', async () => {
  const storage = memory();
  draftsOf('ines', storage, false).drafts.set('camille', 'Offline');
  await jest.advanceTimersByTimeAsync(400);
  const { drafts, saved } = draftsOf('ines', storage);
  drafts.flush();
  await jest.advanceTimersByTimeAsync(0);
  expect(saved).toEqual([['camille', 'Offline']]);
});

test('signing out takes saved words from the device and keeps unsaved ones', async () => {
  const storage = memory();
  const { drafts } = draftsOf('ines', storage);
  drafts.set('camille', 'Saved');
  await jest.advanceTimersByTimeAsync(400);
  drafts.set('jonas', 'Not saved yet');
  drafts.forgetSaved();
  const again = draftsOf('ines', storage).drafts;
  expect([again.get('camille'), again.get('jonas')]).toEqual(['', 'Not saved yet']);
});

test('what another version left behind is no reason to fail', () => {
  const storage = memory();
  storage.setItem('drafts.ines.camille', '{"text": 3');
  expect(draftsOf('ines', storage).drafts.get('camille')).toBe('');
  storage.setItem('drafts.ines.camille', '{"text": 3}');
  expect(draftsOf('ines', storage).drafts.get('camille')).toBe('');
});

test('two tabs that write to different people keep both', () => {
  const storage = memory();
  const [one, two] = [draftsOf('ines', storage).drafts, draftsOf('ines', storage).drafts];
  one.set('camille', 'From the first tab');
  two.set('jonas', 'From the second tab');
  const again = draftsOf('ines', storage).drafts;
  expect([again.get('camille'), again.get('jonas')]).toEqual(['From the first tab', 'From the second tab']);
});

test('only words, not blanks, count as an unsent reply', () => {
  const { drafts } = draftsOf('ines', memory());
  drafts.set('camille', '  ');
  drafts.set('jonas', 'Yes');
  expect([...drafts.withText()]).toEqual(['jonas']);
});
