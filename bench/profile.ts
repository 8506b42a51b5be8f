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
  /** Microseconds of the monotonic clock, the one that `process.hrtime` reads. */
  readonly startTime: number;
};

type Span = { readonly since: bigint; readonly until: bigint };

type Share = { readonly name: string; readonly ms: number };
export type Profile = {
  readonly functions: readonly Share[];
  readonly folders: readonly Share[];
  readonly busyMs: number;
};

const shownFunctions = 70;

export function profileOptions(): { readonly dir: string; readonly nodeOptions: readonly string[] } {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-profile-'));
  return { dir, nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${dir}`, '--cpu-prof-interval=500'] };
}

export function readProfile(dir: string, span: Span): Profile {
  const [file] = readdirSync(dir).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`The server left no profile in ${dir}.`);
  const profile = JSON.parse(readFileSync(join(dir, file), 'utf8')) as CpuProfile;
  rmSync(dir, { recursive: true });
  return summarise(profile, span);
}

function summarise({ nodes, samples, timeDeltas, startTime }: CpuProfile, { since, until }: Span): Profile {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const functions = new Map<string, number>();
  const folders = new Map<string, number>();
  let now = startTime;
  for (const [at, id] of samples.entries()) {
    const node = byId.get(id);
    const took = timeDeltas[at] ?? 0;
    now += took;
    const wanted = now * 1_000 >= Number(since) && now * 1_000 <= Number(until);
    if (!wanted || node === undefined || node.callFrame.functionName === '(idle)') continue;
    add(functions, nameOf(node.callFrame), took / 1_000);
    add(folders, folderFor(node, byId, parents), took / 1_000);
  }
  return {
    functions: largest(functions).slice(0, shownFunctions),
    folders: largest(folders),
    busyMs: [...functions.values()].reduce((sum, took) => sum + took, 0),
  };
}

function largest(times: ReadonlyMap<string, number>): readonly Share[] {
  return [...times].map(([name, took]) => ({ name, ms: took })).sort((a, b) => b.ms - a.ms);
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
function folderFor(node: Node, byId: ReadonlyMap<number, Node>, parents: ReadonlyMap<number, number>): string {
  let current: Node | undefined = node;
  let outermost = place(node.callFrame.url) || node.callFrame.functionName;
  while (current !== undefined) {
    const { url } = current.callFrame;
    if (url.startsWith(`file://${root}/`) && !url.includes('node_modules')) {
      return folderOf(place(url));
    }
    if (url !== '') outermost = packageOf(place(url));
    current = byId.get(parents.get(current.id) ?? -1);
  }
  return outermost;
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
