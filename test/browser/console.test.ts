/** The console in Chromium against a scripted desk: the whole main path, bad lines, lost races, and who can use it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { password } from '../support/desk-fixtures.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';

const root = join(import.meta.dirname, '../..');
// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const eventually = { timeout: 20_000 };

describeInChromium('console', () => {
  let browser: Browser;
  let server: DeskServer;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    if (!existsSync(join(root, 'handoff-console/dist/index.html')))
      execFileSync('npx', ['vite', 'build', '--config', 'handoff-console/vite.config.ts'], { cwd: root });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await server.close();
    expect(server.cspReports).toEqual([]);
  });

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(eventually.timeout);
    await page.goto(server.url + path);
    return page;
  }

  async function signedIn(path = '/console/desk', who = 'ines', options?: BrowserContextOptions): Promise<Page> {
    const page = await visit(path, options);
    await page.locator('input[name=email]').fill(`${who}@meridon.example`);
    await page.locator('input[name=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.queue').waitFor({ state: 'attached' });
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  const row = (page: Page, name: string) => page.locator('.q-item', { hasText: name });
  const title = (page: Page, name: string) => page.locator('h1', { hasText: name });
  const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
  const line = (page: Page, text: string) => page.locator('.script li', { hasText: text });
  const notice = (page: Page, text: string) => page.locator('.notices li', { hasText: text }).waitFor();
  const send = (page: Page) => page.keyboard.press('Control+Enter');
  const sent = (name: string) => server.asked.filter((request) => request.name === name);
  const messagesOf = (id: string) => server.model.cases.find((one) => one.conversationId === id)?.messages ?? [];

  async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + eventually.timeout;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`never came: ${what}`);
      await new Promise((done) => setTimeout(done, 25));
    }
  }

  test('a wrong password names the cause and keeps the e-mail; the right one leads to where one wanted to go', async () => {
    const page = await visit('/console/desk/camille');
    await page.getByLabel('E-mail').fill('ines@meridon.example');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/password is not right.*req-7f3a/);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ines@meridon.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await title(page, 'Camille Aubert').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/desk/camille');
  });

  test('the key A accepts who comes first, and the reply reaches them', async () => {
    const page = await signedIn();
    await page.keyboard.press('a');
    await title(page, 'Hiroshi Tanaka').waitFor();
    await line(page, 'Handed to you after').waitFor();
    await page.keyboard.press('r');
    await reply(page).pressSequentially('Good evening, Ines here.');
    await page.keyboard.press('Enter');
    await reply(page).pressSequentially('I have the certificate.');
    await send(page);
    await until(
      () => messagesOf('hiroshi').at(-1)?.text === 'Good evening, Ines here.\nI have the certificate.',
      'the reply',
    );
    await line(page, 'I have the certificate.').getByText('Sent', { exact: true }).waitFor();
    server.model.shopperReads('hiroshi');
    await line(page, 'I have the certificate.').getByText('Read', { exact: true }).waitFor();
    expect(await reply(page).inputValue()).toBe('');
  });

  test('the key A takes whoever is open and waits; a row that is only pointed at or focused is not meant; held down it takes one', async () => {
    const page = await signedIn();
    await row(page, 'Adaeze Okafor').locator('a').click();
    await title(page, 'Adaeze Okafor').waitFor();
    await page.locator('.locked').getByRole('button', { name: 'Accept' }).waitFor();
    await row(page, 'Hiroshi Tanaka').hover();
    await page.keyboard.down('a');
    await page.keyboard.down('a');
    await reply(page).waitFor();
    await page.keyboard.down('a');
    await page.keyboard.up('a');
    expect(sent('handoff:claim').map(({ payload }) => payload)).toEqual([{ handoffId: 'handoff-adaeze' }]);
    const others = await page.locator('.q-list .q-link').all();
    await others.at(-1)?.focus();
    // she has as many as she can take: it asks once
    await page.keyboard.press('a');
    await notice(page, '4 of 4');
    await page.keyboard.press('a');
    await title(page, 'Hiroshi Tanaka').waitFor();
  });

  test('of two advisors who accept at once one wins and the other is told who has it', async () => {
    const [ines, leo] = await Promise.all([signedIn(), signedIn('/console/desk', 'leo')]);
    // Both have pressed before either is answered.
    server.answerTogether('handoff:claim', 2);
    for (const page of [ines, leo]) await page.getByRole('button', { name: 'Accept Adaeze Okafor' }).click();
    await until(() => sent('handoff:claim').length === 2, 'two claims');
    const holder = server.model.cases.find((one) => one.conversationId === 'adaeze')?.heldBy;
    const [winner, loser, name] =
      holder?.kind === 'advisor' && holder.advisorId === 'ines' ? [ines, leo, 'Ines'] : [leo, ines, 'Léo'];
    await title(winner, 'Adaeze Okafor').waitFor();
    await row(loser, 'Adaeze Okafor').waitFor({ state: 'detached' });
    await notice(loser, `${name} has this one`);
  });

  test('losing a race says who has it', async () => {
    const page = await signedIn();
    server.refuseNext('handoff:claim', {
      code: 'already-claimed',
      message: '',
      retryable: false,
      by: { advisorId: 'leo', name: 'Léo Tremblay' },
    });
    await page.getByRole('button', { name: 'Accept Hiroshi Tanaka' }).click();
    await notice(page, 'Léo has this one');
  });

  test('a waiting conversation can be read, not answered; Enter on its row accepts it', async () => {
    const page = await signedIn('/console/desk/milan');
    await page.getByText('is waiting. Accept to answer.').waitFor();
    expect(await reply(page).count()).toBe(0);
    await page.locator('[data-row=milan]').focus();
    await page.keyboard.press('Enter');
    await reply(page).waitFor();
  });

  test('unsent words stay with their conversation, through a switch and a reload', async () => {
    const page = await signedIn('/console/desk/camille');
    await reply(page).fill('For Camille alone');
    await row(page, 'Jonas').locator('a').click();
    await title(page, 'Jonas').waitFor();
    expect(await reply(page).inputValue()).toBe('');
    await row(page, 'Camille').getByText('Your unsent reply').waitFor();
    await page.reload();
    await title(page, 'Jonas').waitFor();
    expect(await reply(page).inputValue()).toBe('');
    await row(page, 'Camille').locator('a').click();
    await title(page, 'Camille').waitFor();
    expect(await reply(page).inputValue()).toBe('For Camille alone');
    await until(() => sent('draft:save').length > 0, 'the draft on the server');
    expect(sent('draft:save').at(-1)?.payload).toEqual({ conversationId: 'camille', text: 'For Camille alone' });
  });

  test('a refused reply comes back into the box with its cause and its request', async () => {
    const page = await signedIn('/console/desk/camille');
    server.refuseNext('message:send', {
      code: 'internal',
      message: 'Something went wrong on our side.',
      retryable: false,
      requestId: 'req-42',
    });
    await reply(page).fill('Please keep these words');
    await send(page);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/still here.*went wrong.*req-42/);
    expect(await reply(page).inputValue()).toBe('Please keep these words');
    await send(page);
    await until(() => messagesOf('camille').some(({ text }) => text === 'Please keep these words'), 'the second try');
    expect(await alert.count()).toBe(0);
  });

  test('a reply that got lost on its way goes again under the same id', async () => {
    const page = await signedIn('/console/desk/camille');
    server.loseRequests('message:send');
    await reply(page).fill('Only once');
    await send(page);
    await until(() => sent('message:send').length === 2, 'the second try');
    const ids = sent('message:send').map(({ payload }) => (payload as { clientMessageId: string }).clientMessageId);
    expect(new Set(ids).size).toBe(1);
    await line(page, 'Only once').getByText('Sent', { exact: true }).waitFor();
    expect(messagesOf('camille').filter(({ text }) => text === 'Only once')).toHaveLength(1);
  });

  test('a reply whose answer got lost is known by the message that comes back, and stands once', async () => {
    const page = await signedIn('/console/desk/camille');
    server.loseAnswers('message:send');
    await reply(page).fill('Only once');
    await send(page);
    await line(page, 'Only once').getByText('Sent', { exact: true }).waitFor();
    await reply(page).fill('And then this');
    await send(page);
    await line(page, 'And then this').getByText('Sent', { exact: true }).waitFor();
    expect(messagesOf('camille').filter(({ text }) => text === 'Only once')).toHaveLength(1);
    expect(await line(page, 'Only once').count()).toBe(1);
  });

  test('a note is for the team: tinted, named, never sent to the shopper', async () => {
    const page = await signedIn('/console/desk/camille');
    await title(page, 'Camille').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /^Note to the team/ }).fill('Third drawer, in the safe.');
    await send(page);
    await line(page, 'Third drawer').locator('.note-by', { hasText: 'Note' }).waitFor();
    expect(sent('message:send')).toEqual([]);
    expect(sent('note:add')).toHaveLength(1);
    await page.getByRole('tab', { name: 'Notes 2' }).click();
    await page.getByRole('tabpanel').getByText('Note by Ines Moreau').first().waitFor();
  });

  test('handing back asks what was agreed and what is open, then the Concierge speaks and the composer is locked', async () => {
    const page = await signedIn('/console/desk/camille');
    await title(page, 'Camille').waitFor();
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hand back' }).click();
    await dialog.getByText('Please fill this in.').first().waitFor();
    expect(sent('handoff:return')).toEqual([]);
    await dialog.getByLabel('What was agreed').fill('The tote is held in Paris.');
    await dialog.getByLabel('What is still open').fill('nothing');
    await dialog.getByRole('button', { name: 'Hand back' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sent('handoff:return')[0]?.payload).toEqual({
      conversationId: 'camille',
      agreed: 'The tote is held in Paris.',
      open: 'nothing',
    });
    await page.getByText('Concierge is speaking with Camille Aubert.').waitFor();
    expect(await row(page, 'Camille').count()).toBe(0);
  });

  test('resolving asks for the outcome; a failure stays in the dialog', async () => {
    const page = await signedIn('/console/desk/jonas');
    await title(page, 'Jonas').waitFor();
    await page.keyboard.press('Control+Shift+E');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Appointment made').click();
    server.refuseNext('conversation:resolve', { code: 'not-yours', message: '', retryable: false });
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByText('not with you any more').waitFor();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await row(page, 'Jonas').waitFor({ state: 'detached' });
    expect(sent('conversation:resolve').at(-1)?.payload).toMatchObject({
      conversationId: 'jonas',
      outcome: 'appointment',
    });
  });

  test('transferring offers it to the chosen colleague with a note; nobody who is away can be chosen', async () => {
    const [page, leo] = await Promise.all([signedIn('/console/desk/priya'), signedIn('/console/desk', 'leo')]);
    await page.getByRole('button', { name: 'Transfer' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: /Nadia/ }).isDisabled()).toBe(true);
    await dialog.getByText('Léo Tremblay').click();
    await dialog.getByLabel('What they should know').fill('Her sister decides on Friday.');
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await notice(page, 'Offered to Léo');
    await row(leo, 'Priya').getByText('Offered to you').waitFor();
  });

  test('presence is chosen in a menu and shown with the load', async () => {
    const page = await signedIn();
    await page.getByRole('button', { name: /Available 3 of 4/ }).click();
    await page.getByRole('menuitemradio', { name: 'Transfers only' }).click();
    await page.getByRole('button', { name: /Transfers only 3 of 4/ }).waitFor();
    expect(sent('presence:set')[0]?.payload).toEqual({ status: 'transfers' });
  });

  test('a lost link says when it tries again; replies wait and arrive once, in order; nothing is missed', async () => {
    const page = await signedIn('/console/desk/camille');
    await line(page, 'Saturday evening').waitFor();
    server.goDown();
    await page.getByText(/Connection lost, retrying in \d+ s/).waitFor();
    for (const text of ['First, while away', 'Second, while away']) {
      await reply(page).fill(text);
      await send(page);
    }
    await line(page, 'Second, while away').getByText('Waits for the connection').waitFor();
    server.model.shopperSays('camille', 'Are you still there?');
    server.model.claim('leo', 'handoff-hiroshi');
    server.comeBack();
    await notice(page, 'Back online');
    await line(page, 'Are you still there?').waitFor();
    await row(page, 'Hiroshi').waitFor({ state: 'detached' });
    await until(() => messagesOf('camille').at(-1)?.text === 'Second, while away', 'both replies');
    const mine = messagesOf('camille').filter(({ text }) => text.endsWith('while away'));
    expect(mine.map(({ text }) => text)).toEqual(['First, while away', 'Second, while away']);
    await line(page, 'Second, while away').getByText('Sent', { exact: true }).waitFor();
    expect(await line(page, 'while away').count()).toBe(2);
  }, 90_000);

  test('a part that cannot be fetched takes nothing away: the desk stands, and the part comes with its styles', async () => {
    const page = await signedIn('/console/desk/camille');
    await line(page, 'Saturday evening').waitFor();
    await page.getByRole('button', { name: /Ines Moreau/ }).waitFor();
    let away = true;
    await page.route(/assets\/(act-dialog|settings)/, (route) => (away ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Transfer' }).click();
    const told = page.locator('.notices li', { hasText: 'A part of this page is not here yet' });
    await told.waitFor();
    await told.getByRole('button', { name: 'Load the page again' }).click({ trial: true });
    await reply(page).fill('Still here.');
    away = false;
    await page.getByRole('dialog').waitFor();
    await told.waitFor({ state: 'detached' });
    expect(await reply(page).inputValue()).toBe('Still here.');
    await page.keyboard.press('Escape');

    away = true;
    await page.getByRole('link', { name: 'Settings' }).click();
    await told.waitFor();
    away = false;
    const list = page.locator('.settings-list');
    await list.waitFor();
    expect(await list.evaluate((nav) => getComputedStyle(nav).overflowY)).toBe('auto');
  });

  test('a page that breaks while it is drawn says so, keeps the words and offers to load again', async () => {
    const page = await signedIn('/console/desk/camille');
    await reply(page).fill('Half a sentence');
    await page.route(/assets\/act-dialog.*js/, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: 'export const ActDialog = () => { throw new Error("broken") };',
      }),
    );
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByText('This page has stopped working').waitFor();
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await line(page, 'Saturday evening').waitFor();
    expect(await reply(page).inputValue()).toBe('Half a sentence');
  });

  test('an ended sign-in is renewed over the desk, with the draft still there', async () => {
    const page = await signedIn('/console/desk/camille');
    await reply(page).fill('Half a sentence');
    server.endSessions();
    server.goDown();
    server.comeBack();
    const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('E-mail').inputValue()).toBe('ines@meridon.example');
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await reply(page).inputValue()).toBe('Half a sentence');
    await reply(page).focus();
    await send(page);
    await until(() => messagesOf('camille').at(-1)?.text === 'Half a sentence', 'the reply');
  });

  test('each incoming message is spoken once, by one region; what was there before is not', async () => {
    const page = await signedIn('/console/desk/camille');
    await line(page, 'Saturday evening').waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const live = document.querySelectorAll('[aria-live], [role=status], [role=log], [role=alert]');
      for (const region of live)
        new MutationObserver(() => {
          if (region.textContent) heard.push(region.textContent);
        }).observe(region, { childList: true, characterData: true, subtree: true });
    });
    server.model.shopperSays('camille', 'One more thing');
    await line(page, 'One more thing').waitFor();
    await until(
      async () => (await page.locator('[data-testid=status]').textContent()) === '',
      'the region to be cleared',
    );
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      'Camille: One more thing',
    ]);
  });

  test('the mood plot and its table hold the same numbers; a point leads to its message', async () => {
    const page = await signedIn('/console/desk/camille');
    const plot = page.getByRole('img', { name: /Mood by message/ });
    await plot.waitFor();
    expect(await plot.getAttribute('aria-label')).toMatch(/Lowest −0\.62 .*limit −0\.45, latest \+0\.31/);
    const points = await page
      .locator('.plot-point')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    await page.locator('.plot-point').last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await until(() => page.evaluate(() => document.activeElement?.id === 'message-7'), 'the message of the point');
    await page.getByRole('button', { name: 'As table' }).click();
    const rows = await page
      .locator('.mood-table tbody tr')
      .evaluateAll((all) => all.map((one) => `${one.children[0]?.textContent}: ${one.children[1]?.textContent}`));
    expect(rows).toEqual(points);
  });

  test('the verdict on a hand-over is sent', async () => {
    const page = await signedIn('/console/desk/camille');
    await page.getByRole('radio', { name: 'Too late' }).click();
    await until(() => sent('reason:flag').length === 1, 'the verdict');
    expect(sent('reason:flag')[0]?.payload).toEqual({ handoffId: 'handoff-camille', verdict: 'late' });
  });

  test('French is one choice away and stays chosen', async () => {
    const page = await signedIn('/console/desk/camille');
    await page.getByRole('button', { name: /Ines Moreau/ }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByText('Ce qui s’est passé avant vous').waitFor();
    await page.reload();
    await page.getByText('Ce qui s’est passé avant vous').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  test('keys do nothing inside a field, and ? shows them', async () => {
    const page = await signedIn('/console/desk/camille');
    await reply(page).pressSequentially('abt?jk');
    expect(await reply(page).inputValue()).toBe('abt?jk');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await title(page, 'Priya').waitFor();
  });

  test('whoever writes at once after R or N writes, and a letter of theirs leaves no command behind', async () => {
    const page = await signedIn('/console/desk/camille');
    await reply(page).waitFor();
    // In one task of the page: no frame is drawn between the keys.
    const boxAfter = (key: string) =>
      page.evaluate((pressed) => {
        (document.activeElement as HTMLElement).blur();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
        return document.activeElement?.id;
      }, key);
    expect(await boxAfter('n')).toBe('composer-note');
    expect(await boxAfter('r')).toBe('composer-reply');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('g');
    await reply(page).press('o');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
  });

  test('the main path by keyboard alone: accept, write, send, note, transfer, hand back, resolve; focus comes back', async () => {
    const page = await signedIn();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('a');
    await reply(page).waitFor();
    await press('r');
    await page.keyboard.type('Good evening, Ines here.');
    await press('Control+Enter');
    await line(page, 'Ines here').getByText('Sent', { exact: true }).waitFor();
    await press('Escape', 't');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Space');
    await press('Tab');
    await page.keyboard.type('Knows the 2019 edition.');
    await press('Tab', 'Tab', 'Enter');
    await notice(page, 'Offered to');
    expect(sent('handoff:transfer')).toHaveLength(1);
    await press('1');
    await title(page, 'Camille').waitFor();
    await page.getByRole('button', { name: 'Hand back' }).focus();
    await press('Enter');
    await dialog.waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await until(
      () => page.evaluate(() => document.activeElement?.textContent === 'Hand back'),
      'focus back on the button that opened the dialog',
    );
    await press('b');
    await dialog.waitFor();
    await page.keyboard.type('Exchange in Paris');
    await press('Tab');
    await page.keyboard.type('nothing');
    await press('Tab', 'Tab', 'Enter');
    await page.getByText('Concierge is speaking').waitFor();
    await press('1');
    await page.locator('.acts').getByText('Resolve').waitFor();
    await press('Control+Shift+E');
    await dialog.waitFor();
    await press('Space');
    const atResolve = () => page.evaluate(() => document.activeElement?.matches('[role=dialog] button.solid') ?? false);
    for (let stops = 0; stops < 15 && !(await atResolve()); stops += 1) await press('Tab');
    await press('Enter');
    await notice(page, 'Resolved');
    expect(sent('conversation:resolve')).toHaveLength(1);
  }, 90_000);

  test('what was understood opens with a key, marks the words, is corrected and taken back, and gives the focus back', async () => {
    const page = await signedIn('/console/desk/camille');
    await line(page, 'Saturday evening').waitFor();
    const button = line(page, 'I do not want').locator('.reading-button');
    await page.keyboard.press('u');
    const panel = page.getByRole('dialog', { name: 'What was understood' });
    await panel.getByText('A person').waitFor();
    expect(await panel.textContent()).toMatch(/sure 94%.*Upset.*−0\.62.*sure 85%.*Saturday.*date: 21 Nov.*English/);
    expect(await line(page, 'I do not want').locator('mark').allTextContents()).toEqual(['I do not want', 'I need it']);

    await panel.getByRole('button', { name: 'Wrong: it was' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.wishes input'));
    await panel.getByRole('button', { name: 'Save correction' }).click();
    await panel.getByText('Choose what it was first.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await panel.getByRole('searchbox').fill('exch');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await panel.getByText('Displeased', { exact: true }).click();
    expect(await axeViolations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Save correction' }).click();
    await panel.getByText('Corrected by you: Return or exchange, Displeased').waitFor();
    expect(sent('reading:correct').map(({ payload }) => payload)).toEqual([
      { conversationId: 'camille', seq: 7, intents: ['return-exchange'], emotion: 'displeased' },
    ]);
    server.model.correct('leo', 'camille', 7, { intents: ['care-repair'] });
    await panel.getByText('Corrected by Léo: Care or repair').waitFor();

    await panel.getByRole('button', { name: 'Take back' }).press('Enter');
    await panel.getByText('Corrected by you').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await line(page, 'I do not want').locator('mark').count()).toBe(0);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a correction that the server refuses stays in the form with its cause', async () => {
    const page = await signedIn('/console/desk/camille');
    await line(page, 'Saturday evening').waitFor();
    await page.keyboard.press('u');
    await page.getByRole('button', { name: 'Wrong: it was' }).click();
    await page.getByText('Angry', { exact: true }).click();
    server.refuseNext('reading:correct', { code: 'not-found', message: '', retryable: false });
    await page.getByRole('button', { name: 'Save correction' }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('does not exist').waitFor();
    expect(await page.getByRole('radio', { name: 'Angry' }).isChecked()).toBe(true);
  });

  test('at 360 px nothing is cut off sideways', async () => {
    const page = await signedIn('/console/desk', 'ines', { viewport: { width: 360, height: 640 } });
    expect(await scrollsSideways(page)).toBe(false);
    await page.locator('[data-row=camille]').click();
    await line(page, 'Saturday evening').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await row(page, 'Camille').waitFor();
  });
});

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
