/** Small leather goods: what is carried inside the bag. */
import {
  both,
  box,
  buckle,
  type Drawing,
  disc,
  fill,
  line,
  oval,
  ring,
  roundClasp,
  shadow,
  stitch,
  turnClasp,
  turned,
} from './pen.ts';

const wallet: Drawing = (ink) =>
  shadow(112, 292) +
  box(88, 142, 224, 146, 12, ink.base) +
  box(88, 142, 112, 146, 12, ink.dark) +
  line('M200 142V288', ink.deep, 3) +
  stitch('M98 152H190V278H98Z', ink) +
  stitch('M210 152H302V278H210Z', ink);

const longWallet: Drawing = (ink) =>
  shadow(128, 284) +
  box(76, 150, 248, 130, 14, ink.base) +
  fill(
    'M76 164C76 156 82 150 90 150H310C318 150 324 156 324 164V204C324 216 316 222 304 222H96C84 222 76 216 76 204Z',
    ink.dark,
  ) +
  stitch('M86 162V202C86 208 90 212 96 212H304C310 212 314 208 314 202V162', ink) +
  stitch('M88 270H312', ink) +
  turnClasp(200, 222, ink);

const cardHolder: Drawing = (ink) =>
  shadow(92, 292) +
  box(124, 120, 152, 60, 8, '#f4efe6') +
  line('M138 136H206', '#c9bda8', 4) +
  box(108, 146, 184, 142, 12, ink.base) +
  fill('M108 190C150 178 250 178 292 190V276C292 283 287 288 280 288H120C113 288 108 283 108 276Z', ink.dark) +
  fill('M108 226C150 214 250 214 292 226V276C292 283 287 288 280 288H120C113 288 108 283 108 276Z', ink.base) +
  stitch('M118 236C154 226 246 226 282 236V278H118Z', ink);

const coinPurse: Drawing = (ink) =>
  shadow(96, 296) +
  fill(
    'M102 176C102 136 146 116 200 116C254 116 298 136 298 176V226C298 268 256 292 200 292C144 292 102 268 102 226Z',
    ink.base,
  ) +
  fill(
    'M102 176C102 136 146 116 200 116C254 116 298 136 298 176V190C298 224 256 240 200 240C144 240 102 224 102 190Z',
    ink.dark,
  ) +
  stitch(
    'M112 180C112 146 152 126 200 126C248 126 288 146 288 180V190C286 216 248 230 200 230C152 230 114 216 112 190Z',
    ink,
  ) +
  roundClasp(200, 236, ink);

const keyRing: Drawing = (ink) =>
  ring(200, 118, 40, ink.metalDark, 9) +
  ring(200, 116, 40, ink.metal, 8) +
  fill('M178 146H222L230 292C230 304 220 312 200 312C180 312 170 304 170 292Z', ink.base) +
  fill('M178 146H222L224 186H176Z', ink.dark) +
  stitch('M184 156L177 290C178 300 190 304 200 304C210 304 222 300 223 290L216 156', ink) +
  disc(200, 170, 7, ink.metal) +
  `<text x="200" y="258" text-anchor="middle" font-family="Georgia, serif" font-size="24" fill="${ink.metal}">M</text>`;

const passport: Drawing = (ink) =>
  shadow(86, 316) +
  box(128, 92, 154, 218, 12, '#efe9dd') +
  box(120, 88, 156, 224, 12, ink.base) +
  box(120, 88, 24, 224, 12, ink.dark) +
  stitch('M150 98H266V302H150Z', ink) +
  ring(208, 186, 26, ink.metal, 3) +
  line('M182 186H234M208 160C194 174 194 198 208 212C222 198 222 174 208 160', ink.metal, 2.4) +
  line('M184 240H232', ink.metal, 4);

const notebook: Drawing = (ink) =>
  shadow(92, 322) +
  box(122, 84, 168, 234, 8, '#f1ebdf') +
  line('M130 314H282', '#cfc3ae', 3) +
  box(114, 80, 166, 236, 12, ink.base) +
  box(114, 80, 26, 236, 12, ink.dark) +
  stitch('M148 90H270V306H148Z', ink) +
  line('M262 316C264 330 256 338 258 350', '#2f5d4b', 6) +
  box(276, 170, 14, 64, 5, ink.deep) +
  box(280, 120, 9, 158, 4, ink.metal);

