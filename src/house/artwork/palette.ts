/** Colours of the house as leather, silk and metal, and the quiet ground each one stands on. */
import type { Ink } from './pen.ts';

const colors: Readonly<Record<string, string>> = {
  black: '#2b2e2d',
  white: '#f2f0eb',
  ivory: '#ece3d0',
  beige: '#d9c6a5',
  camel: '#c19660',
  cognac: '#a9622f',
  brown: '#6a432b',
  burgundy: '#741f33',
  red: '#b3282f',
  pink: '#dfa9ac',
  green: '#2f5d4b',
  blue: '#8fb0cb',
  navy: '#25344f',
  grey: '#8e9293',
  gold: '#cfa44f',
  silver: '#b9bfc3',
  yellow: '#dcb54a',
  orange: '#c8703a',
  purple: '#5d4270',
};

export const knownColors: readonly string[] = Object.keys(colors);

const brass = '#cda54c';
const steel = '#b4bbbf';
const paper = '#f3f0ea';

export function inkFor(color: string): Ink {
  const base = colors[color] ?? '#8b7d6b';
  const pale = lightness(base) > 0.72;
  const metal = color === 'silver' || color === 'grey' ? steel : brass;
  return {
    base,
    dark: mix(base, '#120b06', pale ? 0.1 : 0.24),
    deep: mix(base, '#120b06', pale ? 0.24 : 0.46),
    light: mix(base, '#ffffff', pale ? 0.5 : 0.16),
    stitch: pale ? mix(base, '#5b452c', 0.34) : mix(base, '#fff3df', 0.52),
    metal,
    metalDark: mix(metal, '#2a1c05', 0.34),
    metalLight: mix(metal, '#ffffff', 0.5),
    ground: pale ? mix('#c9c3b8', paper, 0.34) : mix(base, paper, 0.84),
  };
}

/** `share` of `other` in `color`. */
export function mix(color: string, other: string, share: number): string {
  const [a, b] = [channels(color), channels(other)];
  const mixed = a.map((value, index) => Math.round(value + ((b[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
