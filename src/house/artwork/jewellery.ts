/** Jewellery and watches: here the colour is the metal itself. */
import {
  both,
  box,
  type Drawing,
  disc,
  fill,
  type Ink,
  line,
  oval,
  ring,
  round,
  shadow,
  stitch,
  turned,
} from './pen.ts';

const pearl = (x: number, y: number, radius: number) =>
  disc(x, y, radius, '#c9bda9') +
  disc(x - radius * 0.1, y - radius * 0.1, radius * 0.84, '#f6f1e8') +
  disc(x - radius * 0.35, y - radius * 0.38, radius * 0.26, '#ffffff');

const stone = (x: number, y: number, size: number) =>
  fill(
    `M${x - size} ${y - size * 0.3}L${x - size * 0.55} ${y - size * 0.8}H${x + size * 0.55}L${x + size} ${y - size * 0.3}L${x} ${y + size}Z`,
    '#dcebf0',
  ) +
  fill(`M${x - size} ${y - size * 0.3}H${x + size}L${x} ${y + size}Z`, '#b9d3dc') +
  fill(`M${x - size * 0.4} ${y - size * 0.3}H${x + size * 0.4}L${x} ${y + size}Z`, '#eef7fa') +
  line(`M${x - size} ${y - size * 0.3}H${x + size}`, '#ffffff', 1.6);

/** A band seen a little from above: the far side is darker than the near one. */
function band(ink: Ink, y: number, rx: number, ry: number, width: number): string {
  return (
    `<ellipse cx="200" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="${ink.dark}" stroke-width="${width}"/>` +
    line(`M${200 - rx} ${y}A${rx} ${ry} 0 0 0 ${200 + rx} ${y}`, ink.base, width) +
    line(
      `M${200 - rx * 0.8} ${round(y + ry * 0.6)}A${rx} ${ry} 0 0 0 ${200 - rx * 0.2} ${round(y + ry * 0.98)}`,
      ink.light,
      width * 0.28,
    )
  );
}

const plainRing: Drawing = (ink) =>
  shadow(88, 314) +
  band(ink, 222, 90, 82, 20) +
  fill('M146 158C158 108 242 108 254 158C240 138 160 138 146 158Z', ink.base) +
  line('M156 144C172 122 228 122 244 144', ink.light, 4);

const solitaire: Drawing = (ink) =>
  shadow(84, 312) + band(ink, 226, 88, 78, 13) + both(line('M168 152L186 134', ink.dark, 6)) + stone(200, 118, 40);

const signet: Drawing = (ink) =>
  shadow(90, 316) +
  band(ink, 228, 88, 80, 22) +
  fill('M132 168C146 138 254 138 268 168C262 190 138 190 132 168Z', ink.dark) +
  oval(200, 146, 66, 40, ink.dark) +
  oval(200, 142, 62, 36, ink.base) +
  `<ellipse cx="200" cy="142" rx="50" ry="27" fill="none" stroke="${ink.dark}" stroke-width="2"/>` +
  line('M158 126C172 116 190 112 206 113', ink.light, 4);

const linkCurve = (ink: Ink, curve: string, width = 4) =>
  line(curve, ink.dark, width + 1.6) + line(curve, ink.base, width, ' stroke-dasharray="6 3.4"');

const necklace: Drawing = (ink) =>
  linkCurve(ink, 'M104 70C96 210 140 300 200 300C260 300 304 210 296 70', 6) +
  box(190, 292, 20, 16, 5, ink.base) +
  ring(104, 66, 8, ink.base, 4) +
  ring(296, 66, 8, ink.base, 4);

const pendant: Drawing = (ink) =>
  linkCurve(ink, 'M112 66C120 150 164 206 200 220C236 206 280 150 288 66', 3.4) +
  ring(200, 226, 8, ink.base, 4) +
  fill('M188 236H212L208 252H192Z', ink.base) +
  fill('M200 248C228 268 236 300 222 322C212 336 188 336 178 322C164 300 172 268 200 248Z', '#c9bda9') +
  fill('M200 254C222 272 228 298 218 314C208 326 190 324 182 312C172 296 180 270 200 254Z', '#f6f1e8') +
  oval(192, 286, 6, 12, '#ffffff');