const glassesCase: Drawing = (ink) =>
  shadow(132, 276) +
  fill(
    'M66 214C66 168 116 146 200 146C284 146 334 168 334 214C334 252 290 272 200 272C110 272 66 252 66 214Z',
    ink.base,
  ) +
  fill(
    'M66 214C66 168 116 146 200 146C284 146 334 168 334 214C310 196 260 190 200 190C140 190 90 196 66 214Z',
    ink.dark,
  ) +
  line('M66 214C90 196 140 190 200 190C260 190 310 196 334 214', ink.deep, 3) +
  stitch('M82 204C104 178 148 158 200 158C252 158 296 178 318 204', ink) +
  box(190, 182, 20, 16, 5, ink.metal);

const belt: Drawing = (ink) =>
  shadow(112, 318) +
  `<ellipse cx="206" cy="214" rx="118" ry="92" fill="none" stroke="${ink.dark}" stroke-width="26"/>` +
  `<ellipse cx="200" cy="208" rx="118" ry="92" fill="none" stroke="${ink.base}" stroke-width="26"/>` +
  `<ellipse cx="200" cy="208" rx="127" ry="101" fill="none" stroke="${ink.stitch}" stroke-width="1.6" stroke-dasharray="5 4.6"/>` +
  `<ellipse cx="200" cy="208" rx="109" ry="83" fill="none" stroke="${ink.stitch}" stroke-width="1.6" stroke-dasharray="5 4.6"/>` +
  turned(
    -4,
    fill('M168 286H320C328 286 334 292 336 300C334 308 328 314 320 314H168Z', ink.base) +
      stitch('M176 292H318M176 308H318', ink) +
      [244, 266, 288, 310].map((x) => disc(x, 300, 3, ink.deep)).join('') +
      buckle(184, 300, 50, 46, ink) +
      disc(222, 293, 3.4, ink.metal) +
      disc(222, 307, 3.4, ink.metal),
    200,
    300,
  );

const toiletry: Drawing = (ink) =>
  shadow(118) +
  fill(
    'M92 190C92 172 104 162 122 162H278C296 162 308 172 308 190L316 310C316 324 308 331 296 331H104C92 331 84 324 84 310Z',
    ink.base,
  ) +
  fill('M84 276H316V310C316 324 308 331 296 331H104C92 331 84 324 84 310Z', ink.dark) +
  line('M100 182H300', ink.metal, 4, ' stroke-dasharray="3 3"') +
  box(288, 176, 30, 12, 5, ink.metal) +
  line('M86 220C60 214 60 254 84 250', ink.deep, 8) +
  stitch('M90 284H310', ink) +
  stitch('M96 200H304', ink);

const luggageTag: Drawing = (ink) =>
  turned(
    -10,
    line('M200 132C182 70 236 56 226 104C220 130 204 128 200 142', ink.deep, 9) +
      fill('M154 146L180 126H220L246 146V296C246 304 240 310 232 310H168C160 310 154 304 154 296Z', ink.base) +
      stitch('M162 152L184 134H216L238 152V294C238 299 235 302 231 302H169C165 302 162 299 162 294Z', ink) +
      ring(200, 148, 9, ink.metal, 5) +
      box(172, 186, 56, 90, 6, ink.dark) +
      box(178, 192, 44, 78, 4, '#f4efe6') +
      line('M186 212H214M186 228H214M186 244H204', '#b9ad98', 3.4),
  );

const tray: Drawing = (ink) =>
  shadow(138, 296) +
  fill('M72 176C120 160 280 160 328 176L346 280C346 290 338 296 326 296H74C62 296 54 290 54 280Z', ink.dark) +
  fill('M92 186C136 174 264 174 308 186L318 258C260 272 140 272 82 258Z', ink.deep) +
  fill('M54 280C110 256 290 256 346 280C346 290 338 296 326 296H74C62 296 54 290 54 280Z', ink.base) +
  stitch('M66 284C120 266 280 266 334 284', ink) +
  both(disc(84, 192, 8, ink.metal) + disc(84, 191, 3, ink.metalDark)) +
  oval(190, 226, 30, 10, ink.metalDark) +
  oval(190, 222, 30, 10, ink.metal) +
  line('M238 232L270 222', ink.metalLight, 5) +
  ring(230, 234, 8, ink.metalLight, 4);

export const smallLeather: Readonly<Record<string, Drawing>> = {
  wallet,
  'long wallet': longWallet,
  'card holder': cardHolder,
  'coin purse': coinPurse,
  'key ring': keyRing,
  'passport cover': passport,
  'notebook cover': notebook,
  'glasses case': glassesCase,
  belt,
  'toiletry case': toiletry,
  'luggage tag': luggageTag,
  tray,
};
