/**
 * What figures are sums of, by hour. Facts travel with their commit and are unfolded like its messages: under a name made
 * of the commit and their place in it, so that unfolding twice leaves each there once.
 */
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import type { Fact, Facts } from '../../domain/fact.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Connection } from './connection.ts';
import { insertNew, unordered } from './insert-new.ts';
import type { FactDoc, FactHourDoc, Models } from './models.ts';

const { trusted } = mongoose;

export function createFacts({ models, within }: Connection): Facts {
  return {
    hours: (from, to) =>
      within(async () => {
        const rows = await models.factHours.find({ _id: trusted({ $gte: from, $lt: to }) }).lean<FactHourDoc[]>();
        return new Map(rows.map(({ _id, changes }) => [_id, changes]));
      }),

    ofHour: (hour) =>
      within(async () => {
        const rows = await models.facts.find({ hour }, { body: 1 }).lean<Pick<FactDoc, 'body'>[]>();
        return rows.map(({ body }) => body);
      }),

    forget: (before) =>
      within(async () => {
        await models.facts.deleteMany({ hour: trusted({ $lt: before }) });
        await models.factHours.deleteMany({ _id: trusted({ $lt: before }) });
      }),
  };
}

/** The hours are touched after their facts are there: a sum made in between is seen to be old. */
export async function unfoldFacts(
  models: Models,
  id: ConversationId,
  version: number,
  facts: readonly Fact[],
): Promise<void> {
  const rows = facts.map((fact, place) => factDoc(id, version, fact, place));
  await insertNew(rows, (fresh) => models.facts.insertMany(fresh, unordered));
  await touch(models, new Set(facts.map(({ hour }) => hour)));
}

function factDoc(id: ConversationId, version: number, body: Fact, place: number): FactDoc {
  const _id = createHash('sha256').update(`${id} ${version} ${place}`).digest('base64url');
  const { hour, about } = body;
  return { _id, hour, body, ...(about === undefined ? {} : { conversationId: about.conversationId }) };
}

/** Counts stay without a name; what leads to words of an erased conversation goes with it. */
export async function forgetFacts(models: Models, id: ConversationId): Promise<void> {
  const rows = await models.facts.find({ conversationId: id }, { hour: 1 }).lean<Pick<FactDoc, 'hour'>[]>();
  await models.facts.deleteMany({ conversationId: id });
  await touch(models, new Set(rows.map(({ hour }) => hour)));
}

async function touch({ factHours }: Models, hours: ReadonlySet<string>): Promise<void> {
  for (const hour of hours) await factHours.updateOne({ _id: hour }, { $inc: { changes: 1 } }, { upsert: true });
}
