/** What a shop's page asks of the house: small, kept for a minute, in its own words, and true about the hours. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { WidgetConfig } from '../../src/protocol/widget-config.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/** Paris opens at 10:30 in November, which is half past nine in UTC; a Friday. */
const beforeOpening = new Date('2026-11-20T06:00:00Z');

describe('the widget’s configuration', () => {
  let house: TestHouse;
  let now = new Date('2026-11-20T12:00:00Z');
  beforeAll(async () => {
    house = await openTestHouse({
      clock: { now: () => now, monotonicMs: () => performance.now() },
      env: { WIDGET_ORIGINS: 'https://shop.example' },
    });
  });
  afterAll(() => house.close());

  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}/widget/config?${query}`, { headers });

  async function asked(query: string): Promise<WidgetConfig> {
    const answer = await ask(query);
    return WidgetConfig.parse(await answer.json());
  }

  test('is small, may be kept for a minute, and is asked for again by its tag', async () => {
    const first = await ask('site=sample&lang=ar');
    const text = await first.text();
    expect(first.status).toBe(200);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    // fetch of Node asks past every cache once a tag is given by hand
    const again = await request(house.url)
      .get('/widget/config?site=sample&lang=ar')
      .set('If-None-Match', first.headers.get('etag') ?? '');
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  test('is for the origins of the house, and for no other', async () => {
    const shop = await ask('site=sample', { origin: 'https://shop.example' });
    expect(shop.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(shop.headers.get('vary')).toContain('Origin');
    const stranger = await ask('site=sample', { origin: 'https://elsewhere.example' });
    expect(stranger.status).toBe(403);
    // The refusal itself may be read, so that the loader can say why; it holds nothing.
    expect(stranger.headers.get('access-control-allow-origin')).toBe('https://elsewhere.example');
    expect(await stranger.json()).toMatchObject({ code: 'forbidden' });
  });

  test('the page on data is in the language that was asked for, and is there', async () => {
    const shopper = await house.shopper({ locale: 'en' });
    expect(shopper.session.privacy).toBe('/?article=privacy&lang=en');
    const { privacy } = await shopper.client.ask<{ privacy?: string }>('locale:set', { locale: 'fr' });
    expect(privacy).toBe('/?article=privacy&lang=fr');
    const page = await (await fetch(new URL(privacy ?? '', house.url))).text();
    expect(page).toContain('<article class="band first" lang="fr">');
    expect(page).toContain('<h1>Vos données et cette conversation</h1>');
  });

  test('refuses what is no short text', async () => {
    expect((await ask(`site=${'x'.repeat(200)}`)).status).toBe(400);
    expect((await ask('lang=en&lang=fr')).status).toBe(400);
  });

  test('any site is this house; an unknown language and zone fall back', async () => {
    const config = await asked('site=nobody-knows&lang=tlh&zone=Mars/Olympus');
    expect(config).toMatchObject({ name: 'Maison Meridon', locale: 'en', position: 'end', keepsDays: 30 });
    expect(config.css).toBe('');
    expect(config.ways).toEqual({ phone: '+33199002418', email: 'concierge@meridon.example' });
  });

  test('before opening it says when somebody is back, by the clock of the shopper', async () => {
    now = beforeOpening;
    const french = await asked('lang=fr&zone=Europe/Paris');
    expect(french.opening).toEqual({ open: false, opensAt: '2026-11-20T09:30:00.000Z', zone: 'Europe/Paris' });
    expect(french.launcher.closed).toBe('De retour à 10:30, laissez un mot');
    expect((await asked('lang=fr&zone=America/Toronto')).launcher.closed).toBe('De retour à 4:30, laissez un mot');
    expect((await asked('lang=fr')).launcher.closed).toBe('De retour à 10:30, laissez un mot');
  });

  test('on another day it names the day', async () => {
    now = new Date('2026-11-22T00:30:00Z');
    const french = await asked('lang=fr&zone=America/Toronto');
    expect(french.launcher.closed).toMatch(/^De retour dimanche à /);
  });

  test('while a boutique is open it says until when', async () => {
    now = new Date('2026-11-20T12:00:00Z');
    const config = await asked('lang=fr&zone=Europe/Paris');
    expect(config.opening).toEqual({ open: true, closesAt: '2026-11-20T18:00:00.000Z', zone: 'Europe/Paris' });
    expect(config.launcher.closed).toBeUndefined();
  });

  describe('once the house has set its look', () => {
    async function publish(version: number, value: object): Promise<number> {
      const json = { 'content-type': 'application/json', origin: house.url };
      const login = await fetch(`${house.url}/api/v1/login`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: 'sofia@meridon.example', password: 'step-aside-2026' }),
      });
      const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
      const answer = await fetch(`${house.url}/api/v1/house-settings/look`, {
        method: 'PUT',
        headers: { ...json, cookie },
        body: JSON.stringify({ version, value }),
      });
      return answer.status;
    }
    const plain = { launcher: {}, greeting: {}, position: 'end', offset: { block: 0, inline: 0 }, radius: 18 };

    test('it stays within 2 kB, whatever is set', async () => {
      const long = (letter: string, count: number) => letter.repeat(count);
      const look = {
        ...plain,
        name: long('ن', 40),
        launcher: { ar: long('ن', 32), en: 'Ask' },
        greeting: { ar: long('ن', 100), en: 'Welcome' },
        position: 'start',
        offset: { block: 120, inline: 120 },
        radius: 4,
        font: long('a', 60),
        display: long('b', 60),
        light: { primary: '#E8C87A', onPrimary: '#1A1408', surface: '#101014', ink: '#F0EDE6' },
        dark: { primary: '#5A1F3D', onPrimary: '#FFFFFF', surface: '#FFF8F0', ink: '#2A1A1F' },
      };
      expect(await publish(0, look)).toBe(200);
      const answer = await ask('site=sample&lang=ar');
      const text = await answer.text();
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
      const config = WidgetConfig.parse(JSON.parse(text));
      expect(config).toMatchObject({ name: look.name, position: 'start', greeting: look.greeting.ar });
      expect(config.launcher.text).toBe(look.launcher.ar);
      expect(config.css).toContain('--cg-primary:#E8C87A');
      expect(await asked('lang=en')).toMatchObject({ launcher: { text: 'Ask' }, greeting: 'Welcome' });
    });

    test('the panel names the house and greets as it was set, in each language the shopper takes', async () => {
      const shopper = await house.shopper({ locale: 'fr' });
      expect(shopper.session).toMatchObject({ house: 'ن'.repeat(40), keepsDays: 30 });
      expect(shopper.session.greeting).toBeUndefined();
      const english = await shopper.client.ask('locale:set', { locale: 'en' });
      expect(english).toMatchObject({ greeting: 'Welcome' });
      const back = await shopper.client.ask('locale:set', { locale: 'fr' });
      expect(back).not.toHaveProperty('greeting');
    });

    test('colours that nobody could read never reach a shopper', async () => {
      const light = { primary: '#F2E7C9', onPrimary: '#FFFFFF', surface: '#FFFFFF', ink: '#13201B' };
      expect(await publish(1, { ...plain, light })).toBe(200);
      expect((await asked('lang=en')).css).toBe('');
      expect(await publish(1, plain)).toBe(409);
      expect(await publish(2, { ...plain, font: 'Didot;}' })).toBe(400);
    });
  });
});
