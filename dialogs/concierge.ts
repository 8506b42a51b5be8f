/** The concierge: every goal a shopper may come with, on one flow. Adding a goal is one file and one line here. */
import type { Concierge } from '../src/domain/ports.ts';
import { createFlow } from '../src/turn/flow.ts';
import { menu } from './chips.ts';
import { orderStatus } from './order-status.ts';
import type { ConciergeParts } from './parts.ts';
import { person } from './person.ts';
import { smallTalk } from './small-talk.ts';

export function createConcierge(parts: ConciergeParts): Concierge {
  const dialogs = [person(), orderStatus(parts), smallTalk()];
  return createFlow({ dialogs, fallback: smallTalk(), say: parts.say, menu });
}
