/** Which of the house's locales a browser, a channel or an address means. */

/** The closest locale of the house: itself, then its language. */
export function matchLocale(tag: string, locales: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase();
  const [language] = wanted.split('-');
  return (
    locales.find((locale) => locale.toLowerCase() === wanted) ??
    locales.find((locale) => locale.toLowerCase() === language)
  );
}
