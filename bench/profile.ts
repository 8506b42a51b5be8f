/** Reads what `node --cpu-prof` wrote: which functions took the time, and for which folder of ours they worked. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './server-process.ts';

type Frame = { readonly functionName: string; readonly url: string; readonly lineNumber: number };
type Node = { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] };
type CpuProfile = {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

export type Share = { readonly name: string; readonly share: number; readonly self: number };
export type Profile = { readonly functions: readonly Share[]; readonly folders: readonly Share[] };

const shownFunctions = 45;

export function profileOptions(): { readonly dir: string; readonly nodeOptions: readonly string[] } {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-profile-'));
  return { dir, nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${dir}`, '--cpu-prof-interval=500'] };
}

export function readProfile(dir: string): Profile {
  const [file] = readdirSync(dir).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`The server left no profile in ${dir}.`);
  const profile = JSON.parse(readFileSync(join(dir, file), 'utf8')) as CpuProfile;
  rmSync(dir, { recursive: true });
  return summarise(profile);
}

function summarise({ nodes, samples, timeDeltas }: CpuProfile): Profile {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const self = new Map<string, number>();
  const behalf = new Map<string, number>();
  const own = new Map<string, number>();
  let busy = 0;
  for (const [at, id] of samples.entries()) {
    const node = byId.get(id);
    const took = timeDeltas[at] ?? 0;
    if (node === undefined || node.callFrame.functionName === '(idle)') continue;
    busy += took;
    add(self, nameOf(node.callFrame), took);
    const [folder, direct] = folderFor(node, byId, parents);
    add(behalf, folder, took);
    if (direct) add(own, folder, took);
  }
  const shares = (times: ReadonlyMap<string, number>) =>
    [...times]
      .map(([name, took]) => ({ name, share: took / busy, self: (own.get(name) ?? 0) / busy }))
      .sort((a, b) => b.share - a.share);
  return { functions: shares(self).slice(0, shownFunctions), folders: shares(behalf) };
}

const add = (times: Map<string, number>, name: string, took: number) => times.set(name, (times.get(name) ?? 0) + took);

function nameOf({ functionName, url, lineNumber }: Frame): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  return url === '' ? name : `${name}  ${place(url)}:${lineNumber + 1}`;
}

function place(url: string): string {
  return url.replace(`file://${root}/`, '').replace(/^.*node_modules\//, '');
}

/** The nearest caller that is ours: what a package does, it does for somebody. */
function folderFor(
  node: Node,
  byId: ReadonlyMap<number, Node>,
  parents: ReadonlyMap<number, number>,
): readonly [string, boolean] {
  let current: Node | undefined = node;
  let outermost = place(node.callFrame.url) || node.callFrame.functionName;
  while (current !== undefined) {
    const { url } = current.callFrame;
    if (url.startsWith(`file://${root}/`) && !url.includes('node_modules')) {
      return [folderOf(place(url)), current === node];
    }
    if (url !== '') outermost = packageOf(place(url));
    current = byId.get(parents.get(current.id) ?? -1);
  }
  return [outermost, false];
}

function folderOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, parts[0] === 'src' && parts.length > 2 ? (parts[1] === 'storage' ? 3 : 2) : 1).join('/');
}

function packageOf(path: string): string {
  if (path.startsWith('node:')) return path;
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
