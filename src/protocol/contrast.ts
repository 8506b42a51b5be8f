/** Contrast of two colours as WCAG 2.2 counts it (relative luminance, success criterion 1.4.3), and mixtures of two. */

/** Six digits: `#17513F`. */
export type Hex = string;

/** For text of any size. */
export const readable = 4.5;
/** For lines and icons. */
export const visible = 3;

/** From 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** From 0, black, to 1, white. */
export function luminance(color: Hex): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `share` of `color` laid over the ground. */
export function mixed(ground: Hex, color: Hex, share: number): Hex {
  const over = channels(color);
  const values = channels(ground).map((value, index) => value + ((over[index] ?? value) - value) * share);
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** The faintest mixture of ink that keeps its distance from every one of the grounds. */
export function faintest(ink: Hex, grounds: readonly [Hex, ...Hex[]], needed: number): Hex {
  for (let share = 0.3; share < 1; share += 0.02) {
    const color = mixed(grounds[0], ink, share);
    if (grounds.every((ground) => contrast(color, ground) >= needed)) return color;
  }
  return ink;
}

const channels = (color: Hex) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
