/** What the house sends may have been written by anybody: it stays words, it stays in the panel, and it takes nothing along. In both modes. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Card } from '../../src/protocol/cards.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { awkwardTexts, hostileTexts } from '../support/hostile-text.ts';
import { everyCard } from '../support/sample-cards.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';
import { roomOf, type WidgetMode, widgetModes } from '../support/widget-room.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

type Message = Omit<WireMessage, 'seq' | 'id' | 'at'>;

/** Every string of a card, but what tells its kind, its state and its tone, replaced. */
function filled<T>(value: T, text: string, key = ''): T {
  if (['kind', 'state', 'tone', 'score'].includes(key)) return value;
  if (typeof value === 'string') return text as T;
  if (Array.isArray(value)) return value.map((one) => filled(one, text)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, text, name)])) as T;
}

/** One string, wherever a message has room for it. */
const everywhere = (text: string, card: Card | undefined): Message => ({
  author: { kind: 'advisor', name: text },
  text,
  ...(card ? { card: filled(card, text) } : {}),
  suggestions: [{ label: text, value: text }],
  sources: [{ id: text, title: text }],
  attachments: [
    { kind: 'image', name: text, url: text },
    { kind: 'document', name: text, url: text },
  ],
});

/** Everything in the panel that is not of a kind that we draw, or leads or loads where no word may. */
const foreign = (room: Frame) =>
  room.locator('.panel').evaluate((panel) => {
    const drawn =
      'a article aside audio b bdi br button canvas caption dd dialog div dl dt fieldset footer form h1 h2 h3 h4 header i img input label legend li ol p path progress s section small span strong svg table tbody td textarea th thead time tr ul rect circle'.split(
        ' ',
      );
    return [...panel.querySelectorAll('*')].flatMap((element) => {
      const wrong = [...element.attributes].filter(
        ({ name, value }) =>
          name.startsWith('on') ||
          ['srcdoc', 'style', 'formaction', 'srcset'].includes(name) ||
          (['href', 'src', 'action'].includes(name) && !/^(https?:\/\/|tel:\+?\d*$)/.test(value)),
      );
      return [
        ...(drawn.includes(element.localName) ? [] : [`<${element.localName}>`]),
        ...wrong.map(({ name, value }) => `${element.localName} ${name}=${value}`),
      ];
    });
  });

