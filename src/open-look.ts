/** Wires what a shop's page learns of the house before anybody has written: its look, its hours, its other ways. */
import type { Expected } from './domain/opening-hours.ts';
import { localTime } from './domain/opening-hours.ts';
import type { Advisor } from './domain/participant.ts';
import type { Clock } from './domain/ports.ts';
import { createHours } from './handoff/hours.ts';
import { formats } from './i18n.ts';
import type { OpenHouse } from './open-house.ts';
import { type LookSetting, themeOf } from './protocol/look.ts';
import { themeSheet } from './protocol/theme-sheet.ts';
import type { WidgetConfig, WidgetConfigQuery } from './protocol/widget-config.ts';

export type OpenLookParts = {
  readonly house: OpenHouse;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly matchLocale: (tag: string) => string | undefined;
  /** The number that the channel is set up with. */
  readonly whatsapp?: string | undefined;
  readonly clock: Clock;
};

export function openLook({ house, advisors, matchLocale, whatsapp, clock }: OpenLookParts) {
  const { brand } = house.house;
  const hours = createHours({ stores: () => house.stock().stores, formats });

  /** "Back at 10:00, leave a note", by the shopper's own clock where we know which it is. */
  function back(
    { opensAt, store }: Extract<Expected, { open: false }>,
    locale: string,
    zone: string,
    now: Date,
  ): string {
    const timeZone = isZone(zone) ? zone : store.timeZone;
    const time = formats.date(opensAt, locale, 'time', timeZone);
    if (localTime(opensAt, timeZone).day === localTime(now, timeZone).day)
      return house.translate(locale, 'launcher.back-today', { time });
    const soon = opensAt.getTime() - now.getTime() < 6 * 24 * 3_600_000;
    const day = soon ? weekday(opensAt, locale, timeZone) : formats.date(opensAt, locale, 'day', timeZone);
    return house.translate(locale, 'launcher.back-later', { day, time });
  }

  return {
    async widgetConfig({ lang, zone }: WidgetConfigQuery): Promise<WidgetConfig> {
      const now = clock.now();
      const locale = matchLocale(lang) ?? brand.defaultLocale;
      const look = house.look();
      const expected = hours.expected(await advisors(), locale, now);
      const text = said(look.launcher, locale);
      const greeting = said(look.greeting, locale);
      const closed =
        expected?.open === false ? back(expected, locale, zone, now) : house.translate(locale, 'launcher.leave-note');
      return {
        name: look.name ?? brand.name,
        locale,
        launcher: { ...(text === undefined ? {} : { text }), ...(expected?.open ? {} : { closed }) },
        ...(greeting === undefined ? {} : { greeting }),
        position: look.position,
        css: themeSheet(themeOf(look as LookSetting)),
        opening: opening(expected, brand.timeZone),
        ways: ways(brand.contact, whatsapp),
        keepsDays: house.retention().keepConversationsDays,
      };
    },
  };
}

function opening(expected: Expected | undefined, houseZone: string): WidgetConfig['opening'] {
  if (expected === undefined) return { open: false, zone: houseZone };
  const zone = expected.store.timeZone;
  if (expected.open) return { open: true, closesAt: expected.closesAt.toISOString(), zone };
  return { open: false, opensAt: expected.opensAt.toISOString(), zone };
}

/** As links want them. */
function ways(
  { phone, email, whatsapp: own }: OpenHouse['house']['brand']['contact'],
  number: string | undefined,
): WidgetConfig['ways'] {
  const whatsapp = own ?? number;
  return {
    ...(phone === undefined ? {} : { phone: phone.replace(/[^\d+]/g, '') }),
    ...(whatsapp === undefined ? {} : { whatsapp: whatsapp.replace(/\D/g, '') }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Of this very locale, else of its language. */
function said(texts: Readonly<Record<string, string>>, locale: string): string | undefined {
  return texts[locale] ?? texts[locale.split('-')[0] ?? locale];
}

const weekday = (at: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(at);

function isZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
