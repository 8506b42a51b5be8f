/** Silk and accessories: scarves, ties, gloves, hats, sunglasses, umbrellas. */
import { both, box, type Drawing, disc, fill, type Ink, line, oval, round, shadow, stitch, turned } from './pen.ts';

/** The printed border and the river that every map of Lyon has. */
const scarf: Drawing = (ink) =>
  shadow(118, 338) +
  turned(
    3,
    box(82, 82, 236, 236, 4, ink.base) +
      `<rect x="94" y="94" width="212" height="212" rx="2" fill="none" stroke="${ink.light}" stroke-width="3"/>` +
      `<rect x="106" y="106" width="188" height="188" rx="2" fill="#efe6d4"/>` +
      line('M150 106C170 150 138 190 164 226C182 250 176 274 190 294', ink.base, 11) +
      line('M250 106C236 150 262 190 238 230C222 258 206 270 190 294', ink.dark, 8) +
      line('M106 150H294M106 196H294M106 246H294M130 106V294M206 106V294M272 106V294', ink.base, 1.4) +
      [
        [128, 132],
        [182, 174],
        [222, 132],
        [276, 216],
        [128, 268],
        [246, 268],
      ]
        .map(([x = 0, y = 0]) => disc(x, y, 5, ink.metal))
        .join('') +
      fill('M318 250V318H250C278 306 306 278 318 250Z', ink.dark) +
      stitch('M88 88H312V244', ink),
  );

/** A narrow ribbon, tied once. */
const twilly: Drawing = (ink) => {
  const end = (color: string) =>
    fill('M180 190H220V338L180 318Z', color) +
    line('M186 196V314M214 196V328', ink.light, 2) +
    [216, 240, 264, 288].map((y) => fill(`M200 ${y}l9 10l-9 10l-9 -10Z`, ink.light)).join('');
  return (
    shadow(112, 318) +
    turned(52, end(ink.dark), 200, 150) +
    turned(-46, end(ink.base), 200, 150) +
    fill('M196 150C150 70 76 84 92 132C104 168 160 166 196 158Z', ink.base) +
    fill('M204 150C250 70 324 84 308 132C296 168 240 166 204 158Z', ink.base) +
    fill('M190 150C160 112 118 104 114 128C116 148 156 154 190 154Z', ink.dark) +
    fill('M210 150C240 112 282 104 286 128C284 148 244 154 210 154Z', ink.dark) +
    box(178, 130, 44, 44, 14, ink.deep) +
    box(182, 130, 36, 42, 12, ink.base) +
    line('M192 138V164M206 138V164', ink.dark, 2)
  );
};

const shawl: Drawing = (ink) => {
  const fringe = Array.from({ length: 13 }, (_, index) => line(`M${112 + index * 7.4} 318l-3 24`, ink.dark, 2.6)).join(
    '',
  );
  return (
    shadow(98, 346) +
    fill(
      'M132 84C170 64 238 66 270 86C296 104 292 150 276 180L250 140C226 156 176 156 152 140L128 178C112 148 108 104 132 84Z',
      ink.dark,
    ) +
    fill(
      'M150 138C178 160 226 158 252 138C274 176 280 222 262 252C242 232 224 214 210 204C214 240 212 284 208 318H108C112 256 122 190 150 138Z',
      ink.base,
    ) +
    line(
      'M160 164C142 210 130 262 128 312M182 176C170 220 160 268 160 314M226 162C240 186 250 212 254 232',
      ink.dark,
      3,
    ) +
    fringe +
    line('M146 96C172 84 228 84 256 98', ink.light, 4)
  );
};

const tie: Drawing = (ink) =>
  shadow(44, 352) +
  fill('M174 66H226L216 112H184Z', ink.dark) +
  fill('M184 112H216L244 300L200 346L156 300Z', ink.base) +
  [0, 1, 2, 3, 4, 5]
    .map((row) => line(`M${180 - row * 4} ${146 + row * 28}L${222 + row * 3} ${126 + row * 28}`, ink.light, 3.4))
    .join('') +
  line('M184 112H216', ink.deep, 3) +
  line('M174 66L184 112M226 66L216 112', ink.deep, 2);

