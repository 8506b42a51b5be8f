/** Brings the house's typefaces to a page that asked for them (`data-fonts="house"`); font faces belong to the document. */
const faces = [
  ['Bodoni Moda Variable', 'bodoni-moda-latin.woff2', '400 900'],
  ['Hanken Grotesk Variable', 'hanken-grotesk-latin.woff2', '100 900'],
] as const;

export function bringHouseFonts(): void {
  for (const [family, file, weight] of faces) {
    const source = new URL(`./fonts/${file}`, import.meta.url).href;
    document.fonts.add(new FontFace(family, `url("${source}")`, { weight, display: 'swap' }));
  }
}
