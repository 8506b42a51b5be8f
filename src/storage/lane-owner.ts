/** Names the process that holds a lane, so that its neighbours on the same machine can tell at once when it has died. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Process ids mean something only within one pid namespace: containers may share a host's name. */
const here = `${hostname()}+${pidNamespace()}`;

/** `nodeId@host:pid:startTicks`; the start time tells a process from a later one under the same id. */
export function laneOwner(nodeId: string): string {
  return `${nodeId}@${here}:${process.pid}:${startTicks(process.pid) ?? 0}`;
}

/**
 * True only when the owner ran on this machine and certainly runs no more. Elsewhere nobody knows, and the lane is
 * stolen by its unchanging beat instead. A wrong guess would cost work, never truth: the fence refuses the loser.
 */
export function isDead(owner: string): boolean {
  const [, host, pid, started] = /@([^@]*):(\d+):(\d+)$/.exec(owner) ?? [];
  if (process.platform !== 'linux' || host !== here || started === '0') return false;
  const ticks = startTicks(Number(pid));
  return ticks === 'gone' || (ticks !== undefined && ticks !== started);
}

/** Field 22 of `/proc/<pid>/stat`, counted after the name in brackets, which may itself hold blanks and brackets. */
function startTicks(pid: number): string | 'gone' | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie waits only to be buried by its parent: it will not write again.
    return state === 'Z' || state === 'X' ? 'gone' : fields[18];
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT' && process.platform === 'linux' ? 'gone' : undefined;
  }
}

function pidNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}
