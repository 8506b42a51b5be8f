/** Accessibility rules of WCAG 2.2 AA, run inside a page; the source is evaluated, because Trusted Types forbid a script tag. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each violation as one readable line; `rules` alone when they are given. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules };
  return page.evaluate(async (only) => {
    const inPage = (globalThis as unknown as { axe: Axe }).axe;
    const { violations } = await inPage.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  }, runOnly);
}

/** Nothing fades any more: half-drawn words have half of their contrast. What moves for ever is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
}

type Axe = {
  run(
    where: Document,
    how: { runOnly: { type: string; values: readonly string[] }; resultTypes: readonly string[] },
  ): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }>;
};
