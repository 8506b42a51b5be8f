/** What the dialogs are given: the house's words, forms, goods and orders. They reach for nothing else. */

import type { Store } from '../src/domain/commerce.ts';
import type { Composer } from '../src/domain/composer.ts';
import type { Boutiques, Catalog, Knowledge, Orders } from '../src/domain/house-books.ts';
import type { AddressProof, Threads } from '../src/domain/recognition.ts';
import type { Formats, Translate } from '../src/domain/wording.ts';

export type ConciergeParts = {
  readonly say: Translate;
  readonly formats: Formats;
  readonly orders: Orders;
  readonly catalog: Catalog;
  readonly knowledge: Knowledge;
  readonly boutiques: Boutiques;
  /** The boutiques whose people can answer in a language. Absent: any. */
  readonly answering?: (locale: string) => Promise<readonly Store[]>;
  /** Absent in a house without a model. */
  readonly composer?: Pick<Composer, 'answer'>;
  /** Absent where there is no server behind the dialogs; without `address` the house sends no letters. */
  readonly recognition?: { readonly threads: Threads; readonly address?: AddressProof };
  /** What the house sells in; prices of wishes are minor units of it. */
  readonly currency: string;
};
