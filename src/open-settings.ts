/** Wires what people set at the console: what there is to set, what the files say of it, and articles on their way. */
import { lintVoice } from './domain/brand-lint.ts';
import { cannedVariables, strangePlaces } from './domain/canned.ts';
import { AparteError } from './domain/errors.ts';
import { localTime, openState } from './domain/opening-hours.ts';
import type { Clock, Documents } from './domain/ports.ts';
import { intents } from './domain/understanding.ts';
import { createArticleDesk } from './house/article-desk.ts';
import { fileMoved } from './house/overlay.ts';
import { houseVoice } from './house/voice.ts';
import type { ArticlesParts } from './http/articles.ts';
import type { HouseSettingsParts, KnownSetting } from './http/house-settings.ts';
import type { OpenHouse } from './open-house.ts';
import {
  CannedSetting,
  type HoursSetting as Hours,
  HoursSetting,
  RetentionSetting,
  RoutingSetting,
  VoiceSetting,
} from './protocol/house-settings.ts';
import { LookSetting } from './protocol/look.ts';
import { tryOut } from './understanding/try-out.ts';

export type OpenSettings = {
  readonly houseSettings: HouseSettingsParts['settings'];
  readonly articles: Omit<ArticlesParts, 'audit'>;
};

export type OpenSettingsParts = {
  readonly house: OpenHouse;
  readonly documents: Documents;
  readonly clock: Clock;
};

export function openSettings({ house, documents, clock }: OpenSettingsParts): OpenSettings {
  const { settings, locales } = house;
  const { brand } = house.house;
  const now = () => clock.now();
  return {
    houseSettings: {
      ...settings,
      fileMoved,
      known: (name) => known(house, name),
      overview: () => ({
        locales: [...locales],
        stores: house.stock().stores.map(({ id, name, timeZone }) => ({ storeId: id, name, timeZone })),
        cannedVariables: [...cannedVariables],
        topics: [...intents],
      }),
      openNow: (storeId, value) => openNow(house, storeId, value, now()),
      voiceSample(locale, text, value) {
        const voice = houseVoice(brand, () => value as OpenHouse['house']['brand']['voice']);
        return {
          greeting: voice.greeting(locale, now()),
          findings: lintVoice(text, voice.limits(locale), locale).map((finding) => ({ ...finding })),
        };
      },
    },
    articles: {
      desk: createArticleDesk({ settings, filed: () => house.filed().articles, locales, now }),
      questions: questionsIn(documents),
      tryOut: (test) =>
        tryOut({ ...test, articles: house.stock().articles, knowledge: house.knowledge, ...house.understander, now }),
    },
  };
}

function known(house: OpenHouse, name: string): KnownSetting | undefined {
  const [kind = '', key = ''] = name.split('.');
  const { brand, canned } = house.house;
  if (name === 'voice') return { schema: VoiceSetting, file: brand.voice, role: 'supervisor' };
  if (name === 'routing') return { schema: RoutingSetting, file: house.filed().routing, role: 'supervisor' };
  if (name === 'look') return { schema: LookSetting, file: brand.widget, role: 'supervisor' };
  if (name === 'retention') return { schema: RetentionSetting, file: brand.privacy, role: 'admin' };
  if (kind === 'hours') {
    const store = house.filed().stores.find(({ id }) => id === key);
    if (store === undefined) return undefined;
    const { hours, holidays } = store;
    return { schema: HoursSetting, file: { hours, holidays }, role: 'supervisor' };
  }
  if (kind !== 'canned' || !house.locales.includes(key)) return undefined;
  return { schema: CannedSetting, file: canned[key] ?? [], role: 'supervisor', problems: strangeIn };
}

function strangeIn(value: unknown) {
  const replies = value as CannedSetting;
  return replies.flatMap(({ text }, index) =>
    strangePlaces(text).map((place) => ({
      at: `${index}.text`,
      rule: 'unknown-place' as const,
      found: `{${place}}`,
      message: `{${place}} is no place that can be filled; known are ${cannedVariables.map((one) => `{${one}}`).join(', ')}`,
    })),
  );
}

function openNow(house: OpenHouse, storeId: string, value: Hours, now: Date) {
  const found = house.filed().stores.find(({ id }) => id === storeId);
  if (found === undefined) throw new AparteError('not-found', 'There is no such boutique.');
  const store = { ...found, ...value };
  const today = localTime(now, store.timeZone).day;
  const state = openState(store, now);
  if (state.open) return { open: true, today, closes: state.closes };
  return { open: false, today, ...(state.next && { nextDay: state.next.day, opens: state.next.opens }) };
}

function questionsIn(documents: Documents): ArticlesParts['questions'] {
  type Question = { readonly locale: string; readonly title: string; readonly state: string };
  return {
    async list() {
      const query = { index: 'state', equals: 'draft', limit: 200 };
      const { items } = await documents.list<Question>('article-drafts', query);
      return items.map(({ id, value: { locale, title } }) => ({ draftId: id, locale, question: title }));
    },
    async written(draftId) {
      const found = await documents.get<Question>('article-drafts', draftId);
      // It stays, so that the question is not offered again as one that nobody has taken up.
      if (found !== undefined) await documents.put('article-drafts', draftId, { ...found.value, state: 'written' });
    },
  };
}
