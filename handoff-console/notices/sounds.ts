/** Three sounds, made here: nothing is fetched, and each is told apart without looking. */

export const soundNames = ['offer', 'message', 'overdue'] as const;
export type SoundName = (typeof soundNames)[number];

/** Hertz, and seconds from the start. */
const tones: Readonly<Record<SoundName, readonly (readonly [hertz: number, at: number])[]>> = {
  offer: [
    [660, 0],
    [880, 0.16],
    [990, 0.32],
  ],
  message: [[740, 0]],
  overdue: [
    [440, 0],
    [370, 0.22],
    [440, 0.44],
  ],
};
const toneSeconds = 0.32;
let context: AudioContext | undefined;

/** `volume` from 0 to 100. A browser that was never touched on this page stays silent; false says so. */
export async function play(name: SoundName, volume: number): Promise<boolean> {
  context ??= new AudioContext();
  if (context.state !== 'running') await Promise.race([context.resume(), pause(200)]);
  if (context.state !== 'running') return false;
  for (const [hertz, at] of tones[name]) tone(context, hertz, context.currentTime + at, volume / 100);
  return true;
}

function tone(audio: AudioContext, hertz: number, at: number, volume: number): void {
  const voice = audio.createOscillator();
  const gain = audio.createGain();
  voice.type = 'sine';
  voice.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(Math.max(0.0002, volume * 0.4), at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + toneSeconds);
  voice.connect(gain).connect(audio.destination);
  voice.start(at);
  voice.stop(at + toneSeconds);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
