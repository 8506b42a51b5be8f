/** What the dialogs are given: the house's words, forms, goods and orders. They reach for nothing else. */
import type { Composer } from '../src/domain/composer.ts';
import type { Boutiques, Catalog, Formats, Knowledge, Orders, Translate } from '../src/domain/ports.ts';

export type ConciergeParts = {
  readonly say: Translate;
  readonly formats: Formats;
  readonly orders: Orders;
  readonly catalog: Catalog;
  readonly knowledge: Knowledge;
  readonly boutiques: Boutiques;
  /** Absent in a house without a model. */
  readonly composer?: Pick<Composer, 'answer'>;
  /** What the house sells in; prices of wishes are minor units of it. */
  readonly currency: string;
};
