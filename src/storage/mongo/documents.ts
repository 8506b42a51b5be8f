/** Small documents by id and by the few fields that documents.ts declares, each collection under its own name. */
import { randomBytes } from 'node:crypto';
import mongoose, { type Model, type QueryFilter } from 'mongoose';
import { AparteError } from '../../domain/errors.ts';
import type { Documents } from '../../domain/ports.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { indexEntries, indexesOf, indexText } from '../documents.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './failure.ts';
import type { HouseDoc } from './models.ts';

const { trusted } = mongoose;

export function createDocuments({ models, within }: Connection): Documents {
  const named = (collection: string): Model<HouseDoc> => {
    indexesOf(collection);
    const model = models.house.get(collection);
    if (!model) throw new AparteError('internal', `No model for the collection "${collection}".`);
    return model;
  };

  return {
    get: async <T>(collection: string, id: string) => {
      const model = named(collection);
      const found = await within(() => model.findById(id, { value: 1, version: 1 }).lean<HouseDoc>());
      return found ? { value: found.value as T, version: found.version } : undefined;
    },

    put: async (collection, id, value, expected) => {
      const model = named(collection);
      const content = { value, index: Object.fromEntries(indexEntries(collection, value)) };
      const version = await within(() => put(model, id, content, expected));
      if (version === undefined) throw new AparteError('conflict', 'Somebody else changed this; read it again first.');
      return version;
    },

    list: async <T>(collection: string, query: Query) => {
      const model = named(collection);
      const { filter, order } = plan(collection, query);
      const direction = query.newestFirst ? -1 : 1;
      const found = await within(() =>
        model
          .find(filter)
          .sort(Object.fromEntries(order.map(({ path }) => [path, direction])))
          .limit(query.limit + 1)
          .lean<HouseDoc[]>(),
      );
      const last = found[query.limit - 1];
      return {
        items: found.slice(0, query.limit).map(({ _id, value, version }) => ({ id: _id, value: value as T, version })),
        ...(found.length > query.limit && last && { next: encodeCursor(...order.map(({ read }) => read(last))) }),
      };
    },

    delete: async (collection, id) => {
      const model = named(collection);
      return within(async () => (await model.deleteOne({ _id: id })).deletedCount === 1);
    },
  };
}

type Query = Parameters<Documents['list']>[1];
type Content = Pick<HouseDoc, 'value' | 'index'>;

/** The new version; undefined when the one we were told to replace is not there. */
async function put(
  model: Model<HouseDoc>,
  id: string,
  content: Content,
  expected?: number,
): Promise<number | undefined> {
  if (expected === 0) return create(model, id, content);
  const update = { $set: content, $inc: { version: 1 } };
  if (expected !== undefined) {
    const replaced = await model.updateOne({ _id: id, version: expected }, update);
    return replaced.matchedCount === 1 ? expected + 1 : undefined;
  }
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const written = await model.findOneAndUpdate({ _id: id }, update, newVersion).lean<Pick<HouseDoc, 'version'>>();
    const version = written?.version ?? (await create(model, id, content));
    if (version !== undefined) return version;
  }
  throw new AparteError('retry-later', 'Others are writing and deleting this at the same time; send it again.');
}

/** Two first writers meet: the one that loses finds the document there the next time. */
const mostAttempts = 3;
const newVersion = { returnDocument: 'after', projection: { version: 1 } } as const;

async function create(model: Model<HouseDoc>, id: string, content: Content): Promise<number | undefined> {
  try {
    await model.insertMany([{ _id: id, version: 1, born: birthMark(), ...content }], { lean: true });
    return 1;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

let births = 0;

/** Sorts by time, and within a millisecond of this process by order. */
function birthMark(): string {
  births += 1;
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time}${births.toString(16).padStart(10, '0')}${randomBytes(3).toString('hex')}`;
}

type SortKey = { readonly path: string; readonly read: (doc: HouseDoc) => string };
type Plan = { readonly filter: QueryFilter<HouseDoc>; readonly order: readonly SortKey[] };

const byId: SortKey = { path: '_id', read: ({ _id }) => _id };
const byAge: SortKey = { path: 'born', read: ({ born }) => born };

/** Without `equals` an index is walked in the order of its values: what expires first comes first. */
function plan(collection: string, { index, equals, after, newestFirst = false }: Query): Plan {
  const age = newestFirst ? byAge : byId;
  if (index === undefined) return { filter: { $and: [{}, ...beyond([age], after, newestFirst)] }, order: [age] };
  const path = `index.${index}`;
  if (equals !== undefined) {
    const same = { [path]: indexText(collection, index, equals) };
    return { filter: { $and: [same, ...beyond([age], after, newestFirst)] }, order: [age] };
  }
  indexText(collection, index, '');
  const order = [{ path, read: (doc: HouseDoc) => doc.index[index] ?? '' }, byId];
  return { filter: { $and: [{ [path]: trusted({ $gte: '' }) }, ...beyond(order, after, newestFirst)] }, order };
}

/** What comes after the last row of the page before, by one key or by two. */
function beyond(order: readonly SortKey[], after: string | undefined, newestFirst: boolean): QueryFilter<HouseDoc>[] {
  if (after === undefined) return [];
  const [first = '', second = ''] = decodeCursor(after, order.length).map(String);
  const past = (value: string) => trusted(newestFirst ? { $lt: value } : { $gt: value });
  const [major = byId, minor] = order;
  const later = { [major.path]: past(first) };
  return [minor === undefined ? later : { $or: [later, { [major.path]: first, [minor.path]: past(second) }] }];
}
