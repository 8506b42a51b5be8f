/** What an advisor works with besides the conversation: ready replies, pieces, search, a shopper's page. */
import type { Advisor } from '../domain/participant.ts';
import type { Transcripts } from '../domain/ports.ts';
import type { Audit } from './audit.ts';
import { visibleConversation } from './conversations.ts';
import { type FilledRepliesParts, filledReplyRoutes } from './filled-replies.ts';
import { type ProductsParts, productRoutes } from './products.ts';
import { mentionRoutes } from './mentions.ts';
import type { Route } from './route.ts';
import { type SearchParts, searchRoutes } from './search.ts';
import { type ShopperPageParts, shopperPageRoutes } from './shopper-page.ts';

export type ToolsParts = Omit<ProductsParts, 'visible'> &
  Pick<FilledRepliesParts, 'filledReplies'> &
  Pick<SearchParts, 'search'> &
  Pick<ShopperPageParts, 'orders'>;

type AroundTools = Omit<ShopperPageParts, 'orders' | 'transcripts' | 'audit'> & {
  readonly transcripts: Transcripts;
  readonly audit: Audit;
};

export function toolRoutes(tools: ToolsParts, around: AroundTools): Route[] {
  const visible = (id: string, advisor: Advisor) => visibleConversation(around.transcripts, id, advisor);
  return [
    ...productRoutes({ ...tools, visible }),
    ...filledReplyRoutes({ ...tools, visible }),
    ...searchRoutes({ ...tools, audit: around.audit }),
    ...mentionRoutes(around),
    ...shopperPageRoutes({ ...tools, ...around }),
  ];
}
