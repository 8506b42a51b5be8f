/** Bags, from the tote to the minaudière. */
import {
  box,
  buckle,
  type Drawing,
  disc,
  fill,
  type Ink,
  line,
  ring,
  roundClasp,
  shadow,
  stitch,
  turnClasp,
} from './pen.ts';

const handles = (ink: Ink) =>
  line('M146 180C146 66 254 66 254 180', ink.deep, 11) + line('M152 186C152 80 248 80 248 186', ink.dark, 8);

const tote: Drawing = (ink) =>
  shadow(122) +
  handles(ink) +
  fill('M110 166H290L310 321C311 327 307 331 301 331H99C93 331 89 327 90 321Z', ink.base) +
  fill('M110 166H290L295 202H105Z', ink.dark) +
  stitch('M105 209H295', ink) +
  stitch('M98 319H302', ink) +
  box(139, 168, 14, 26, 4, ink.deep) +
  box(247, 168, 14, 26, 4, ink.deep) +
  turnClasp(200, 203, ink);

const softTote: Drawing = (ink) =>
  shadow(122) +
  handles(ink) +
  fill('M104 172C150 184 250 184 296 172L308 316C309 326 302 331 292 331H108C98 331 91 326 92 316Z', ink.base) +
  fill('M104 172C150 184 250 184 296 172L297 186C250 198 150 198 103 186Z', ink.dark) +
  stitch('M104 200C150 211 250 211 296 200', ink) +
  line('M128 236C122 268 124 292 130 312M274 240C280 270 276 294 268 314', ink.dark, 3) +
  stitch('M103 320H297', ink) +
  box(139, 176, 14, 26, 4, ink.deep) +
  box(247, 176, 14, 26, 4, ink.deep);

const bucket: Drawing = (ink) =>
  shadow(92) +
  line('M138 150C138 42 262 42 262 150', ink.deep, 8) +
  fill('M118 148H282L264 322C263 328 259 331 253 331H147C141 331 137 328 136 322Z', ink.base) +
  fill('M118 148H282L279 178C240 190 160 190 121 178Z', ink.dark) +
  fill('M138 150L150 180L166 152L184 184L200 152L216 184L234 152L250 180L262 150Z', ink.deep, ' opacity=".45"') +
  line('M150 172C168 200 184 216 200 218C216 216 232 200 250 172', ink.metal, 4) +
  disc(150, 170, 5, ink.metal) +
  disc(250, 170, 5, ink.metal) +
  roundClasp(200, 224, ink) +
  stitch('M140 310H260', ink);

const clutch: Drawing = (ink) =>
  shadow(138, 300) +
  box(70, 152, 260, 146, 12, ink.base) +
  box(70, 284, 260, 14, 7, ink.dark) +
  fill('M70 164C70 157 75 152 82 152H318C325 152 330 157 330 164L206 246C202 249 198 249 194 246Z', ink.dark) +
  line('M74 160L194 243C198 246 202 246 206 243L326 160', ink.light, 1.6) +
  stitch('M84 168L196 234C199 236 201 236 204 234L316 168', ink) +
  roundClasp(200, 240, ink);

/** A flap bag; the strap says how it is worn. */
function flapBag(ink: Ink, { strap, radius, clasp }: { strap: string; radius: number; clasp: string }): string {
  const bottom = 330;
  return (
    shadow(122) +
    strap +
    fill(
      `M92 186C92 178 98 172 106 172H294C302 172 308 178 308 186V${bottom - radius}C308 ${bottom} ${308 - radius} ${bottom} ${308 - radius} ${bottom}H${92 + radius}C92 ${bottom} 92 ${bottom - radius} 92 ${bottom - radius}Z`,
      ink.base,
    ) +
    fill(
      'M92 186C92 178 98 172 106 172H294C302 172 308 178 308 186V222C308 262 262 272 200 272C138 272 92 262 92 222Z',
      ink.dark,
    ) +
    stitch('M102 190V220C104 252 146 262 200 262C254 262 296 252 298 220V190', ink) +
    clasp
  );
}

