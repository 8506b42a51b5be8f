/** Where the panel is: in the page itself, or in a document of its own within it. Suites of the widget run in both. */
import type { Frame, Page } from 'playwright-core';

export const widgetModes = ['shadow', 'frame'] as const;
export type WidgetMode = (typeof widgetModes)[number];

const frameFile = '/widget/frame.html';

/** The document that the panel is in; in a frame from when somebody has wanted it. */
export async function roomOf(page: Page, mode: WidgetMode): Promise<Frame> {
  if (mode === 'shadow') return page.mainFrame();
  await page.locator('aparte-concierge iframe').waitFor({ state: 'attached' });
  return page.frames().find(isRoom) ?? page.waitForEvent('framenavigated', isRoom);
}

const isRoom = (frame: Frame) => frame.url().includes(frameFile);
