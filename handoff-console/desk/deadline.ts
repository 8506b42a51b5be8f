/** How long an advisor has left to answer, and how loudly to say so. The server's policy says when the time is over. */

export type Deadline = {
  /** Seconds left; negative once it is overdue. */
  readonly seconds: number;
  /** How much of the target is used, 0..1. */
  readonly used: number;
  readonly tone: 'calm' | 'warn' | 'late';
};

export function deadline({ since, due }: { readonly since: string; readonly due: string }, now: number): Deadline {
  const from = Date.parse(since);
  const whole = Math.max(1, Date.parse(due) - from);
  const left = whole - Math.max(0, now - from);
  return { seconds: Math.round(left / 1000), used: Math.min(1, 1 - left / whole), tone: toneOf(left / whole) };
}

function toneOf(share: number): Deadline['tone'] {
  if (share <= 0.25) return 'late';
  return share <= 0.5 ? 'warn' : 'calm';
}

/** `1:36`, `1:02:10` from an hour on, and `+0:12` once it is overdue. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return seconds < 0 ? `+${text}` : text;
}
