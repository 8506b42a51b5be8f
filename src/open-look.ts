/** Wires what a shop's page learns of the house before anybody has written: its look, its hours, its other ways. */
import type { Expected } from './domain/opening-hours.ts';
import type { Advisor } from './domain/participant.ts';
import type { Clock } from './domain/ports.ts';
import { createHours } from './handoff/hours.ts';
import { createLauncherWord } from './handoff/launcher-word.ts';
import { formats } from './i18n.ts';
import type { OpenHouse } from './open-house.ts';
import type { SessionStarted } from './protocol/shopper.ts';
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

export type OpenLook = ReturnType<typeof openLook>;

export function openLook({ house, advisors, matchLocale, whatsapp, clock }: OpenLookParts) {
  const { brand } = house.house;
  const hours = createHours({ stores: () => house.stock().stores, formats });
  const closedWord = createLauncherWord({ translate: house.translate, formats });

  /** As every session and every page is told. */
  function manner(locale: string): Pick<SessionStarted, 'house' | 'greeting' | 'privacy' | 'keepsDays'> {
    const look = house.look();
    const greeting = said(look.greeting, locale);
    const { privacy } = brand.links;
    return {
      house: look.name ?? brand.name,
      ...(greeting === undefined ? {} : { greeting }),
      ...(privacy === undefined ? {} : { privacy: privacy.replaceAll('{locale}', locale) }),
      keepsDays: house.retention().keepConversationsDays,
    };
  }

  return {
    manner,
    async widgetConfig({ lang, zone }: WidgetConfigQuery): Promise<WidgetConfig> {
      const now = clock.now();
      const locale = matchLocale(lang) ?? brand.defaultLocale;
      const look = house.look();
      const expected = hours.expected(await advisors(), locale, now);
      const text = said(look.launcher, locale);
      const closed = closedWord(expected, locale, zone, now);
      const { house: name, greeting, keepsDays } = manner(locale);
      return {
        name,
        locale,
        launcher: { ...(text === undefined ? {} : { text }), ...(closed === undefined ? {} : { closed }) },
        ...(greeting === undefined ? {} : { greeting }),
        keepsDays,
        position: look.position,
        css: themeSheet(themeOf(look as LookSetting)),
        opening: opening(expected, brand.timeZone),
        ways: ways(brand.contact, whatsapp),
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
