/** Brings the house's typefaces to a page that asked for them (`data-fonts="house"`); font faces belong to the document. */
const faces = [
  ['Bodoni Moda Variable', 'bodoni-moda-latin.woff2', '400 900'],
  ['Hanken Grotesk Variable', 'hanken-grotesk-latin.woff2', '100 900'],
] as const;

export function bringHouseFonts(): void {
  for (const [family, file, weight] of faces) {
    // Not the bundler's to resolve: it looks beside this source and leaves `undefined` for what the build puts there.
    const source = new URL(/* @vite-ignore */ `./fonts/${file}`, import.meta.url).href;
    document.fonts.add(new FontFace(family, `url("${source}")`, { weight, display: 'swap' }));
  }
}
