/** How a part of a page is drawn, in what can be told without looking at pixels: its place, its letters, its colours. */
import type { Page } from 'playwright-core';

export type Drawn = {
  /** In CSS pixels, from the page's upper left. */
  readonly place: readonly [left: number, top: number, width: number, height: number];
  /** "600 15px/20px Hanken Grotesk Variable" */
  readonly letters: string;
  readonly ink: string;
  /** The first ground behind it that is not see-through. */
  readonly ground: string;
  readonly radius: string;
};

/** The first of each selector that is in the page; a missing one is missing in the answer. */
export function drawn(page: Page, selectors: readonly string[]): Promise<Record<string, Drawn>> {
  return page.evaluate((wanted) => {
    const clear = 'rgba(0, 0, 0, 0)';
    const groundOf = (one: Element | null): string => {
      if (one === null) return clear;
      const { backgroundColor } = getComputedStyle(one);
      return backgroundColor === clear ? groundOf(one.parentElement) : backgroundColor;
    };
    const found: Record<string, Drawn> = {};
    for (const selector of wanted) {
      const one = document.querySelector(selector);
      if (one === null) continue;
      const { x, y, width, height } = one.getBoundingClientRect();
      const { fontWeight, fontSize, lineHeight, fontFamily, color, borderStartStartRadius } = getComputedStyle(one);
      const family = fontFamily.split(',')[0]?.replaceAll('"', '');
      found[selector] = {
        place: [x, y, width, height],
        letters: `${fontWeight} ${fontSize}/${lineHeight} ${family}`,
        ink: color,
        ground: groundOf(one),
        radius: borderStartStartRadius,
      };
    }
    return found;
  }, selectors);
}