const pocketSquare: Drawing = (ink) =>
  shadow(96, 330) +
  fill('M120 190L162 92L196 168L236 76L282 190Z', ink.light) +
  fill('M132 190L186 112L214 180L262 110L276 190Z', ink.base) +
  line('M120 190L162 92L196 168M236 76L282 190', ink.deep, 3) +
  line('M186 112L214 180L262 110', ink.deep, 3) +
  box(96, 186, 208, 142, 8, '#3a3f43') +
  box(96, 186, 208, 16, 6, '#2c3033') +
  line('M104 206H296', '#777d80', 1.7, ' stroke-dasharray="5 4.6"');

const bowTie: Drawing = (ink) =>
  shadow(106, 272) +
  both(
    fill('M200 186C160 150 118 140 92 152C82 180 82 220 92 248C118 260 160 250 200 214Z', ink.base) +
      fill('M200 190C168 176 134 168 108 172C122 190 122 210 108 228C134 232 168 224 200 210Z', ink.dark) +
      line('M176 192C158 184 140 180 124 180M176 208C158 216 140 220 124 220', ink.deep, 2.6),
  ) +
  box(178, 172, 44, 56, 12, ink.dark) +
  box(182, 172, 36, 56, 10, ink.base) +
  line('M192 180V220M206 180V220', ink.dark, 2);

/** One glove, fingers up. */
function glove(ink: Ink, detail: string): string {
  return (
    fill(
      'M128 330L132 214C112 206 96 186 88 164C84 150 100 144 108 156L134 188V98C134 82 156 82 156 98V174H160V82C160 66 182 66 182 82V174H186V90C186 74 208 74 208 90V180H212V112C212 98 232 98 232 112V226C232 256 226 290 226 330Z',
      ink.base,
    ) +
    line('M158 100V176M184 90V178M210 104V184', ink.deep, 2) +
    detail +
    fill('M128 312H227V334H127Z', ink.dark)
  );
}

function pair(ink: Ink, detail: string): string {
  return (
    shadow(106, 340) +
    turned(8, `<g transform="translate(74 6)">${glove({ ...ink, base: ink.dark, dark: ink.deep }, '')}</g>`) +
    turned(-6, `<g transform="translate(6 0)">${glove(ink, detail)}</g>`)
  );
}

const gloves: Drawing = (ink) => pair(ink, stitch('M150 206V280M176 206V286M202 206V280', ink));

const drivingGloves: Drawing = (ink) =>
  pair(
    ink,
    [146, 172, 198, 222].map((x) => disc(x, 196, 5, ink.deep)).join('') +
      fill('M150 232H208C208 262 196 280 179 280C162 280 150 262 150 232Z', ink.deep) +
      box(128, 292, 99, 14, 0, ink.deep) +
      disc(178, 299, 5, ink.metal),
  );

const hat: Drawing = (ink) =>
  shadow(140, 306) +
  oval(200, 270, 140, 34, ink.dark) +
  oval(200, 262, 140, 32, ink.base) +
  fill(
    'M122 258C122 190 132 128 162 122C180 118 190 136 200 136C210 136 220 118 238 122C268 128 278 190 278 258C240 276 160 276 122 258Z',
    ink.base,
  ) +
  fill(
    'M200 136C190 136 180 118 162 122C150 124 142 136 136 154C160 166 240 166 264 154C258 136 250 124 238 122C220 118 210 136 200 136Z',
    ink.dark,
  ) +
  fill('M122 240C160 258 240 258 278 240L278 262C240 280 160 280 122 262Z', ink.deep) +
  box(140, 243, 10, 26, 3, ink.metal) +
  line('M66 262C80 250 104 244 120 242', ink.light, 3);