const pearlNecklace: Drawing = (ink) => {
  const beads = Array.from({ length: 27 }, (_, index) => {
    const angle = Math.PI * (1.14 - (1.28 * index) / 26);
    return pearl(round(200 + 106 * Math.cos(angle)), round(176 + 122 * Math.sin(angle)), 11.4);
  });
  return (
    shadow(84, 324) +
    beads.join('') +
    ring(104, 116, 7, ink.metal, 4) +
    ring(296, 116, 7, ink.metal, 4) +
    line('M104 109C112 76 136 64 160 60M296 109C288 76 264 64 240 60', ink.metal, 2.6)
  );
};

const hoops: Drawing = (ink) =>
  both(
    shadow(48, 300, 134) +
      `<ellipse cx="134" cy="216" rx="52" ry="72" fill="none" stroke="${ink.dark}" stroke-width="15"/>` +
      `<ellipse cx="132" cy="214" rx="52" ry="72" fill="none" stroke="${ink.base}" stroke-width="12"/>` +
      line('M88 190C94 166 108 150 124 146', ink.light, 4) +
      line('M132 142V122', ink.dark, 4),
  );

const studs: Drawing = (ink) =>
  both(
    shadow(36, 258, 136) +
      disc(136, 206, 40, ink.dark) +
      disc(136, 203, 38, ink.base) +
      ring(136, 203, 29, ink.light, 2.4) +
      stone(136, 205, 22),
  );

const drops: Drawing = (ink) =>
  both(
    line('M138 92C126 78 150 70 150 88', ink.base, 4) +
      disc(138, 100, 9, ink.base) +
      [122, 146, 170, 194, 218]
        .map(
          (y, index) =>
            line(`M138 ${y - 14}V${y - 6}`, ink.dark, 2.6) +
            oval(138, y, 5 + index, 8, ink.base) +
            oval(136, y - 2, 1.6, 3, ink.light),
        )
        .join('') +
      line('M138 228V240', ink.dark, 2.6) +
      fill('M138 238C160 262 164 286 152 302C146 310 130 310 124 302C112 286 116 262 138 238Z', '#c9bda9') +
      oval(132, 276, 5, 12, '#ffffff'),
  );

const bracelet: Drawing = (ink) => {
  const links = Array.from({ length: 18 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 18;
    const [x, y] = [round(200 + 104 * Math.cos(angle)), round(212 + 78 * Math.sin(angle))];
    const turn = round((Math.atan2(78 * Math.cos(angle), -104 * Math.sin(angle)) * 180) / Math.PI);
    const near = Math.sin(angle) > -0.2;
    return `<ellipse cx="${x}" cy="${y}" rx="22" ry="11" fill="none" stroke="${near ? ink.base : ink.dark}" stroke-width="6" transform="rotate(${turn} ${x} ${y})"/>`;
  });
  return (
    shadow(104, 312) +
    links.join('') +
    box(182, 280, 36, 20, 8, ink.dark) +
    box(182, 278, 36, 18, 8, ink.base) +
    line('M190 284H206', ink.light, 3)
  );
};

const cuff: Drawing = (ink) =>
  shadow(104, 308) +
  line('M150 138A104 80 0 0 0 104 236', ink.dark, 30) +
  line('M250 138A104 80 0 0 1 296 236', ink.dark, 30) +
  line('M102 196C100 262 146 290 200 290C254 290 300 262 298 196', ink.base, 34) +
  line('M106 222C116 262 152 282 196 284', ink.light, 5) +
  disc(150, 138, 15, ink.base) +
  disc(250, 138, 15, ink.base);

