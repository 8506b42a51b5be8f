/** Shoes from the side, toe to the right. */
import { box, type Drawing, disc, fill, type Ink, line, ring, shadow, stitch } from './pen.ts';

/** Pumps and their kin: a foot on a heel. `heel` is the slope of the sole, in canvas units. */
const pumpBody = (ink: Ink) =>
  fill(
    'M92 178C90 206 96 226 112 236C150 250 176 300 232 306H322C336 306 342 298 332 288C306 266 262 262 236 240C216 262 176 262 148 238C124 218 104 198 92 178Z',
    ink.base,
  ) +
  fill(
    'M92 178C104 198 124 218 148 238C176 262 216 262 236 240L226 232C204 246 176 244 154 226C130 206 112 190 92 178Z',
    ink.deep,
  ) +
  fill(
    'M98 222C104 230 108 234 112 236C150 250 176 300 232 306H322C330 306 336 303 336 298C300 302 240 302 210 286C178 268 150 236 98 222Z',
    ink.dark,
  );

const stiletto = (ink: Ink) =>
  fill('M96 224C102 256 106 290 108 318H120C122 292 130 262 146 252C128 244 110 234 96 224Z', ink.deep);

const pump: Drawing = (ink) => shadow(126, 322) + stiletto(ink) + pumpBody(ink);

const slingback: Drawing = (ink) =>
  shadow(124, 322) +
  fill('M106 252C110 280 112 300 112 318H130C130 304 138 290 154 282Z', ink.deep) +
  line('M172 266C146 250 116 222 102 196C96 212 98 232 106 252', ink.dark, 8) +
  fill(
    'M104 248C142 256 176 300 232 306H330C344 306 348 298 336 288C306 266 262 260 236 236C222 258 196 270 160 270C138 262 120 254 104 248Z',
    ink.base,
  ) +
  fill('M160 270C196 270 222 258 236 236L228 230C216 250 190 258 156 258Z', ink.deep) +
  fill(
    'M104 248C142 256 176 300 232 306H330C338 306 343 303 343 298C302 302 248 302 216 286C178 268 140 258 104 248Z',
    ink.dark,
  ) +
  ring(166, 261, 6, ink.metal, 3.4);

/** A low shoe on a flat sole, the common body of loafers, derbies and sneakers. */
const lowBody =
  'M76 200C74 236 76 270 82 296H318C334 296 340 284 330 270C312 246 268 240 240 214C228 202 214 190 200 182C170 204 120 214 76 200Z';

const sole = (ink: Ink, color = ink.deep) =>
  fill('M78 292H334C340 304 336 312 322 312H204L196 318H84C76 318 74 306 78 292Z', color);

const loafer: Drawing = (ink) =>
  shadow(132, 320) +
  fill(lowBody, ink.base) +
  fill('M76 200C120 214 170 204 200 182L208 188C180 214 124 226 77 216Z', ink.deep) +
  fill(
    'M212 191C224 199 234 206 244 214C268 240 310 246 328 268C300 266 252 262 222 246C206 238 204 212 212 191Z',
    ink.dark,
    ' opacity=".55"',
  ) +
  line('M212 191C204 212 206 238 222 246C252 262 300 266 328 268', ink.dark, 3) +
  stitch('M204 208C198 226 206 246 224 254C254 268 300 274 326 276', ink) +
  fill('M188 196C206 214 222 232 226 252L246 256C242 232 226 208 206 190Z', ink.dark) +
  fill('M206 214L226 218L230 230L214 228Z', ink.metal) +
  sole(ink);

const derby: Drawing = (ink) =>
  shadow(132, 320) +
  fill(lowBody, ink.base) +
  fill('M150 206C176 204 190 192 200 182C218 192 236 208 248 222L226 262C200 262 168 246 150 206Z', ink.dark) +
  stitch('M156 212C174 244 198 256 222 256', ink) +
  [0, 1, 2, 3]
    .map((row) => line(`M${204 + row * 9} ${196 + row * 10}L${186 + row * 10} ${212 + row * 11}`, ink.light, 4))
    .join('') +
  line('M254 228C256 250 268 272 290 292', ink.dark, 3) +
  fill('M76 200C100 208 126 208 150 206L146 226C120 230 98 226 77 220Z', ink.deep) +
  sole(ink, '#3a2a1e');

const sneaker: Drawing = (ink) =>
  shadow(134, 322) +
  fill(lowBody, ink.base) +
  fill('M76 200C88 206 104 209 118 209L124 292H82C76 268 74 236 76 200Z', ink.dark) +
  fill('M150 207C176 204 190 192 200 182C218 192 236 208 248 222L222 268C196 264 166 244 150 207Z', ink.light) +
  [0, 1, 2, 3]
    .map((row) => line(`M${206 + row * 10} ${192 + row * 10}L${182 + row * 10} ${208 + row * 12}`, ink.deep, 4.4))
    .join('') +
  stitch('M154 214C172 246 198 260 220 262', ink) +
  stitch('M262 242C284 254 304 262 318 276', ink) +
  fill('M72 284H330C340 300 338 320 318 320H92C76 320 70 304 72 284Z', '#f4f1ea') +
  line('M76 300H334', '#cfc8ba', 2);

