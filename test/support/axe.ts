/** Accessibility rules of WCAG 2.2 AA, run inside a page; the source is evaluated, because Trusted Types forbid a script tag. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each violation as one readable line, those in frames as well; `rules` alone when they are given. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await Promise.all(page.frames().map(settled));
  for (const frame of page.frames()) await bring(frame);
  const runOnly = rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules };
  return page.evaluate(async (only) => {
    const inPage = (globalThis as unknown as { axe: Axe }).axe;
    const { violations } = await inPage.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  }, runOnly);
}

/** A page and the frames in it, of whatever site, are judged as one. */
async function bring(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in globalThis)) return;
  await frame.evaluate(`${axe.source};axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`);
}

/** Nothing fades any more: half-drawn words have half of their contrast. What moves for ever is not waited for. */
export async function settled(page: Page | Frame): Promise<void> {
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