const shoulder: Drawing = (ink) =>
  flapBag(ink, {
    strap:
      line('M102 186C110 60 290 60 298 186', ink.deep, 9) + disc(102, 184, 9, ink.metal) + disc(298, 184, 9, ink.metal),
    radius: 46,
    clasp: turnClasp(200, 266, ink),
  });

const saddle: Drawing = (ink) =>
  shadow(112) +
  line('M106 186C112 62 288 62 294 186', ink.deep, 9) +
  fill('M98 178H302V232C302 296 262 330 200 330C138 330 98 296 98 232Z', ink.base) +
  fill(
    'M92 176C92 170 96 166 102 166H298C304 166 308 170 308 176V214C308 268 262 292 200 292C138 292 92 268 92 214Z',
    ink.dark,
  ) +
  stitch('M102 178V212C104 258 148 281 200 281C252 281 296 258 298 212V178', ink) +
  fill('M188 238H212V306C212 313 207 316 200 316C193 316 188 313 188 306Z', ink.deep) +
  ring(106, 180, 11, ink.metal, 5) +
  ring(294, 180, 11, ink.metal, 5) +
  ring(200, 268, 12, ink.metal, 5);

const topHandle: Drawing = (ink) => {
  return (
    shadow(118) +
    line('M152 168V134C152 104 248 104 248 134V168', ink.deep, 12) +
    line('M152 160V136C152 108 248 108 248 136V160', ink.dark, 5) +
    fill('M104 160H296L312 322C312 328 308 331 302 331H98C92 331 88 328 88 322Z', ink.base) +
    fill('M104 160H296L302 226H98Z', ink.dark) +
    stitch('M106 170L101 217H299L294 170', ink) +
    fill('M98 226H302L303 233H97Z', ink.deep) +
    box(96, 200, 208, 14, 5, ink.deep) +
    box(180, 186, 40, 42, 7, ink.metal) +
    box(180, 186, 40, 6, 3, ink.metalLight) +
    disc(200, 206, 6, ink.metalDark) +
    box(197.5, 208, 5, 13, 2, ink.metalDark) +
    stitch('M96 320H304', ink) +
    [104, 296].map((x) => box(x - 6, 331, 12, 4, 2, ink.metalDark)).join('')
  );
};

const mini: Drawing = (ink) =>
  shadow(86) +
  line('M164 188V166C164 138 236 138 236 166V188', ink.deep, 9) +
  line('M126 196C84 120 112 58 200 58C288 58 316 120 274 196', ink.metal, 3.4, ' stroke-dasharray="7 5"') +
  fill('M124 184H276L288 324C288 328 285 331 280 331H120C115 331 112 328 112 324Z', ink.base) +
  fill('M124 184H276L281 240C240 252 160 252 119 240Z', ink.dark) +
  stitch('M128 194L124 234C164 244 236 244 276 234L272 194', ink) +
  turnClasp(200, 246, ink) +
  stitch('M121 319H279', ink);

const crossbody: Drawing = (ink) =>
  line('M112 208C54 60 250 8 290 208', ink.deep, 7) +
  shadow(106) +
  box(104, 196, 192, 134, 20, ink.base) +
  box(104, 196, 192, 62, 20, ink.dark) +
  stitch('M114 250H286', ink) +
  stitch('M116 318H284', ink) +
  disc(110, 212, 8, ink.metal) +
  disc(290, 212, 8, ink.metal) +
  turnClasp(200, 258, ink);