const beanie: Drawing = (ink) => {
  const rib = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
    .map((at) =>
      line(`M${200 + at * 17} 250C${200 + at * 17} 190 ${200 + at * 11} 132 ${200 + at * 3} 98`, ink.dark, 3),
    )
    .join('');
  const cuffRib = Array.from({ length: 14 }, (_, index) => line(`M${104 + index * 15} 244V298`, ink.deep, 2.6)).join(
    '',
  );
  return (
    shadow(112, 316) +
    fill('M98 256C94 156 144 92 200 92C256 92 306 156 302 256Z', ink.base) +
    rib +
    box(88, 236, 224, 70, 16, ink.dark) +
    cuffRib
  );
};

const sunglasses: Drawing = (ink) =>
  shadow(128, 266) +
  both(
    disc(136, 206, 54, ink.dark) +
      disc(136, 204, 53, ink.base) +
      disc(136, 206, 41, '#3f4744') +
      line('M108 190C114 178 124 172 136 170', '#7d8a86', 6) +
      fill('M90 176L60 170V190L86 200Z', ink.dark) +
      disc(84, 186, 3.4, ink.metal),
  ) +
  line('M184 190C192 178 208 178 216 190', ink.base, 12);

const aviator: Drawing = (ink) =>
  shadow(128, 268) +
  both(
    fill('M94 168C130 156 176 164 184 184C188 226 160 254 128 250C102 246 86 210 94 168Z', '#4d5a57') +
      line('M94 168C130 156 176 164 184 184C188 226 160 254 128 250C102 246 86 210 94 168Z', ink.base, 5) +
      line('M104 182C116 176 130 175 142 177', '#8a9794', 5) +
      line('M92 170L66 178', ink.base, 6),
  ) +
  line('M182 180C192 170 208 170 218 180M176 164C190 158 210 158 224 164', ink.base, 5);

const umbrella: Drawing = (ink) =>
  turned(
    18,
    line('M200 52V78', ink.metal, 5) +
      fill('M200 74C214 110 232 200 226 262C214 272 186 272 174 262C168 200 186 110 200 74Z', ink.base) +
      line('M200 78C194 130 190 200 190 266M200 78C208 130 214 200 212 266', ink.dark, 3) +
      fill('M172 226C188 236 212 236 228 226L227 244C212 252 188 252 173 244Z', ink.deep) +
      disc(200, 241, 5, ink.metal) +
      line('M200 266V318C200 348 166 348 166 322', '#8a5a33', 10) +
      line('M200 266V276', ink.metal, 12),
  );

/** Gathered silk: two wavy circles, and a fold at every wave. */
const scrunchie: Drawing = (ink) => {
  const wave = (radius: number, depth: number) =>
    `${Array.from({ length: 120 }, (_, at) => {
      const angle = (at * Math.PI) / 60;
      const reach = radius + depth * Math.sin(angle * 16);
      return `${at === 0 ? 'M' : 'L'}${round(200 + reach * Math.cos(angle))} ${round(206 + reach * Math.sin(angle) * 0.92)}`;
    }).join('')}Z`;
  const folds = Array.from({ length: 16 }, (_, at) =>
    turned(
      (at * 360) / 16,
      line('M252 210C268 216 284 206 300 214', ink.dark, 3) + line('M262 202C274 204 282 198 292 202', ink.light, 2.4),
      200,
      206,
    ),
  );
  return (
    shadow(104, 316) +
    `<path d="${wave(108, 7)}${wave(50, 4)}" fill="${ink.base}" fill-rule="evenodd" stroke="${ink.dark}" stroke-width="2.4"/>` +
    folds.join('')
  );
};

export const accessories: Readonly<Record<string, Drawing>> = {
  'silk scarf': scarf,
  twilly,
  shawl,
  tie,
  'pocket square': pocketSquare,
  'bow tie': bowTie,
  gloves,
  'driving gloves': drivingGloves,
  hat,
  beanie,
  sunglasses,
  'aviator sunglasses': aviator,
  umbrella,
  scrunchie,
};
