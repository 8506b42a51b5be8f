/** Two quiet notes, made here: a file would be one more thing to fetch and to allow. */
const notes = [
  [659.25, 0],
  [880, 0.14],
] as const;
const loudness = 0.06;
const seconds = 0.5;

/** Silent where the browser wants a click first. */
export function ring(): void {
  const audio = new AudioContext();
  for (const [frequency, after] of notes) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    const at = audio.currentTime + after;
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(loudness, at);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
  setTimeout(() => void audio.close(), 1000);
}
