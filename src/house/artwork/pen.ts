/** The few strokes that every drawing is made of. A canvas is 400 by 400; things stand on the floor at y = 330. */

/** The tones of one piece, all from its colour. */
export type Ink = {
  readonly base: string;
  readonly dark: string;
  readonly deep: string;
  readonly light: string;
  readonly stitch: string;
  readonly metal: string;
  readonly metalDark: string;
  readonly metalLight: string;
  readonly ground: string;
};

export type Drawing = (ink: Ink) => string;

export const fill = (d: string, color: string, more = '') => `<path d="${d}" fill="${color}"${more}/>`;

export const line = (d: string, color: string, width: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more}/>`;

/** Saddle stitch: short, even, a little lighter than the leather. */
export const stitch = (d: string, { stitch: color }: Ink) => line(d, color, 1.7, ' stroke-dasharray="5 4.6"');

export const disc = (x: number, y: number, radius: number, color: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>`;

export const ring = (x: number, y: number, radius: number, color: string, width: number) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${color}" stroke-width="${width}"/>`;

export const oval = (x: number, y: number, rx: number, ry: number, color: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${color}"/>`;

export const box = (x: number, y: number, width: number, height: number, radius: number, color: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${color}"/>`;

/** What a thing throws on the floor. */
export const shadow = (halfWidth: number, y = 332, x = 200) =>
  `<ellipse cx="${x}" cy="${y}" rx="${halfWidth}" ry="9" fill="#000" opacity=".13"/>`;

export const turned = (degrees: number, drawing: string, x = 200, y = 200) =>
  `<g transform="rotate(${degrees} ${x} ${y})">${drawing}</g>`;

/** The same on the other side of the vertical middle: sleeves, gloves, earrings. */
export const mirrored = (drawing: string) => `<g transform="matrix(-1 0 0 1 400 0)">${drawing}</g>`;

export const both = (drawing: string) => drawing + mirrored(drawing);

/** The house's turn clasp: a plate and a bar that turns. */
export function turnClasp(x: number, y: number, { metal, metalDark, metalLight }: Ink): string {
  return (
    box(x - 19, y - 14, 38, 28, 6, metal) +
    box(x - 19, y - 14, 38, 5, 2.5, metalLight) +
    box(x - 4.5, y - 9, 9, 18, 4, metalDark)
  );
}

/** A round clasp that closes on one note. */
export function roundClasp(x: number, y: number, { metal, metalDark, metalLight }: Ink): string {
  return (
    disc(x, y, 14, metalDark) +
    disc(x, y - 1, 13, metal) +
    disc(x, y - 1, 6, metalDark) +
    disc(x - 2, y - 4, 2.4, metalLight)
  );
}

export function buckle(x: number, y: number, width: number, height: number, { metal, metalDark }: Ink): string {
  return (
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="4" fill="none" stroke="${metal}" stroke-width="5"/>` +
    line(`M${x - width / 2} ${y}H${x + width / 2 - 2}`, metalDark, 3)
  );
}

export const round = (value: number) => Math.round(value * 10) / 10;
