/** The widget's look: contrast as WCAG counts it, whole themes from four colours, and nothing unreadable in force. */
import { describe, expect, test } from '@jest/globals';
import { contrast } from '../../src/protocol/contrast.ts';
import { contrastChecks, type LookColors, LookSetting, ownColors, themeOf, usable } from '../../src/protocol/look.ts';
import { themeSheet } from '../../src/protocol/theme-sheet.ts';
import { defaultLook } from '../../src/domain/look.ts';
import { colors as ours } from '../../src/protocol/tokens.ts';
import { seeded } from '../support/random.ts';

describe('contrast', () => {
  // Known pairs of the WCAG working group's own examples.
  test.each([
    ['#000000', '#FFFFFF', 21],
    ['#FFFFFF', '#FFFFFF', 1],
    ['#777777', '#FFFFFF', 4.48],
    ['#767676', '#FFFFFF', 4.54],
    ['#FF0000', '#FFFFFF', 4],
    ['#0000FF', '#FFFFFF', 8.59],
  ])('%s on %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

const look = (change: Partial<LookSetting>): LookSetting => LookSetting.parse({ ...defaultLook, ...change });
const brand: LookColors = { primary: '#7A1F3D', onPrimary: '#FFFFFF', surface: '#FFF8F0', ink: '#2A1A1F' };

describe('a theme', () => {
  test('of a house that sets nothing, or our own colours, says nothing', () => {
    expect(themeSheet(themeOf(look({})))).toBe('');
    expect(themeSheet(themeOf(look({ light: ownColors('light'), dark: ownColors('dark') })))).toBe('');
  });

  test('has the four colours and others made of them; what stays ours is left out', () => {
    const { light, dark } = themeOf(look({ light: brand }));
    expect(light).toMatchObject({ primary: '#7A1F3D', surface: '#FFF8F0', ink: '#2A1A1F', focus: '#7A1F3D' });
    expect(light['on-primary']).toBeUndefined();
    expect(light['machine-soft']).toBeUndefined();
    expect(dark).toEqual({});
  });

  test('a button that cannot be read gets our primary pair; a surface that cannot be read gets all of ours', () => {
    expect(usable({ ...brand, onPrimary: '#8A3F5D' }, 'light')).toEqual({
      falls: 'primary',
      colors: { ...brand, primary: '#17513F', onPrimary: '#FFFFFF' },
    });
    expect(usable({ ...brand, ink: '#E0D8D0' }, 'light')).toEqual({ falls: 'all', colors: ownColors('light') });
    expect(contrastChecks(brand).every(({ passes }) => passes)).toBe(true);
  });

  test('a dark surface in the light scheme brings the pale accents that go with it', () => {
    const night = { primary: '#E8C87A', onPrimary: '#1A1408', surface: '#101014', ink: '#F0EDE6' };
    const { light } = themeOf(look({ light: night }));
    expect(light['machine']).toBe(ours.machine[1]);
    expect(light['urgent-soft']).toBe(ours['urgent-soft'][1]);
  });

  test('whatever is set, every text of the widget can be read', () => {
    const random = seeded(20261122);
    const any = () => `#${[0, 0, 0].map(() => random.below(256).toString(16).padStart(2, '0')).join('')}`;
    for (let round = 0; round < 400; round += 1) {
      const given = { primary: any(), onPrimary: any(), surface: any(), ink: any() };
      for (const scheme of ['light', 'dark'] as const) {
        const { [scheme]: set } = themeOf(look({ [scheme]: given }));
        const token = (name: keyof typeof ours) => set[name] ?? ours[name][scheme === 'light' ? 0 : 1];
        for (const [text, ground] of [
          ['ink', 'surface'],
          ['ink', 'canvas'],
          ['ink', 'sunken'],
          ['ink', 'primary-soft'],
          ['ink-2', 'surface'],
          ['ink-3', 'surface'],
          ['ink-3', 'canvas'],
          ['ink-3', 'sunken'],
          ['primary', 'surface'],
          ['primary', 'canvas'],
          ['on-primary', 'primary'],
          ['machine', 'surface'],
          ['urgent', 'surface'],
        ] as const) {
          const ratio = contrast(token(text), token(ground));
          expect({ given, scheme, text, ground, enough: ratio >= 4.5 }).toEqual(
            expect.objectContaining({ enough: true }),
          );
        }
      }
    }
  });

  test('a font or colour that would end its rule is refused', () => {
    expect(LookSetting.safeParse({ ...defaultLook, font: 'Didot;} :host{display:none' }).success).toBe(false);
    expect(LookSetting.safeParse({ ...defaultLook, font: 'a"b' }).success).toBe(false);
    expect(LookSetting.safeParse({ ...defaultLook, light: { ...brand, ink: 'red' } }).success).toBe(false);
    expect(LookSetting.safeParse({ ...defaultLook, font: 'Cormorant Garamond, Georgia, serif' }).success).toBe(true);
  });
});
