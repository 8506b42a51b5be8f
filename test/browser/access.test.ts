/** Coming in, in a real browser on the real server: single sign-on, a first password, a second factor, people, the audit log. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { codeAt } from '../../src/http/totp.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type IdentityProvider, openIdentityProvider } from '../support/identity-provider.ts';
import { axeViolations } from '../support/axe.ts';

const password = 'step-aside-2026';
const wait = { timeout: 20_000 };

describeInChromium('coming in', () => {
  let browser: Browser;
  let house: TestHouse;
  let provider: IdentityProvider;

  beforeAll(async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    provider = await openIdentityProvider([`${url}/api/v1/oidc/callback`]);
    provider.people.set('ines', { email: 'ines@meridon.example', email_verified: true });
    provider.people.set('stranger', { email: 'stranger@elsewhere.example', email_verified: true });
    house = await openTestHouse({
      env: {
        PORT: new URL(url).port,
        PUBLIC_URL: url,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
      },
    });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await provider?.close();
  });

  async function visit(path: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(wait.timeout);
    await page.goto(house.url + path);
    return page;
  }

  async function typeIn(page: Page, email: string, secret: string): Promise<void> {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async function signedIn(name: string, path = '/console/desk'): Promise<Page> {
    const page = await visit(path);
    await typeIn(page, `${name}@meridon.example`, password);
    await page.locator('.rail').waitFor();
    return page;
  }

  async function throughProvider(page: Page, name: string): Promise<void> {
    await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
    await page.locator('input[name=login]').fill(name);
    await page.locator('input[name=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
  }

  const clean = async (page: Page) => expect(await axeViolations(page)).toEqual([]);

  test('single sign-on leads to where one wanted to go, and a stranger back with a clear reason', async () => {
    const page = await visit('/console/settings/profile');
    await clean(page);
    await throughProvider(page, 'ines');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/settings/profile');
    expect(await page.getByRole('heading', { name: 'Password' }).count()).toBe(0);

    const other = await visit('/console/login');
    await throughProvider(other, 'stranger');
    expect(await other.getByRole('alert').textContent()).toMatch(/knows you, but this house does not/);
  }, 120_000);

  test('an advisor sets up a second factor, and the next sign-in asks for its code', async () => {
    const page = await signedIn('leo', '/console/settings/profile');
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await clean(page);
    const secret = (await page.locator('.setup code').textContent())?.replaceAll(' ', '') ?? '';
    const step = Math.floor(Date.now() / 30_000);
    await page.getByLabel('The code it shows now').fill(codeAt(fromBase32(secret), step));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.locator('.recovery code').nth(9).waitFor();
    const [recovery = ''] = await page.locator('.recovery code').allTextContents();
    expect(await page.locator('.recovery code').count()).toBe(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes are left').waitFor();

    const again = await visit('/console/desk');
    await typeIn(again, 'leo@meridon.example', password);
    await again.getByLabel('Code').fill(codeAt(fromBase32(secret), step));
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect(await again.getByRole('alert').textContent()).toMatch(/was used before/);
    await again.getByLabel('Code').fill(recovery);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.locator('.rail').waitFor();
  }, 120_000);

  test('an admin adds a person, who chooses a password of their own before anything else opens', async () => {
    const admin = await signedIn('admin', '/console/settings/people');
    await admin.getByRole('button', { name: 'Add a person' }).click();
    await admin.getByLabel('Name').fill('Chiara Rossi');
    await admin.getByLabel('E-mail').fill('chiara@meridon.example');
    await admin.getByRole('combobox', { name: 'Boutique' }).selectOption('milan');
    await clean(admin);
    await admin.getByRole('button', { name: 'Save' }).click();
    const given = (await admin.locator('.password-once').textContent()) ?? '';
    await admin.getByRole('button', { name: 'Done' }).click();
    await admin.getByRole('row', { name: /Chiara Rossi/ }).waitFor();
    await clean(admin);

    const page = await visit('/console/desk');
    await typeIn(page, 'chiara@meridon.example', given);
    await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
    await page.getByLabel('Present password').fill(given);
    await page.getByLabel('New password').fill('a quiet street in Milan');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.locator('.rail').waitFor();
    expect(await page.locator('.queue').count()).toBe(1);
  }, 120_000);

  test('another boutique\u2019s closed conversation asks why, and the audit log has the answer', async () => {
    const shopper = await house.shopper();
    await shopper.says('I want to speak to a person');
    const held = await (await house.advisor('mei')).claims(shopper.conversationId);
    await held.says('Your ring is ready at the atelier.');
    await held.resolves();
    await house.quiet();
    const page = await signedIn('nadia', `/console/desk/${shopper.conversationId}`);
    await page.getByRole('heading', { name: 'Another boutique served this conversation' }).waitFor();
    await clean(page);
    const open = page.getByRole('button', { name: 'Open the conversation' });
    await open.click();
    await page.getByText('Say in a few words why.').waitFor();
    expect(await page.getByText('Your ring is ready').count()).toBe(0);
    await page.getByLabel('Why you open it').fill('She is here and asks for the ring');
    await open.click();
    await page.getByText('Your ring is ready at the atelier.').first().waitFor();
    const admin = await signedIn('admin', '/console/settings/audit');
    await admin.getByText('Reason: She is here and asks for the ring').waitFor();
  }, 120_000);

  test('the audit log says who did what, and narrows to a person', async () => {
    const admin = await signedIn('admin', '/console/settings/audit');
    await admin
      .getByRole('row', { name: /Added a person/ })
      .first()
      .waitFor();
    await admin.getByRole('combobox', { name: 'Who' }).selectOption({ label: 'Chiara Rossi' });
    await admin.getByRole('row', { name: /Changed their password/ }).waitFor();
    expect(await admin.getByRole('row', { name: /Added a person/ }).count()).toBe(0);
    await clean(admin);
    const file = admin.waitForEvent('download');
    await admin.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await file).suggestedFilename()).toBe('audit.csv');
  }, 120_000);

  test('an advisor finds their own account and nothing of the admins', async () => {
    const page = await signedIn('nadia', '/console/settings/people');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents()).not.toContain(
      'People',
    );
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption('dark');
    await page.locator('html[data-theme=dark]').waitFor();
    const elsewhere = await signedIn('nadia');
    await elsewhere.locator('html[data-theme=dark]').waitFor();
  }, 120_000);
});

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
