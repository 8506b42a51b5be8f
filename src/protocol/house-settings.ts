/** What people set at the console and how it is read, changed, brought back: `/house-settings`. */
import { z } from 'zod';
import { wrong } from './wrong-field.ts';

const word = z.string().trim().min(1).max(120);
const words = z.array(word).max(200);
const locale = z.string().min(2).max(35);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 10:30');

export const VoiceSetting = z.strictObject({
  adjectives: words,
  does: words,
  avoids: words,
  bannedWords: z.record(locale, words),
  instead: z.record(locale, z.record(z.string().max(120), word)),
  greeting: z.record(locale, z.strictObject({ morning: word, afternoon: word, evening: word })),
  formality: z.record(
    locale,
    z.strictObject({
      address: word,
      note: z.string().max(500).optional(),
      name: z.enum(['first', 'full', 'none']).optional(),
    }),
  ),
  /** Words in one reply. */
  longest: z.int().min(10).max(2000),
});
export type VoiceSetting = z.infer<typeof VoiceSetting>;

/** Days from 0, Sunday. Times and dates are the boutique's own. */
export const HoursSetting = z.strictObject({
  hours: z
    .array(
      z
        .strictObject({ day: z.int().min(0).max(6), opens: time, closes: time })
        .refine(({ opens, closes }) => opens < closes, {
          path: ['closes'],
          ...wrong('not-later', 'later than it opens'),
        }),
    )
    .max(7)
    .refine((rows) => new Set(rows.map(({ day }) => day)).size === rows.length, wrong('twice', 'each day once')),
  holidays: z.array(z.strictObject({ date: z.iso.date('a day such as 2026-12-25'), name: word })).max(400),
});
export type HoursSetting = z.infer<typeof HoursSetting>;

export const routingSteps = ['own-advisor', 'same-store', 'skill-and-language', 'language', 'anyone'] as const;
const seconds = z.int().min(5).max(86_400);
export const RoutingSetting = z.strictObject({
  order: z
    .array(z.enum(routingSteps))
    .min(1)
    .refine((steps) => new Set(steps).size === steps.length, wrong('twice', 'each step once')),
  offerSeconds: seconds,
  ownAdvisorSeconds: seconds,
  goneSeconds: seconds,
  callBackAfterSeconds: seconds,
});
export type RoutingSetting = z.infer<typeof RoutingSetting>;

export const CannedSetting = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and dashes'),
      title: z.string().trim().min(1).max(80),
      text: z.string().trim().min(1).max(2000),
      topics: z.array(z.string().max(80)).max(20),
    }),
  )
  .max(200)
  .refine((replies) => new Set(replies.map(({ id }) => id)).size === replies.length, wrong('twice', 'an id only once'));
export type CannedSetting = z.infer<typeof CannedSetting>;

const days = (least: number) => z.int().min(least).max(3650);
/** How long what is kept of people stays. */
export const RetentionSetting = z.strictObject({
  keepConversationsDays: days(1),
  keepVisitsHours: z.int().min(1).max(8760),
  keepOrdersDays: days(30),
  keepAuditDays: days(30),
  keepFiguresDays: days(30),
});
export type RetentionSetting = z.infer<typeof RetentionSetting>;

const person = z.object({ advisorId: z.string(), name: z.string() });

/** `version` 0 and no `by`: the file's own. `fileMoved`: the file says something else than when this was set. */
export const SettingAnswer = z.object({
  name: z.string(),
  version: z.number().int(),
  value: z.unknown(),
  file: z.unknown(),
  fileMoved: z.boolean(),
  by: person.optional(),
  at: z.iso.datetime().optional(),
});
export type SettingAnswer = z.infer<typeof SettingAnswer>;

/** `version` is the one that was read: `stale` says who was faster. */
export const SettingRequest = z.strictObject({ version: z.int().min(0), value: z.unknown() });

/** `fromFile`: the file ruled from here on. */
export const SettingVersion = z.object({
  version: z.number().int(),
  value: z.unknown(),
  fromFile: z.boolean(),
  by: person,
  at: z.iso.datetime(),
  restored: z.number().int().optional(),
});
export type SettingVersion = z.infer<typeof SettingVersion>;
export const SettingHistory = z.object({ versions: z.array(SettingVersion) });

/** `restore` 0 brings the file's back. */
export const SettingRestore = z.strictObject({ version: z.int().min(0), restore: z.int().min(0) });

/** Which of the two counts from now on. */
export const SettingFile = z.strictObject({ version: z.int().min(0), keep: z.enum(['file', 'console']) });

export const SettingsOverview = z.object({
  locales: z.array(z.string()),
  stores: z.array(z.object({ storeId: z.string(), name: z.string(), timeZone: z.string() })),
  cannedVariables: z.array(z.string()),
  topics: z.array(z.string()),
});
export type SettingsOverview = z.infer<typeof SettingsOverview>;

export const OpenNowRequest = z.strictObject({ storeId: z.string().max(80), value: HoursSetting });
/** By the boutique's own clock; `nextDay` is absent while it is open, and when it stays shut for two weeks. */
export const OpenNowAnswer = z.object({
  open: z.boolean(),
  today: z.string(),
  closes: z.string().optional(),
  nextDay: z.string().optional(),
  opens: z.string().optional(),
});
export type OpenNowAnswer = z.infer<typeof OpenNowAnswer>;

export const VoiceSampleRequest = z.strictObject({ locale, text: z.string().max(4000), value: VoiceSetting });
export const VoiceSampleAnswer = z.object({
  greeting: z.string(),
  findings: z.array(
    z.object({
      rule: z.string(),
      words: z.string(),
      start: z.number().int(),
      blocking: z.boolean(),
      fix: z.string().optional(),
    }),
  ),
});
export type VoiceSampleAnswer = z.infer<typeof VoiceSampleAnswer>;
