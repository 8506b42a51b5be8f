/** The real Web Chat in Chromium against our Direct Line: cards, chips, a form, and an advisor who takes over. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findChromium, missingReason, startChromium } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { freePort } from '../support/server-process.ts';
import { findWebChat } from '../support/webchat-bundle.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(90_000);

const secret = 'a-secret-for-tests';
const bundle = findChromium() ? await findWebChat() : ({ outcome: 'missing', reason: missingReason } as const);

/** As a shop would embed it: a token from its own server, and no secret in the page. */
const page = (token: string, domain: string, locale: string) => `<!doctype html><html lang="${locale}"><head>
<title>A shop</title><style>html,body,#chat{height:100%;margin:0}</style></head><body><div id="chat"></div>
<script src="/webchat.js"></script><script>
window.WebChat.renderWebChat({
  directLine: window.WebChat.createDirectLine({ token: ${JSON.stringify(token)}, domain: ${JSON.stringify(domain)} }),
  locale: ${JSON.stringify(locale)},
}, document.getElementById('chat'));
</script></body></html>`;

const suite = bundle.outcome === 'found' ? describe : describe.skip;
const name = bundle.outcome === 'found' ? 'Web Chat' : `Web Chat (skipped: ${bundle.reason})`;

suite(name, () => {
  let house: TestHouse;
  let browser: Browser;
  let shop: Server;
  let tab: Page;
  let wrong: string[];

  beforeAll(async () => {
    // a port that is known beforehand: pictures have absolute addresses
    house = await openTestHouse({ env: { DIRECTLINE_SECRET: secret, PORT: `${await freePort()}` } });
    browser = await startChromium();
    shop = createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://shop');
      if (url.pathname === '/webchat.js') {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        return response.end(bundle.outcome === 'found' ? readFileSync(bundle.path) : '');
      }
      if (url.pathname !== '/') return response.writeHead(204).end();
      const { token } = await tokenFor(house.url, url.searchParams.get('user') ?? 'dl_camille');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return response.end(page(token, `${house.url}/v3/directline`, url.searchParams.get('lang') ?? 'en-US'));
    });
    await new Promise<void>((ready) => shop.listen(0, '127.0.0.1', ready));
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    shop?.closeAllConnections();
    shop?.close();
    await house?.close();
  });
  beforeEach(async () => {
    tab = await browser.newPage({ viewport: { width: 500, height: 900 } });
    tab.setDefaultTimeout(30_000);
    wrong = [];
    tab.on('pageerror', (error) => wrong.push(error.message));
  });
  afterEach(async () => {
    await tab.close();
    expect(wrong).toEqual([]);
  });

  async function visit(query: Record<string, string> = {}): Promise<void> {
    const { port } = shop.address() as AddressInfo;
    await tab.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query)}`);
    await box().waitFor();
  }
  const box = () => tab.locator('[data-id="webchat-sendbox-input"]');
  const say = async (text: string) => {
    await box().fill(text);
    await box().press('Enter');
  };
  const bubble = (text: string | RegExp) => tab.locator('.webchat__bubble', { hasText: text });
  const idOf = async (visitor: string) =>
    (await house.app.store.transcripts.list({ visitor, channel: 'directline' }, 1)).items[0]?.id ?? '';

  test('pieces are a carousel of hero cards with pictures, a button of one shows it whole, and no word is shown twice', async () => {
    await visit({ user: 'dl_bag' });
    await say('a burgundy evening bag under 2000 euros');
    const hero = tab.locator('.ac-adaptiveCard', { hasText: 'Quai bucket' }).first();
    await hero.waitFor();
    const picture = hero.locator('img').first();
    await picture.waitFor();
    expect(await picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await hero.getByRole('button', { name: 'Details' }).click();
    await tab
      .locator('.ac-adaptiveCard', { hasText: /Quai bucket/ })
      .nth(1)
      .waitFor();
    await tab.locator('.webchat__bubble--from-user', { hasText: 'Details' }).waitFor();
    expect(await bubble('a burgundy evening bag under 2000 euros').count()).toBe(1);
  });

  test('a form is filled in and sent, and what it said is in the transcript', async () => {
    await visit({ user: 'dl_form' });
    await say('where is my order?');
    const form = tab.locator('.ac-adaptiveCard', { has: tab.locator('input') });
    await form.waitFor();
    await form.locator('input').nth(0).fill('MM-20418');
    await form.locator('input').nth(1).fill('camille.aubert@example.com');
    await form.getByRole('button').last().click();
    await tab.locator('.ac-adaptiveCard', { hasText: 'MM-20418' }).last().waitFor();
    await tab
      .getByText(/delivered/i)
      .first()
      .waitFor();
    const id = await idOf('dl_form');
    const said = (await house.app.store.transcripts.messages(id as never, 0, 20)).filter(
      ({ author }) => author.kind === 'shopper',
    );
    expect(said.map(({ text }) => text)).toContain('MM-20418, camille.aubert@example.com');
  });

  test('a chip says its label and means its command; a person comes, writes, is answered', async () => {
    await visit({ user: 'dl_person' });
    await say('hello');
    const chip = tab.locator('.webchat__suggested-action').first();
    await chip.waitFor();
    const label = (await chip.innerText()).trim();
    await chip.click();
    await bubble(label).waitFor();
    await say('I want to speak to a person');
    const advisor = await house.advisor('ines');
    const desk = await advisor.claims(await waitFor(() => idOf('dl_person')));
    await advisor.client.ask('typing:set', { conversationId: desk.conversationId, on: true });
    await tab.locator('.webchat__typing-indicator').first().waitFor();
    await desk.says('Good evening, Ines here.');
    await bubble('Good evening, Ines here.').waitFor();
    await say('the strap came loose');
    await desk.hears('the strap came loose');
    await bubble('the strap came loose').waitFor();
    expect(await bubble('the strap came loose').count()).toBe(1);
  });

  test('in Arabic the card reads from the right', async () => {
    await visit({ user: 'dl_ar', lang: 'ar-EG' });
    await say('أين طلبي؟');
    const form = tab.locator('.ac-adaptiveCard', { has: tab.locator('input') });
    await form.waitFor();
    expect(
      await form.evaluate((card: Element) => getComputedStyle(card.querySelector('.ac-textBlock') ?? card).direction),
    ).toBe('rtl');
  });
});

async function waitFor(look: () => Promise<string>): Promise<string> {
  for (;;) {
    const found = await look();
    if (found !== '') return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function tokenFor(url: string, user: string): Promise<{ token: string }> {
  const response = await fetch(`${url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user: { id: user } }),
  });
  return (await response.json()) as { token: string };
}