const ballerina: Drawing = (ink) =>
  shadow(128, 318) +
  fill(
    'M80 232C78 262 82 286 94 300H318C338 300 344 288 330 276C308 260 272 258 250 246C230 276 140 286 80 232Z',
    ink.base,
  ) +
  fill('M80 232C140 286 230 276 250 246L242 240C214 264 136 264 82 222Z', ink.deep) +
  fill('M90 292H332C336 304 328 310 314 310H108C98 310 92 304 90 292Z', ink.dark) +
  fill('M256 250C246 232 268 226 272 242C284 228 300 242 286 254C280 262 268 262 262 258Z', ink.dark) +
  disc(271, 248, 4.6, ink.deep);

function bootShaft(ink: Ink, top: number): string {
  return fill(
    `M92 ${top}C128 ${top - 8} 170 ${top - 8} 204 ${top}C206 176 202 206 214 220C240 240 300 246 326 272C336 284 332 298 316 298H92C86 270 90 180 92 ${top}Z`,
    ink.base,
  );
}

const heelBlock = (ink: Ink) => fill('M90 294H332C338 306 332 314 318 314H196L188 308H160V330H92Z', ink.deep);

const ankleBoot: Drawing = (ink) =>
  shadow(126, 332) +
  bootShaft(ink, 132) +
  fill('M92 132C128 124 170 124 204 132L205 146C170 138 128 138 92 146Z', ink.dark) +
  line('M150 144V262', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  box(145, 140, 10, 22, 4, ink.metal) +
  stitch('M214 226C232 244 238 268 240 290', ink) +
  heelBlock(ink);

const chelsea: Drawing = (ink) =>
  shadow(126, 326) +
  bootShaft(ink, 140) +
  fill('M128 138C146 134 160 134 176 138L170 232C162 238 144 238 136 232Z', ink.deep) +
  [0, 1, 2, 3, 4].map((at) => line(`M${138 + at * 8} 144V226`, ink.dark, 1.8)).join('') +
  line('M96 138C92 108 108 108 110 136', ink.dark, 6) +
  fill('M90 294H332C338 306 332 314 318 314H196L188 322H92Z', '#3a2a1e');

const kneeBoot: Drawing = (ink) =>
  shadow(112, 340) +
  fill(
    'M124 62C152 54 186 54 212 62C216 130 206 190 216 236C240 258 296 262 318 286C328 298 322 310 308 310H122C116 240 118 140 124 62Z',
    ink.base,
  ) +
  fill('M124 62C152 54 186 54 212 62L212 82C186 74 152 74 123 82Z', ink.dark) +
  line('M138 90C134 160 134 230 138 296', ink.dark, 3) +
  line('M118 250C150 262 190 256 218 240', ink.dark, 10) +
  ring(170, 256, 10, ink.metal, 4.4) +
  stitch('M130 70C156 63 184 63 206 70', ink) +
  fill('M120 306H320C326 318 320 324 308 324H212L204 318H176V340H122Z', ink.deep);

const strapSole = (ink: Ink) =>
  fill(
    'M72 282C120 276 190 296 240 292C290 288 326 282 338 290C344 300 336 308 320 308H92C76 308 66 296 72 282Z',
    ink.deep,
  ) +
  fill(
    'M72 282C120 276 190 296 240 292C290 288 326 282 338 290C330 294 300 298 240 300C180 302 110 292 72 290Z',
    '#c79d6c',
  );

const sandal: Drawing = (ink) =>
  shadow(136, 314) +
  strapSole(ink) +
  fill(
    'M236 292C232 258 262 240 296 250C312 256 322 270 322 286L306 288C302 268 284 262 270 268C258 274 254 282 256 292Z',
    ink.base,
  ) +
  fill('M182 294C178 250 206 224 240 226L244 240C218 240 200 260 202 295Z', ink.base) +
  line('M244 234C250 244 252 254 252 262', ink.base, 12) +
  line('M88 284C80 236 96 206 120 200C150 200 178 216 196 240', ink.base, 13) +
  ring(140, 203, 9, ink.metal, 4.4) +
  stitch('M90 276C84 238 98 212 120 206', ink);

const eveningSandal: Drawing = (ink) =>
  shadow(124, 322) +
  stiletto(ink) +
  fill('M92 224C140 236 176 296 236 300H324C338 300 342 308 328 312H232C172 308 150 256 96 240Z', ink.dark) +
  line('M100 226C92 190 104 158 118 146', ink.base, 6) +
  line('M110 156C136 142 168 150 176 166C160 182 128 178 110 160', ink.base, 6) +
  line('M252 300C256 272 276 262 302 270C314 276 320 288 320 300', ink.base, 8) +
  line('M232 300C240 264 262 250 288 262', ink.base, 6) +
  line('M176 168C206 196 232 226 262 258', ink.base, 4) +
  ring(176, 167, 6, ink.metal, 3.4) +
  [0, 1, 2, 3, 4].map((at) => disc(262 + at * 12, 268 + at * 2.6, 2.6, ink.metalLight)).join('');

export const shoes: Readonly<Record<string, Drawing>> = {
  pump,
  slingback,
  loafer,
  derby,
  sneaker,
  ballerina,
  'ankle boot': ankleBoot,
  'chelsea boot': chelsea,
  'knee boot': kneeBoot,
  sandal,
  'evening sandal': eveningSandal,
};
