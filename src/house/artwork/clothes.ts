/** Ready-to-wear, laid flat as an atelier would show it. */
import { both, box, buckle, type Drawing, disc, fill, type Ink, line, shadow, stitch } from './pen.ts';

/** Left sleeve and half a body, mirrored; `hem` is how far down it reaches, `flare` how far it opens. */
function longBody(ink: Ink, hem: number, flare: number): string {
  return (
    both(
      fill(
        `M152 84C124 94 110 106 104 134L78 282C77 290 82 294 90 295L104 297C110 297 113 294 114 288L140 176Z`,
        ink.dark,
      ),
    ) +
    fill(
      `M160 80L140 90C128 96 126 110 128 124L138 190L${138 - flare} ${hem}C${170 - flare / 2} ${hem + 8} ${230 + flare / 2} ${hem + 8} ${262 + flare} ${hem}L262 190L272 124C274 110 272 96 260 90L240 80L200 96Z`,
      ink.base,
    )
  );
}

const lapels = (ink: Ink, depth: number) =>
  both(
    fill(`M160 80L148 96L142 132L166 140L160 150L200 ${depth}L184 104Z`, ink.dark) +
      line(`M160 80L148 96L142 132L166 140L160 150L200 ${depth}`, ink.deep, 2),
  ) + fill('M160 80C176 96 224 96 240 80L228 92L200 104L172 92Z', ink.deep);

/** Coats are drawn longer and narrower than jackets. */
const long = (drawing: string) => `<g transform="translate(200 0) scale(.84 1.12) translate(-200 -34)">${drawing}</g>`;

const buttons = (ink: Ink, from: number, count: number, gap: number, x = 206) =>
  Array.from({ length: count }, (_, index) => disc(x, from + index * gap, 4.6, ink.deep)).join('');

const coat: Drawing = (ink) =>
  shadow(92, 350) +
  long(
    longBody(ink, 338, 12) +
      lapels(ink, 214) +
      line('M200 214L202 340', ink.deep, 2) +
      both(fill('M142 236L172 240L172 252L141 248Z', ink.dark)) +
      buttons(ink, 228, 3, 34),
  );

const trench: Drawing = (ink) =>
  shadow(98, 350) +
  long(
    longBody(ink, 336, 20) +
      lapels(ink, 186) +
      both(
        fill('M148 98L136 122L146 164L188 176L176 128Z', ink.dark, ' opacity=".75"') +
          box(122, 104, 26, 8, 4, ink.deep),
      ) +
      line('M201 190L203 338', ink.deep, 2) +
      [0, 1, 2]
        .map((row) => disc(184, 226 + row * 30, 4.6, ink.deep) + disc(222, 226 + row * 30, 4.6, ink.deep))
        .join('') +
      fill('M136 196C170 204 230 204 264 196L265 212C230 220 170 220 135 212Z', ink.deep) +
      buckle(200, 210, 30, 26, ink) +
      line('M222 214L236 252', ink.deep, 9) +
      both(fill('M138 252L160 256L158 286L134 282Z', ink.dark)),
  );

const blazer: Drawing = (ink) =>
  shadow(86, 322) +
  longBody(ink, 300, 2) +
  lapels(ink, 212) +
  line('M200 212C202 250 206 286 214 308', ink.deep, 2) +
  both(fill('M142 246L174 250L173 259L142 255Z', ink.deep)) +
  box(218, 158, 30, 5, 2, ink.deep) +
  buttons(ink, 226, 2, 28, 207) +
  both([270, 280].map((y) => disc(96, y, 2.6, ink.deep)).join(''));

