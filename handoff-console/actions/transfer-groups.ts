/** Whom a conversation can be given to, from who is at the desk. Pure. */
import type { PresenceRow } from '../../src/protocol/desk/rows.ts';

/** `free`: how many of it could take a transfer now. */
export type Group = { readonly value: string; readonly name: string; readonly free: number };

type Target = { advisorId?: string; store?: string; skill?: string };

const statusOrder = ['available', 'transfers', 'busy', 'away'];

export function groupsOf(presence: readonly PresenceRow[], me: string) {
  const others = presence.filter((row) => row.advisorId !== me);
  const stores = new Map<string, Group>();
  const skills = new Map<string, Group>();
  for (const row of others) {
    if (row.storeId !== undefined) count(stores, `store:${row.storeId}`, row.store ?? row.storeId, row);
    for (const skill of row.skills ?? []) count(skills, `skill:${skill}`, skill, row);
  }
  const colleagues = others.toSorted(
    (a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) || a.load - b.load,
  );
  return { colleagues, stores: sorted(stores), skills: sorted(skills) };
}

export function targetOf(value: string): Target {
  const [kind, ...rest] = value.split(':');
  const id = rest.join(':');
  if (kind === 'store') return { store: id };
  return kind === 'skill' ? { skill: id } : { advisorId: id };
}

function count(groups: Map<string, Group>, value: string, name: string, row: PresenceRow): void {
  const isFree = (row.status === 'available' || row.status === 'transfers') && row.load < row.capacity;
  groups.set(value, { value, name, free: (groups.get(value)?.free ?? 0) + Number(isFree) });
}

const sorted = (groups: Map<string, Group>) => [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
