/** A house's colours made into the widget's tokens: nothing that cannot be read gets as far as a shopper. */
import { z } from 'zod';
import { contrast, faintest, luminance, mixed, readable, visible } from './contrast.ts';
import { colors as ours } from './tokens.ts';
import type { Theme } from './widget-config.ts';

const hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'six digits such as #17513F');
const words = (most: number) => z.record(z.string().min(2).max(35), z.string().trim().min(1).max(most));
/** A name that needs quotation marks in CSS could end the rule it stands in. */
const families = z.string().regex(/^[A-Za-z][A-Za-z0-9 ,-]{0,59}$/, 'names of fonts with commas, no quotation marks');
const pixels = z.int().min(0).max(200);

export const LookColors = z.strictObject({ primary: hex, onPrimary: hex, surface: hex, ink: hex });
export type LookColors = z.infer<typeof LookColors>;

export const LookSetting = z.strictObject({
  name: z.string().trim().min(1).max(40).optional(),
  launcher: words(32),
  greeting: words(100),
  position: z.enum(['end', 'start']),
  offset: z.strictObject({ block: pixels, inline: pixels }),
  radius: z.int().min(0).max(28),
  font: families.optional(),
  display: families.optional(),
  light: LookColors.optional(),
  dark: LookColors.optional(),
});
export type LookSetting = z.infer<typeof LookSetting>;

export type Scheme = 'light' | 'dark';
type Token = keyof typeof ours;

export const ownColors = (scheme: Scheme): LookColors => ({
  primary: own('primary', scheme),
  onPrimary: own('on-primary', scheme),
  surface: own('surface', scheme),
  ink: own('ink', scheme),
});

const own = (token: Token, scheme: Scheme) => ours[token][scheme === 'light' ? 0 : 1];

export type ContrastCheck = {
  readonly what: 'on-primary' | 'ink' | 'primary';
  /** From 1 to 21. */
  readonly ratio: number;
  readonly passes: boolean;
};

/** Words on a button, words on the panel, links on the panel. */
export function contrastChecks({ primary, onPrimary, surface, ink }: LookColors): readonly ContrastCheck[] {
  const check = (what: ContrastCheck['what'], one: string, other: string) => {
    const ratio = contrast(one, other);
    return { what, ratio, passes: ratio >= readable };
  };
  return [check('on-primary', onPrimary, primary), check('ink', ink, surface), check('primary', primary, surface)];
}

/** What stands in for colours that fail: nothing, our primary pair, or all four of ours. */
export type FallsBack = 'none' | 'primary' | 'all';

/** The colours that a shopper gets. */
export function usable(given: LookColors, scheme: Scheme): { readonly colors: LookColors; readonly falls: FallsBack } {
  const fails = (colors: LookColors) => contrastChecks(colors).some(({ passes }) => !passes);
  if (!fails(given)) return { colors: given, falls: 'none' };
  const { primary, onPrimary } = ownColors(groundOf(given));
  const mended = { ...given, primary, onPrimary };
  return fails(mended) ? { colors: ownColors(scheme), falls: 'all' } : { colors: mended, falls: 'primary' };
}

/** Which of our palettes goes with this surface, whatever the device prefers. */
const groundOf = ({ surface }: LookColors): Scheme => (luminance(surface) < 0.18 ? 'dark' : 'light');

/** For the widget; only what differs from what it has anyway. */
export function themeOf({ light, dark, radius, font, display, offset }: LookSetting): Theme {
  const both = {
    ...(radius === 18 ? {} : { radius: `${radius}px` }),
    ...(font === undefined ? {} : { font }),
    ...(display === undefined ? {} : { display }),
    ...(offset.block === 0 ? {} : { 'offset-block': `${offset.block}px` }),
    ...(offset.inline === 0 ? {} : { 'offset-inline': `${offset.inline}px` }),
  };
  return { both, light: tokensOf(light, 'light'), dark: tokensOf(dark, 'dark') };
}

/** From four colours all others: fainter inks, lines, tinted grounds. */
function tokensOf(given: LookColors | undefined, scheme: Scheme): Readonly<Record<string, string>> {
  if (given === undefined) return {};
  const { colors } = usable(given, scheme);
  const ground = groundOf(colors);
  const tokens = { ...palette(ground), ...neutrals(colors, ground, scheme), ...accents(colors, ground, scheme) };
  return Object.fromEntries(
    Object.entries(tokens)
      .map(([name, value]) => [name, value.toUpperCase()])
      .filter(([name, value]) => value !== own(name as Token, scheme)),
  );
}

/** Ours that go with a surface, whatever the device prefers; the others are made of the four colours. */
const accompanying = ['urgent-soft', 'warn-soft', 'live'] as const satisfies readonly Token[];
const palette = (scheme: Scheme) => Object.fromEntries(accompanying.map((name) => [name, own(name, scheme)]));

function neutrals({ surface, ink, primary }: LookColors, ground: Scheme, scheme: Scheme) {
  const { surface: ourSurface, ink: ourInk } = ownColors(ground);
  if (surface.toUpperCase() === ourSurface && ink.toUpperCase() === ourInk && ground === scheme) return {};
  /** A tint that takes nothing from what is written on it. */
  const tinted = (share: number) => {
    const tint = mixed(surface, ink, share);
    return [ink, primary].every((color) => contrast(color, tint) >= readable) ? tint : surface;
  };
  const canvas = tinted(0.04);
  const sunken = tinted(0.07);
  const readableOn = (color: string) => (contrast(color, surface) >= readable ? color : ink);
  return {
    ...{ surface, ink, canvas, sunken },
    line: mixed(surface, ink, 0.15),
    edge: faintest(ink, [surface, canvas], visible),
    'ink-2': faintest(ink, [surface, canvas, sunken], 7),
    'ink-3': faintest(ink, [surface, canvas, sunken], readable),
    machine: readableOn(own('machine', ground)),
    urgent: readableOn(own('urgent', ground)),
    warn: readableOn(own('warn', ground)),
  };
}

function accents({ primary, onPrimary, surface, ink }: LookColors, ground: Scheme, scheme: Scheme) {
  const { primary: ourPrimary, surface: ourSurface } = ownColors(ground);
  const rest = { primary, 'on-primary': onPrimary };
  const isOurs = primary.toUpperCase() === ourPrimary && surface.toUpperCase() === ourSurface;
  if (isOurs && ground === scheme) return rest;
  const soft = mixed(surface, primary, 0.12);
  return { ...rest, focus: primary, 'primary-soft': contrast(ink, soft) >= readable ? soft : surface };
}
