/** The concierge: every goal a shopper may come with, on one flow. Adding a goal is one file and one line here. */

import type { Concierge } from '../src/domain/concierge.ts';
import type { Dialog } from '../src/domain/dialog.ts';
import { createFlow } from '../src/turn/flow.ts';
import { aboutProduct } from './about-product.ts';
import { menu } from './chips.ts';
import { complaint } from './complaint.ts';
import { elsewhere } from './elsewhere.ts';
import { faq } from './faq.ts';
import { findProduct } from './find-product.ts';
import { leaveWord } from './leave-word.ts';
import { media } from './media.ts';
import { orderStatus } from './order-status.ts';
import type { ConciergeParts } from './parts.ts';
import { person } from './person.ts';
import { recognise } from './recognise.ts';
import { returnItem } from './return-item.ts';
import { smallTalk } from './small-talk.ts';
import { stores } from './stores.ts';

export function createConcierge(parts: ConciergeParts): Concierge {
  const questions = faq(parts);
  const dialogs: readonly Dialog[] = [
    person(),
    leaveWord(parts),
    orderStatus(parts),
    returnItem(parts),
    findProduct(parts),
    aboutProduct(parts),
    stores(parts),
    complaint(),
    recognise(parts),
    elsewhere(parts),
    media(),
    questions,
    smallTalk(),
  ];
  return createFlow({ dialogs, fallback: questions, say: parts.say, menu });
}
