/** The page's own colours and sizes, and the check that one can read what they give: a pair that fails is ours again. */
import { contrast, readable } from '../../src/protocol/contrast.ts';
import type { Tokens } from '../package/api.ts';

/** Filled in by the build: our four colours as [light, dark]. */
declare const __OWN_COLORS__: Readonly<Record<string, readonly [light: string, dark: string]>>;

const names = [
  ...['primary', 'on-primary', 'surface', 'ink', 'radius', 'font', 'display'],
  ...['offset-block', 'offset-inline', 'z'],
];
const pairs = [
  ['primary', 'on-primary'],
  ['surface', 'ink'],
] as const;

export type ThemeParts = { readonly host: HTMLElement; readonly root: ShadowRoot; readonly scheme: string | undefined };

export function createTheme({ host, root, scheme }: ThemeParts) {
  const ours = new CSSStyleSheet();
  const device = matchMedia('(prefers-color-scheme:dark)');
  const pen = createPen();
  let told = false;

  /** Again with every change: a colour that can be read in light may not be in dark. */
  function check(): void {
    ours.replaceSync('');
    if (!root.adoptedStyleSheets.includes(ours)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ours];
    const failing = pairs.filter((pair) => !canBeRead(pair));
    if (failing.length === 0) return;
    const dark = scheme === 'dark' || (scheme !== 'light' && device.matches);
    // Important inside of a shadow root is stronger than anything the page says about its host.
    const rules = failing.flat().map((name) => `--cg-${name}:${__OWN_COLORS__[name]?.[dark ? 1 : 0]}!important`);
    ours.replaceSync(`:host{${rules.join(';')}}`);
    if (told) return;
    told = true;
    const pairsInWords = failing.map(([ground, ink]) => `--cg-${ink} on --cg-${ground}`).join(' and ');
    console.info(
      `concierge: ${pairsInWords} cannot be read (contrast under ${readable}); the house's own colours are used.`,
    );
  }

  function canBeRead([ground, ink]: (typeof pairs)[number]): boolean {
    const style = getComputedStyle(host);
    const [under, over] = [ground, ink].map((name) => style.getPropertyValue(`--cg-${name}`).trim());
    // What is not set is not there to be judged yet: the panel brings it.
    if (!under || !over) return true;
    const [one, other] = [pen(under), pen(over)];
    return one !== undefined && other !== undefined && contrast(one, other) >= readable;
  }

  device.addEventListener('change', check);
  check();
  return {
    check,
    /** Names that we do not know are left alone. */
    set(tokens: Tokens) {
      for (const [given, value] of Object.entries(tokens ?? {})) {
        const name = given.replace(/^--cg-/, '');
        if (names.includes(name)) host.style.setProperty(`--cg-${name}`, String(value ?? ''));
      }
      check();
    },
    /** All of them at once: what is not given is ours. */
    replace(tokens: Readonly<Record<string, string>>) {
      for (const name of names) host.style.setProperty(`--cg-${name}`, tokens[name] ?? '');
      check();
    },
    stop: () => device.removeEventListener('change', check),
  };
}

/** Any colour that CSS knows, as six digits on white; undefined: not a colour. */
function createPen(): (color: string) => string | undefined {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (color) => {
    if (!context || !CSS.supports('color', color)) return undefined;
    for (const style of ['#fff', color]) {
      context.fillStyle = style;
      context.fillRect(0, 0, 1, 1);
    }
    const channels = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  };
}
