/** How long an advisor has left to answer, and how loudly to say so. */

/** From the shopper's last word to our reply, in seconds. */
export const replyTargetSeconds = 120;

export type Deadline = {
  /** Seconds left; negative once it is overdue. */
  readonly seconds: number;
  /** How much of the target is used, 0..1. */
  readonly used: number;
  readonly tone: 'calm' | 'warn' | 'late';
};

export function deadline(since: string, now: number, target: number = replyTargetSeconds): Deadline {
  const elapsed = Math.max(0, (now - Date.parse(since)) / 1000);
  const left = target - elapsed;
  return { seconds: Math.round(left), used: Math.min(1, elapsed / target), tone: toneOf(left / target) };
}

function toneOf(share: number): Deadline['tone'] {
  if (share <= 0.25) return 'late';
  return share <= 0.5 ? 'warn' : 'calm';
}

/** `1:36`, and `+0:12` once it is overdue. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `+${text}` : text;
}
