/** Every key and what it does, in the order in which lists show them. */
export const keyTable = [
  { group: 'queue', keys: ['j'], does: 'keys.next' },
  { group: 'queue', keys: ['k'], does: 'keys.previous' },
  { group: 'queue', keys: ['1', '9'], does: 'keys.nth', fixed: true },
  { group: 'queue', keys: ['a'], does: 'keys.accept' },
  { group: 'thread', keys: ['r'], does: 'keys.reply' },
  { group: 'thread', keys: ['n'], does: 'keys.note' },
  { group: 'thread', keys: ['d'], does: 'keys.draft' },
  { group: 'thread', keys: ['p'], does: 'keys.picker' },
  { group: 'thread', keys: ['/'], does: 'keys.canned', fixed: true },
  { group: 'thread', keys: ['mod+Enter'], does: 'keys.send', fixed: true },
  { group: 'thread', keys: ['mod+shift+Enter'], does: 'keys.send-end', fixed: true },
  { group: 'thread', keys: ['t'], does: 'keys.transfer' },
  { group: 'thread', keys: ['b'], does: 'keys.return' },
  { group: 'thread', keys: ['mod+shift+e'], does: 'keys.resolve', fixed: true },
  { group: 'thread', keys: ['u'], does: 'keys.reading' },
  { group: 'thread', keys: ['l'], does: 'keys.translate' },
  { group: 'thread', keys: ['alt+ArrowUp', 'alt+ArrowDown'], does: 'keys.messages', fixed: true },
  { group: 'around', keys: ['mod+k'], does: 'keys.palette', fixed: true },
  { group: 'around', keys: ['['], does: 'keys.queue' },
  { group: 'around', keys: [']'], does: 'keys.context' },
  { group: 'around', keys: ['g', 'd'], does: 'keys.go-desk', fixed: true, run: 'g d' },
  { group: 'around', keys: ['g', 't'], does: 'keys.go-tasks', fixed: true, run: 'g t' },
  { group: 'around', keys: ['g', 'i'], does: 'keys.go-insights', fixed: true, run: 'g i' },
  { group: 'around', keys: ['g', 's'], does: 'keys.go-settings', fixed: true, run: 'g s' },
  { group: 'around', keys: ['F6'], does: 'keys.region', fixed: true },
  { group: 'around', keys: ['m'], does: 'keys.mute' },
  { group: 'around', keys: ['Esc'], does: 'keys.escape', fixed: true },
  { group: 'around', keys: ['?'], does: 'keys.all' },
] as const;

export const keyGroups = ['queue', 'thread', 'around'] as const;

const shapes: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** As the keyboard of this computer names it: `⌘K` or `Ctrl+K`. */
export function keyWords(key: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  const parts = key.split('+').map((part) => {
    if (part === 'mod') return apple ? '⌘' : 'Ctrl';
    if (part === 'shift') return apple ? '⇧' : 'Shift';
    if (part === 'alt') return apple ? '⌥' : 'Alt';
    return shapes[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(apple ? '' : '+');
}
