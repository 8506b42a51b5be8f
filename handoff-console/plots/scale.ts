/** Round numbers for axes, and which of many labels there is room for. */

/** 0, some round steps, and one that is not below `most`; of things that are counted, whole ones. */
export function ticks(most: number, { wanted = 4, unit = 1, counted = false } = {}): number[] {
  if (most <= 0) return [0, unit];
  if (unit !== 1) return ticks(most / unit, { wanted, counted }).map((tick) => tick * unit);
  const rough = Math.max(most / wanted, counted ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ((counted ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10]).find((each) => each * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_none, index) => Number((index * step).toPrecision(12)));
}

/** Indexes of at most `room` labels, evenly apart, the first always. */
export function fewOf(count: number, room: number): number[] {
  const step = Math.max(1, Math.ceil(count / room));
  return Array.from({ length: Math.ceil(count / step) }, (_none, index) => index * step);
}