const leatherBracelet: Drawing = (ink) =>
  shadow(106, 306) +
  `<ellipse cx="200" cy="192" rx="104" ry="66" fill="none" stroke="${ink.deep}" stroke-width="18"/>` +
  line('M96 192A104 66 0 0 0 304 192', ink.base, 20) +
  line('M98 218A104 66 0 0 0 302 218', ink.dark, 4) +
  line('M98 230A104 66 0 0 0 302 230', ink.base, 20) +
  stitch('M104 204A98 60 0 0 0 296 204', ink) +
  stitch('M104 242A98 60 0 0 0 296 242', ink) +
  box(176, 246, 48, 52, 8, ink.metal) +
  box(176, 246, 48, 7, 3, ink.metalLight) +
  box(194, 258, 12, 28, 5, ink.metalDark);

const brooch: Drawing = (ink) =>
  turned(
    -28,
    fill('M200 70C262 130 262 246 200 316C138 246 138 130 200 70Z', ink.dark) +
      fill('M200 76C252 134 252 240 200 306C148 240 148 134 200 76Z', ink.base) +
      line('M200 84V330', ink.metalDark, 5) +
      [120, 156, 192, 228, 262]
        .map((y) =>
          line(
            `M200 ${y + 24}L${232 - Math.abs(y - 180) * 0.12} ${y}M200 ${y + 24}L${168 + Math.abs(y - 180) * 0.12} ${y}`,
            ink.metalDark,
            2.6,
          ),
        )
        .join('') +
      line('M172 130C162 168 162 208 172 240', ink.light, 4) +
      disc(200, 332, 7, ink.metal),
  );

const cufflinks: Drawing = (ink) =>
  shadow(92, 300) +
  both(
    turned(
      34,
      box(122, 206, 16, 66, 6, ink.dark) +
        box(98, 262, 64, 18, 9, ink.base) +
        line('M108 267H140', ink.light, 3) +
        disc(130, 176, 48, ink.dark) +
        disc(130, 172, 46, ink.base) +
        line('M96 160C116 136 144 136 164 160M96 186C116 210 144 210 164 186', ink.dark, 5) +
        line('M116 132C102 160 102 186 116 214M144 132C158 160 158 186 144 214', ink.dark, 5) +
        line('M100 150C107 139 116 134 125 132', ink.light, 4),
      130,
      210,
    ),
  );

function watchWith(ink: Ink, metal: string, hands: string): string {
  const marks = Array.from({ length: 12 }, (_, hour) => turned(hour * 30, line('M200 144V152', '#4a4a46', 2.6))).join(
    '',
  );
  return (
    shadow(64, 364) +
    fill('M164 44H236L242 140H158Z', ink.base) +
    fill('M158 260H242L236 356H164Z', ink.base) +
    stitch('M170 50L165 136M230 50L235 136M165 264L170 350M235 264L230 350', ink) +
    both(box(156, 122, 16, 30, 6, metal) + box(156, 248, 16, 30, 6, metal)) +
    box(270, 192, 14, 18, 4, metal) +
    disc(200, 200, 76, '#8b9093') +
    disc(200, 198, 75, metal) +
    disc(200, 200, 62, '#f5f1e8') +
    marks +
    hands +
    disc(200, 200, 5, '#2b2e2d')
  );
}

const watch: Drawing = (ink) => watchWith(ink, '#c3c9cc', line('M188 216L230 156', '#2b2e2d', 4));

const automatic: Drawing = (ink) =>
  watchWith(
    ink,
    '#d5a06a',
    line('M200 200L178 166', '#2b2e2d', 5) +
      line('M200 200L238 182', '#2b2e2d', 3.4) +
      ring(200, 228, 15, '#b9ad98', 2) +
      line('M200 228V218', '#741f33', 2.4),
  );

export const jewellery: Readonly<Record<string, Drawing>> = {
  ring: plainRing,
  'solitaire ring': solitaire,
  'signet ring': signet,
  necklace,
  pendant,
  'pearl necklace': pearlNecklace,
  'hoop earrings': hoops,
  'stud earrings': studs,
  'drop earrings': drops,
  bracelet,
  cuff,
  'leather bracelet': leatherBracelet,
  brooch,
  cufflinks,
  watch,
  'automatic watch': automatic,
};
