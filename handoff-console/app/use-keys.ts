/** Keys that act on the desk: single ones outside fields, and none while a dialog is open. */
import { useEffect, useRef } from 'react';
import { keyFor, meantBy } from './keymap.ts';

export type KeyMap = Readonly<Record<string, () => void>>;

const live = new Set<{ readonly current: KeyMap }>();
/** Held down, a key moves on and on; nothing else is done twice, least of all accepting. */
const moving = new Set(['j', 'k', 'alt+ArrowUp', 'alt+ArrowDown']);
/** After `g`, the next key names a place for this long. */
const prefixMs = 1_500;
let prefixedUntil = 0;
/** Several listeners hear one press; it has one name. */
const named = new WeakMap<KeyboardEvent, string>();

/**
 * The house's keys: `j`, `g d` (one after the other), `F6`, `alt+ArrowUp`, `mod+k`, `mod+shift+e`. With `mod` they work
 * in fields too.
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || dialogIsOpen()) return;
      const name = nameOf(event);
      const act = latest.current[name];
      if (act === undefined) return;
      event.preventDefault();
      if (event.repeat && !moving.has(name)) return;
      act();
    };
    live.add(latest);
    document.addEventListener('keydown', pressed);
    return () => {
      live.delete(latest);
      document.removeEventListener('keydown', pressed);
    };
  }, []);
}

/** Whether a house key does anything here and now. */
export function canRun(houseKey: string): boolean {
  return [...live].some(({ current }) => houseKey in current);
}

export function runKey(houseKey: string): void {
  [...live].find(({ current }) => houseKey in current)?.current[houseKey]?.();
}

function nameOf(event: KeyboardEvent): string {
  const known = named.get(event);
  if (known !== undefined) return known;
  const name = readName(event);
  named.set(event, name);
  return name;
}

function readName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.isComposing) return '';
  if (event.altKey) return inField(event.target) ? '' : `alt+${key}`;
  if (hasModifier(event)) return `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
  const prefixed = performance.now() < prefixedUntil;
  // Whatever comes next uses the prefix up: a letter written in a box must not leave it to the key after the box.
  prefixedUntil = 0;
  if (event.key === 'F6') return 'F6';
  if (inField(event.target)) return '';
  if (prefixed) return `g ${key}`;
  if (key === keyFor('g')) prefixedUntil = performance.now() + prefixMs;
  return meantBy(key) ?? '';
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=menu]') !== null
  );
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null;
}
