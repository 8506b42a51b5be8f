/** Fragrance and home. */
import { box, type Drawing, disc, fill, line, oval, shadow } from './pen.ts';

const label = (y: number, width: number) =>
  box(200 - width / 2, y, width, 54, 3, '#f6f1e6') +
  `<text x="200" y="${y + 25}" text-anchor="middle" font-family="Georgia, serif" font-size="13" letter-spacing="2" fill="#3a352c">MERIDON</text>` +
  line(`M${200 - width / 4} ${y + 37}H${200 + width / 4}`, '#b9ad98', 1.6);

const perfume: Drawing = (ink) =>
  shadow(78) +
  box(178, 92, 44, 50, 6, ink.metal) +
  box(178, 92, 44, 9, 4, ink.metalLight) +
  box(184, 142, 32, 14, 2, ink.metalDark) +
  box(126, 154, 148, 177, 16, '#e3ded3') +
  box(134, 190, 132, 132, 10, ink.base) +
  box(134, 190, 132, 10, 5, ink.light) +
  box(140, 164, 10, 152, 5, '#ffffff') +
  label(232, 96);

const candle: Drawing = (ink) =>
  shadow(92) +
  line('M200 168V140', '#3b332a', 4) +
  fill('M200 96C220 120 216 142 200 144C184 142 180 120 200 96Z', '#e8b04a') +
  fill('M200 114C210 128 208 140 200 142C192 140 190 128 200 114Z', '#fbe7b2') +
  box(118, 156, 164, 175, 14, ink.base) +
  oval(200, 170, 82, 16, ink.dark) +
  oval(200, 174, 70, 12, '#f3e9d4') +
  box(128, 186, 9, 132, 4, ink.light) +
  label(232, 104);

const diffuser: Drawing = (ink) =>
  shadow(74) +
  [-44, -24, -6, 14, 34, 52].map((at) => line(`M${200 + at * 0.3} 206L${200 + at} 66`, '#a98355', 4)).join('') +
  box(178, 176, 44, 34, 5, '#a47c4e') +
  fill(
    'M178 208H222C226 226 266 234 266 256V314C266 325 259 331 250 331H150C141 331 134 325 134 314V256C134 234 174 226 178 208Z',
    '#e3ded3',
  ) +
  fill('M142 268H258V312C258 320 253 323 248 323H152C147 323 142 320 142 312Z', ink.base) +
  label(262, 92);

const throwBlanket: Drawing = (ink) => {
  const fringe = Array.from({ length: 20 }, (_, index) => line(`M${112 + index * 9.4} 306v22`, ink.dark, 3)).join('');
  return (
    shadow(116, 336) +
    fringe +
    box(98, 246, 204, 62, 14, ink.dark) +
    box(98, 196, 204, 62, 18, ink.base) +
    box(98, 146, 204, 62, 18, ink.light) +
    line('M110 208H300M110 258H300', ink.deep, 2.4) +
    line('M150 148V206M176 148V206M250 148V206M150 200V256M176 200V256M250 200V256', ink.dark, 3) +
    line('M104 168H296M104 220H296', ink.dark, 3) +
    box(268, 270, 22, 26, 2, '#f6f1e6') +
    disc(279, 283, 3, ink.metalDark)
  );
};

export const home: Readonly<Record<string, Drawing>> = {
  'eau de parfum': perfume,
  candle,
  diffuser,
  throw: throwBlanket,
};