const camera: Drawing = (ink) =>
  line('M116 210C60 52 282 22 284 210', ink.deep, 13) +
  line('M116 210C60 52 282 22 284 210', ink.stitch, 2.4) +
  shadow(104) +
  box(100, 200, 200, 130, 26, ink.base) +
  box(100, 200, 200, 40, 20, ink.dark) +
  line('M118 222H282', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  box(276, 217, 26, 10, 4, ink.metal) +
  box(124, 254, 152, 60, 12, ink.dark) +
  stitch('M132 262H268V306H132Z', ink);

const beltBag: Drawing = (ink) =>
  shadow(112, 308) +
  line('M40 206C90 186 110 196 128 206', ink.deep, 14) +
  line('M360 206C310 186 290 196 272 206', ink.deep, 14) +
  buckle(58, 203, 26, 30, ink) +
  fill(
    'M112 190C160 176 240 176 288 190C306 196 308 214 304 238C296 284 262 304 200 304C138 304 104 284 96 238C92 214 94 196 112 190Z',
    ink.base,
  ) +
  line('M108 214C160 200 240 200 292 214', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  box(278, 208, 24, 10, 4, ink.metal) +
  stitch('M116 240C126 276 160 292 200 292C240 292 274 276 284 240', ink);

const weekender: Drawing = (ink) =>
  shadow(148) +
  line('M138 176C138 84 262 84 262 176', ink.deep, 10) +
  fill('M70 190C92 158 308 158 330 190L340 306C340 322 332 331 318 331H82C68 331 60 322 60 306Z', ink.base) +
  fill('M60 284H340V306C340 322 332 331 318 331H82C68 331 60 322 60 306Z', ink.dark) +
  fill('M70 190C92 158 308 158 330 190L332 206C300 178 100 178 68 206Z', ink.deep) +
  line('M78 190C120 170 280 170 322 190', ink.metal, 3, ' stroke-dasharray="3 3"') +
  fill('M124 176H152V284H124Z', ink.deep) +
  fill('M248 176H276V284H248Z', ink.deep) +
  stitch('M129 180V280M147 180V280M253 180V280M271 180V280', ink) +
  stitch('M66 292H334', ink) +
  buckle(138, 236, 34, 22, ink) +
  buckle(262, 236, 34, 22, ink);

const backpack: Drawing = (ink) =>
  shadow(98) +
  line('M176 92C176 60 224 60 224 92', ink.deep, 9) +
  line('M118 190C84 210 84 290 108 312', ink.deep, 14) +
  line('M282 190C316 210 316 290 292 312', ink.deep, 14) +
  fill(
    'M112 156C112 112 150 88 200 88C250 88 288 112 288 156V306C288 322 278 331 262 331H138C122 331 112 322 112 306Z',
    ink.base,
  ) +
  fill('M112 156C112 112 150 88 200 88C250 88 288 112 288 156V190C288 204 112 204 112 190Z', ink.dark) +
  stitch('M122 182C122 190 278 190 278 182', ink) +
  box(134, 226, 132, 84, 14, ink.dark) +
  stitch('M142 236H258V302H142Z', ink) +
  fill('M188 168H212V236H188Z', ink.deep) +
  buckle(200, 226, 30, 22, ink);

const minaudiere: Drawing = (ink) =>
  shadow(92, 326) +
  line('M132 150C110 60 290 60 268 150', ink.metal, 2.6, ' stroke-dasharray="6 4"') +
  disc(200, 226, 98, ink.dark) +
  disc(200, 222, 96, ink.base) +
  ring(200, 222, 78, ink.light, 2.4) +
  ring(200, 222, 58, ink.dark, 1.8) +
  ring(200, 222, 38, ink.dark, 1.8) +
  ring(200, 222, 20, ink.dark, 1.8) +
  line('M134 178C146 158 164 146 184 142', ink.light, 8) +
  box(186, 114, 28, 18, 8, ink.metalDark) +
  disc(200, 112, 8, ink.metal);

const hobo: Drawing = (ink) =>
  shadow(112) +
  fill('M92 196C92 20 308 20 308 196L286 200C280 72 120 72 114 200Z', ink.dark) +
  fill('M90 196C120 236 280 236 310 196C338 262 316 331 262 331H138C84 331 62 262 90 196Z', ink.base) +
  line('M92 198C124 238 276 238 308 198', ink.deep, 4) +
  line('M130 246C124 276 132 298 146 312M262 250C272 276 266 300 252 316', ink.dark, 3) +
  stitch('M102 226C140 258 260 258 298 226', ink) +
  disc(104, 196, 8, ink.metal) +
  disc(296, 196, 8, ink.metal);

const briefcase: Drawing = (ink) =>
  shadow(136) +
  line('M160 164V142C160 128 168 122 180 122H220C232 122 240 128 240 142V164', ink.deep, 11) +
  box(68, 162, 264, 168, 14, ink.base) +
  fill(
    'M68 176C68 168 74 162 82 162H318C326 162 332 168 332 176V236C332 248 324 254 312 254H88C76 254 68 248 68 236Z',
    ink.dark,
  ) +
  stitch('M78 176V234C78 240 82 244 88 244H312C318 244 322 240 322 234V176', ink) +
  stitch('M78 320H322', ink) +
  turnClasp(200, 254, ink);

const basket: Drawing = (ink) => {
  const rows = [196, 218, 240, 262, 284, 306];
  const weave = rows
    .map((y) =>
      line(
        `M${98 + (y - 176) * 0.12} ${y}H${302 - (y - 176) * 0.12}`,
        ink.dark,
        8,
        ` stroke-dasharray="14 10" stroke-dashoffset="${y}"`,
      ),
    )
    .join('');
  return (
    shadow(110) +
    line('M142 184C142 70 258 70 258 184', '#7a5230', 9) +
    fill('M92 178H308L290 322C289 328 285 331 279 331H121C115 331 111 328 110 322Z', ink.base) +
    weave +
    fill('M90 170H310V190H90Z', '#7a5230') +
    line('M94 180H306', '#e4c9a0', 1.7, ' stroke-dasharray="5 4.6"') +
    box(134, 172, 16, 34, 4, '#5e3d22') +
    box(250, 172, 16, 34, 4, '#5e3d22')
  );
};

const pouch: Drawing = (ink) =>
  shadow(88) +
  line('M150 150C110 90 130 66 168 74', ink.metal, 4) +
  line('M250 150C290 90 270 66 232 74', ink.metal, 4) +
  fill(
    'M138 108C156 126 166 134 172 150H228C234 134 244 126 262 108C242 100 226 116 218 100C210 112 190 112 182 100C174 116 158 100 138 108Z',
    ink.dark,
  ) +
  fill(
    'M172 150H228C282 186 306 232 300 274C294 314 256 331 200 331C144 331 106 314 100 274C94 232 118 186 172 150Z',
    ink.base,
  ) +
  line('M178 160C150 196 142 232 146 272M222 160C250 196 258 232 254 272M200 160V250', ink.dark, 3.4) +
  line('M168 151H232', ink.metal, 7) +
  line('M160 168C150 186 150 196 152 204M240 168C250 186 250 196 248 204', ink.metal, 3) +
  fill('M144 204H160L157 232H147Z', ink.metal) +
  fill('M240 204H256L253 232H243Z', ink.metal);

const portfolio: Drawing = (ink) =>
  shadow(118, 322) +
  box(86, 104, 228, 214, 12, ink.base) +
  box(86, 104, 228, 30, 12, ink.dark) +
  line('M98 122H302', ink.metal, 3.4, ' stroke-dasharray="3 3"') +
  box(292, 117, 28, 10, 4, ink.metal) +
  stitch('M96 142H304V308H96Z', ink) +
  box(180, 214, 40, 24, 3, ink.dark) +
  stitch('M184 226H216', ink);

const phonePouch: Drawing = (ink) =>
  line('M160 132C96 40 304 40 240 132', ink.deep, 5) +
  shadow(66) +
  box(146, 118, 108, 212, 16, ink.base) +
  fill(
    'M146 134C146 125 153 118 162 118H238C247 118 254 125 254 134V186C254 206 232 214 200 214C168 214 146 206 146 186Z',
    ink.dark,
  ) +
  stitch('M154 134V184C156 198 176 205 200 205C224 205 244 198 246 184V134', ink) +
  stitch('M156 318H244', ink) +
  roundClasp(200, 212, ink);

export const bags: Readonly<Record<string, Drawing>> = {
  tote,
  'soft tote': softTote,
  'bucket bag': bucket,
  clutch,
  'shoulder bag': shoulder,
  'saddle bag': saddle,
  'top-handle bag': topHandle,
  'mini bag': mini,
  'crossbody bag': crossbody,
  'camera bag': camera,
  'belt bag': beltBag,
  weekender,
  backpack,
  minaudière: minaudiere,
  'hobo bag': hobo,
  briefcase,
  'basket bag': basket,
  pouch,
  portfolio,
  'phone pouch': phonePouch,
};