const leatherJacket: Drawing = (ink) =>
  shadow(84, 308) +
  longBody(ink, 280, -2) +
  both(
    fill('M160 80L146 92L148 134L170 126L200 178L182 104Z', ink.dark) +
      line('M160 80L146 92L148 134L170 126L200 178', ink.deep, 2) +
      stitch('M152 98L154 126L170 119', ink),
  ) +
  fill('M160 80C176 94 224 94 240 80L228 96L200 108L172 96Z', ink.deep) +
  line('M200 176L184 292', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  fill('M139 262C170 270 230 270 261 262L260 290C230 298 170 298 140 290Z', ink.dark) +
  line('M222 214L250 200', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  line('M150 214L168 222', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  stitch('M142 270C170 277 230 277 258 270', ink);

const dress: Drawing = (ink) =>
  shadow(94, 350) +
  line('M164 70L172 120M236 70L228 120', ink.dark, 5) +
  fill(
    'M168 112C184 128 216 128 232 112C240 140 238 162 232 182C228 196 236 214 248 244C264 284 280 318 290 342C240 354 160 354 110 342C120 318 136 284 152 244C164 214 172 196 168 182C162 162 160 140 168 112Z',
    ink.base,
  ) +
  fill('M168 112C184 128 216 128 232 112L234 124C216 142 184 142 166 124Z', ink.dark) +
  line(
    'M180 190C172 240 150 300 136 346M200 192C200 250 196 300 192 350M218 190C230 240 252 296 262 346',
    ink.dark,
    3,
  ) +
  line('M170 184C190 194 210 194 230 184', ink.deep, 4);

const shirtDress: Drawing = (ink) =>
  shadow(92, 350) +
  both(fill('M154 88C134 96 122 112 118 140L112 204L138 208L150 150Z', ink.dark)) +
  fill(
    'M164 82L146 92L150 190C134 244 122 300 118 342C170 352 230 352 282 342C278 300 266 244 250 190L254 92L236 82L200 98Z',
    ink.base,
  ) +
  both(fill('M164 82L200 100L182 126L158 96Z', ink.light)) +
  line('M200 102V346', ink.deep, 2) +
  buttons(ink, 126, 3, 22, 205) +
  buttons(ink, 220, 5, 26, 205) +
  fill('M150 184C180 192 220 192 250 184L251 198C220 206 180 206 149 198Z', ink.dark) +
  line('M188 200C176 222 178 240 172 256M196 200C198 224 190 244 192 262', ink.dark, 6);

const shirt: Drawing = (ink) =>
  shadow(84, 326) +
  both(
    fill('M152 88C126 96 110 112 104 140L80 262L108 270L136 176Z', ink.dark) +
      fill('M80 262L108 270L104 288L76 280Z', ink.light) +
      line('M80 262L108 270', ink.deep, 2),
  ) +
  fill('M164 80L146 90L138 176L136 314C170 324 230 324 264 314L262 176L254 90L236 80L200 96Z', ink.base) +
  both(fill('M164 80L200 98L178 128L154 94Z', ink.light) + line('M154 94L178 128L200 98', ink.dark, 2)) +
  fill('M194 100H208V319H194Z', ink.light) +
  line('M194 104V319M208 104V319', ink.dark, 1.4) +
  buttons(ink, 128, 6, 32, 201) +
  box(222, 150, 30, 36, 3, ink.light) +
  line('M138 186C142 230 140 270 138 306', ink.dark, 2);

const ribs = (x: number, y: number, width: number, color: string) =>
  Array.from({ length: Math.floor(width / 8) }, (_, index) => line(`M${x + 4 + index * 8} ${y}v16`, color, 1.6)).join(
    '',
  );

function knit(ink: Ink, open: boolean): string {
  const hem = open ? 322 : 300;
  return (
    shadow(88, hem + 20) +
    both(
      fill('M152 90C124 98 108 116 102 146L84 268L114 274L138 178Z', ink.dark) +
        fill('M85 258L115 264L112 286L82 280Z', ink.deep),
    ) +
    fill(
      `M164 84L146 92C134 130 136 170 134 ${hem}C170 ${hem + 8} 230 ${hem + 8} 266 ${hem}C264 170 266 130 254 92L236 84C222 100 178 100 164 84Z`,
      ink.base,
    ) +
    fill(
      `M134 ${hem - 22}C170 ${hem - 14} 230 ${hem - 14} 266 ${hem - 22}V${hem}C230 ${hem + 8} 170 ${hem + 8} 134 ${hem}Z`,
      ink.dark,
    ) +
    ribs(136, hem - 17, 128, ink.deep) +
    (open
      ? fill(`M164 84C170 130 190 170 200 196C210 170 230 130 236 84C222 104 178 104 164 84Z`, ink.deep) +
        both(line(`M164 84C172 134 190 172 199 198V${hem + 4}`, ink.dark, 8)) +
        buttons(ink, 214, 4, 28, 200)
      : line('M162 85C178 106 222 106 238 85', ink.dark, 11)) +
    line('M140 176C144 210 142 250 142 276M260 176C256 210 258 250 258 276', ink.dark, 2)
  );
}

const sweater: Drawing = (ink) => knit(ink, false);

const polo: Drawing = (ink) =>
  knit(ink, false) +
  box(190, 98, 20, 66, 4, ink.dark) +
  both(fill('M162 80L200 98L182 122L150 94Z', ink.light) + line('M150 94L182 122L200 98', ink.dark, 2)) +
  buttons(ink, 120, 3, 18, 200);

const cardigan: Drawing = (ink) => knit(ink, true);

const trousers: Drawing = (ink) =>
  shadow(76, 350) +
  fill('M146 76H254L276 340C256 348 234 348 220 342L202 170H198L180 342C166 348 144 348 124 340Z', ink.base) +
  fill('M146 76H254L256 98H144Z', ink.dark) +
  line('M200 98V168', ink.deep, 2) +
  both(line('M170 104C166 190 158 280 152 342', ink.light, 2) + line('M152 104C160 116 158 130 148 140', ink.deep, 2)) +
  disc(200, 87, 4.6, ink.metal);

const skirt: Drawing = (ink) => {
  const folds = [-4, -3, -2, -1, 0, 1, 2, 3]
    .map((at) =>
      fill(`M${200 + at * 12} 116L${200 + at * 27} 322L${200 + at * 27 + 13} 322L${206 + at * 12} 116Z`, ink.dark),
    )
    .join('');
  return (
    shadow(112, 340) +
    fill('M148 100H252L312 322C240 334 160 334 88 322Z', ink.base) +
    folds +
    fill('M148 94H252L255 118H145Z', ink.deep) +
    line('M90 320C160 332 240 332 310 320', ink.deep, 2)
  );
};

export const clothes: Readonly<Record<string, Drawing>> = {
  coat,
  'trench coat': trench,
  blazer,
  'leather jacket': leatherJacket,
  dress,
  'shirt dress': shirtDress,
  shirt,
  sweater,
  polo,
  cardigan,
  trousers,
  skirt,
};