const hostileWords = (mode: WidgetMode) => () => {
  let browser: Browser;
  let house: ShopperServer;
  let page: Page;
  let room: Frame;
  const wrong: string[] = [];
  const fetched: string[] = [];

  beforeAll(async () => {
    const dist = await builtWidget();
    browser = await startChromium();
    house = await startShopperServer({
      widgetDist: dist,
      respond: ({ pathname, searchParams }) => {
        if (pathname !== '/') return undefined;
        const attributes = searchParams.get('attributes') ?? '';
        const script = `<script type="module" src="/widget/loader.js" data-site="test" data-mode="${mode}" ${attributes}></script>`;
        const body = `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,"><h1>A shop</h1>${script}`;
        return { type: 'text/html; charset=utf-8', body };
      },
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  async function visit(attributes = ''): Promise<void> {
    await page?.context().close();
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    page.setDefaultTimeout(20_000);
    wrong.length = 0;
    fetched.length = 0;
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('dialog', (dialog) => wrong.push(dialog.message()));
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(`${house.url}/?${new URLSearchParams({ attributes })}`);
    await page.locator('.launcher').click();
    room = await roomOf(page, mode);
    await room.locator('.hello').waitFor();
    await room.locator('.composer-input').fill('Good evening');
    await page.keyboard.press('Enter');
    await room.locator('.row.shopper').waitFor();
  }
  const said = async (text: string) => {
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text });
    await room.locator('.row.advisor .bubble', { hasText: text }).waitFor();
  };
  const broken = async () => {
    const found = page.frames().map((frame) => frame.evaluate(() => ('broken' in window ? location.href : [])));
    return (await Promise.all(found)).flat();
  };
  const shown = () =>
    room.evaluate(() =>
      [
        ...(document.querySelector('aparte-concierge')?.shadowRoot?.querySelectorAll('.row.advisor > .bubble') ?? []),
      ].map((bubble) => bubble.textContent),
    );

  test('a corpus of markup and links stays words, wherever it is written', async () => {
    await visit();
    for (const [position, text] of hostileTexts.entries())
      house.says(everywhere(text, everyCard[position % everyCard.length]));
    house.floor({ heldBy: 'advisor', advisor: { name: hostileTexts[4] ?? '', portrait: hostileTexts[4] ?? '' } });
    await said('and now the strap');
    expect(await foreign(room)).toEqual([]);
    expect(await broken()).toEqual([]);
    expect(fetched.filter((url) => url.includes('canary') && new URL(url).host !== new URL(house.url).host)).toEqual(
      [],
    );
    // Markup is shown as it was written, to the letter.
    const words = await shown();
    const lost = hostileTexts.filter((text) => !/\*\*|\]\(http|https:/.test(text) && !words.includes(text));
    expect(lost).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('a link to another site opens beside the page, says so, and takes nothing along', async () => {
    const away = { target: '_blank', rel: 'noopener noreferrer' };
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: `[care](https://care.example/a) ${house.url}/b` });
    await said('two links');
    const links = await room.locator('.row.advisor .bubble a').evaluateAll((all) =>
      all.slice(-2).map((link) => ({
        href: link.getAttribute('href'),
        target: link.getAttribute('target'),
        rel: link.getAttribute('rel'),
        text: link.textContent,
      })),
    );
    expect(links[0]).toEqual({ href: 'https://care.example/a', ...away, text: 'care (opens another site)' });
    expect(links[1]).toMatchObject({ href: `${house.url}/b`, target: null });
  });

  test('a card of another shape or an unknown kind is its text, and the conversation goes on', async () => {
    await visit();
    const shapes: unknown[] = [
      { kind: 'hologram', title: 'x' },
      { kind: 'toString' },
      { kind: '__proto__', items: [] },
      ...everyCard.flatMap((card) => {
        const { kind } = card;
        const bare = Object.fromEntries(
          Object.entries(card).map(([name, value]) => [name, Array.isArray(value) ? [null] : value]),
        );
        const scalar = Object.fromEntries(Object.entries(card).map(([name]) => [name, name === 'kind' ? kind : 7]));
        return [{ kind }, bare, scalar];
      }),
    ];
    for (const [position, card] of shapes.entries())
      house.says({ author: { kind: 'advisor', name: 'Ines' }, text: `told instead ${position}.`, card: card as Card });
    await said('and the next one');
    const words = (await shown()).join(' ');
    expect(shapes.flatMap((_, position) => (words.includes(`told instead ${position}.`) ? [] : [position]))).toEqual(
      [],
    );
    expect(wrong).toEqual([]);
  });

  test('endless words, towers of marks and turned text stay in their place', async () => {
    await visit();
    const texts = Object.values(awkwardTexts);
    for (const [position, text] of texts.entries()) {
      house.says({ author: { kind: 'shopper' }, text });
      house.says(everywhere(text, everyCard[position % everyCard.length]));
    }
    house.floor({
      heldBy: 'advisor',
      advisor: { name: awkwardTexts['word'] ?? '', store: awkwardTexts['zalgo'] ?? '' },
    });
    house.typing({ on: true, kind: 'advisor', name: awkwardTexts['word'] ?? '' });
    await said('still here');
    const misplaced = () =>
      room.locator('.panel').evaluate((panel) => {
        const frame = panel.getBoundingClientRect();
        const outside = [
          ...panel.querySelectorAll('.header *, .row, .row > *, .chips *, .composer, .composer *'),
        ].filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          const scrolls = element.closest('.track, .comparison-frame, .unseen');
          return width > 0 && !scrolls && (left < frame.left - 1 || right > frame.right + 1);
        });
        return {
          outside: outside.map(({ localName, className }) => `${localName}.${className}`),
          panel: panel.scrollWidth - panel.clientWidth,
          log: [...panel.querySelectorAll('.log')].map((log) => log.scrollWidth - log.clientWidth),
          header: (panel.querySelector('.header')?.getBoundingClientRect().height ?? 0) < 200,
          room: document.documentElement.scrollWidth - innerWidth,
        };
      });
    const inPlace = { outside: [], panel: 0, log: [0], header: true, room: 0 };
    expect(await misplaced()).toEqual(inPlace);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await misplaced()).toEqual(inPlace);
    expect(wrong).toEqual([]);
  });

  test('500 messages are all there, and one more can be written', async () => {
    await visit();
    // Most of them come as they do after a tunnel: together, because one that follows was pushed.
    for (let turn = 0; turn < 500; turn++) house.says({ author: { kind: 'bot' }, text: `Line ${turn}` }, 'lose');
    await said('the last of many');
    await room.locator('.composer-input').fill('I can still write');
    await page.keyboard.press('Enter');
    await room.locator('.row.shopper .bubble', { hasText: 'I can still write' }).waitFor();
    expect(await room.locator('.row').count()).toBe(503);
    expect(wrong).toEqual([]);
  });

  test('what a page says of itself is no more than words either', async () => {
    await visit(
      `data-lang='../../x"><img src=/canary>' data-theme='"><img src=/canary>' data-position='javascript:' data-page='{"type":"<img src=/canary>","title":"<script>window.broken=1</script>","__proto__":{"broken":1}}'`,
    );
    await page.evaluate(async () => {
      const { concierge } = window as unknown as { concierge: (...call: unknown[]) => Promise<unknown> };
      for (const value of ['../../etc', '<img src=/canary>', '__proto__', 'x'.repeat(5000)])
        await concierge('setLanguage', value);
      await concierge('page', {
        type: '<img src=/canary>',
        title: 'x'.repeat(5000),
        url: 'javascript:window.broken=1',
      });
      await concierge('page', 'not a page');
      await concierge('send', '<img src=/canary onerror="window.broken=1">');
    });
    await room.locator('.row.shopper .bubble', { hasText: '<img' }).waitFor();
    expect(await foreign(room)).toEqual([]);
    expect(await broken()).toEqual([]);
    expect(fetched.filter((url) => new URL(url).pathname.includes('canary') || url.includes('etc'))).toEqual([]);
    expect(wrong).toEqual([]);
  });
};

for (const mode of widgetModes) describeInChromium(`hostile words: ${mode}`, hostileWords(mode));
