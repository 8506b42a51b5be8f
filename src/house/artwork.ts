/** Draws the sample house's pieces and people: deterministic SVG, so that no card is ever an empty box. */
import { accessories } from './artwork/accessories.ts';
import { bags } from './artwork/bags.ts';
import { clothes } from './artwork/clothes.ts';
import { home } from './artwork/home.ts';
import { jewellery } from './artwork/jewellery.ts';
import { inkFor, mix } from './artwork/palette.ts';
import { box, type Drawing, fill, shadow } from './artwork/pen.ts';
import { shoes } from './artwork/shoes.ts';
import { smallLeather } from './artwork/small-leather.ts';

export type Piece = {
  readonly category: string;
  /** The catalogue's type, for example `Bucket bag`; case does not matter. */
  readonly type?: string;
  readonly color: string;
  readonly handle: string;
};

const drawings: Readonly<Record<string, Drawing>> = {
  ...bags,
  ...smallLeather,
  ...clothes,
  ...shoes,
  ...jewellery,
  ...accessories,
  ...home,
};

/** Every type that has a drawing of its own. */
export const silhouettes: readonly string[] = Object.keys(drawings).sort();

/** What stands for a whole category when a type has no drawing; an imported catalogue names things its own way. */
const byCategory: Readonly<Record<string, string>> = {
  bags: 'tote',
  'small-leather-goods': 'wallet',
  'ready-to-wear': 'coat',
  shoes: 'loafer',
  jewellery: 'ring',
  watches: 'watch',
  scarves: 'silk scarf',
  accessories: 'gloves',
  'fragrance-home': 'eau de parfum',
};

/** The silhouette drawn for a piece: its type, else a word of its type, else its category's, else `box`. */
export function silhouetteOf({ category, type = '' }: Pick<Piece, 'category' | 'type'>): string {
  const wanted = type.toLowerCase();
  if (wanted in drawings) return wanted;
  const part = silhouettes.find((name) => wanted !== '' && wanted.includes(name));
  return part ?? byCategory[category] ?? 'box';
}

export function productArtwork(piece: Piece): string {
  const ink = inkFor(piece.color);
  const drawing = drawings[silhouetteOf(piece)] ?? giftBox;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img" aria-label="${escapeXml(labelOf(piece))}"><rect width="400" height="400" fill="${ink.ground}"/>${drawing(ink)}</svg>`;
}

/** Initials in the house's serif, on a tint that belongs to the name. */
export function advisorPortrait(name: string): string {
  const ground = portraitTint(name);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img" aria-label="${escapeXml(name)}"><rect width="200" height="200" fill="${ground}"/><circle cx="100" cy="100" r="82" fill="none" stroke="${mix(ground, '#ffffff', 0.28)}" stroke-width="1.5"/><text x="100" y="124" text-anchor="middle" font-family="'Bodoni Moda', 'Bodoni 72', Didot, Georgia, serif" font-size="70" letter-spacing="2" fill="#f6f1e6">${escapeXml(initialsOf(name))}</text></svg>`;
}

const portraitTints = ['#2c5179', '#6a432b', '#4a3a5c', '#17513f', '#741f33', '#5f4a12'] as const;

/** The same name always has the same tint. */
function portraitTint(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return portraitTints[sum % portraitTints.length] ?? portraitTints[0];
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

/** The house's own box: for a thing that nobody has drawn yet. */
const giftBox: Drawing = (ink) =>
  shadow(108) +
  box(100, 172, 200, 158, 6, '#efe7d6') +
  box(90, 150, 220, 38, 6, '#f6f0e2') +
  box(186, 150, 28, 180, 0, ink.base) +
  fill('M200 150C160 96 120 128 200 150C280 128 240 96 200 150Z', ink.dark);

const labelOf = ({ handle, color }: Piece) => `${handle.replaceAll('-', ' ')}, ${color}`;

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
