/** What a machine understood, in an advisor's words: wishes, how sure it is, how somebody feels, what things are called. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { correctIntents } from '../../src/protocol/reading-words.ts';
import type { WireCorrection } from '../../src/protocol/readings.ts';
import type { WireReading } from '../../src/protocol/wire.ts';
import type { Format } from './format.ts';

export type ReadingOf = z.infer<typeof WireReading>;
/** Which message it is about, as the server knows it. */
export type MessageAt = { readonly conversationId: string; readonly seq: number };
type Entity = ReadingOf['entities'][number];
export type KnownIntent = (typeof correctIntents)[number];

const isKnown = (name: string): name is KnownIntent => (correctIntents as readonly string[]).includes(name);

/** A newer server may know a wish that this page does not. */
export function intentName(intent: string, t: TFunction): string {
  return isKnown(intent) ? t(`intent.${intent}`) : intent.replaceAll('-', ' ');
}

/** Shares are calibrated: of what is "sure", about nine in ten are right. */
export function sureWord(confidence: number, t: TFunction): string {
  if (confidence >= 0.8) return t('reading.sure');
  return confidence >= 0.5 ? t('reading.likely') : t('reading.perhaps');
}

export function feltWord(valence: number, t: TFunction): string {
  if (valence <= -0.6) return t('felt.upset');
  if (valence < -0.15) return t('felt.displeased');
  return valence <= 0.25 ? t('felt.calm') : t('felt.pleased');
}

const kinds = {
  'order-number': 'entity.order-number',
  'tracking-number': 'entity.tracking-number',
  email: 'entity.email',
  phone: 'entity.phone',
  postcode: 'entity.postcode',
  money: 'entity.money',
  date: 'entity.date',
  category: 'entity.category',
  color: 'entity.color',
  material: 'entity.material',
  occasion: 'entity.occasion',
  recipient: 'entity.recipient',
  size: 'entity.size',
  quantity: 'entity.quantity',
  product: 'entity.product',
  store: 'entity.store',
} as const;
type KnownKind = keyof typeof kinds;

export function entityKind({ kind }: Entity, t: TFunction): string {
  return kind in kinds ? t(kinds[kind as KnownKind]) : kind.replaceAll('-', ' ');
}

/** What the words were taken for, where that says more than the words do. */
export function entityMeaning({ kind, value, text, currency }: Entity, format: Format, house: string) {
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(`${value}T12:00:00`);
  if (kind === 'money' && /^\d+$/.test(value))
    return format.money({ amount: Number(value), currency: currency ?? house });
  return value.toLocaleLowerCase() === text.toLocaleLowerCase() ? undefined : value;
}

/** "Return or exchange, displeased, in French". */
export function correctionWords({ intents = [], emotion, language }: WireCorrection, t: TFunction, format: Format) {
  const felt = emotion === undefined ? [] : [t(`correct.emotion.${emotion}`)];
  const spoken = language === undefined ? [] : [format.language(language)];
  return [...intents.map((intent) => intentName(intent, t)), ...felt, ...spoken].join(t('list.comma'));
}
