/**
 * The Bot Framework's classes that a turn needs, without what the SDK's index brings along: connector and Azure clients,
 * 30 MiB and 0.3 s of a start, which only a house with that channel uses.
 */
import { createRequire } from 'node:module';
import type * as Sdk from 'botbuilder-core';

const require = createRequire(import.meta.url);
const index = 'botbuilder-core';

/**
 * The files of the three classes ask the index for names of the schema alone. While they load they get the schema in its
 * place; should one ever ask for more, the true index is loaded then. Classes are the same whoever loads them.
 */
function load(): Pick<typeof Sdk, 'ActivityHandler' | 'BotAdapter' | 'TurnContext'> {
  const path = require.resolve(index);
  const known = require.cache[path];
  if (known === undefined)
    require.cache[path] = { id: path, filename: path, loaded: true, exports: standIn() } as never;
  try {
    return {
      ActivityHandler: (require(`${index}/lib/activityHandler.js`) as typeof Sdk).ActivityHandler,
      BotAdapter: (require(`${index}/lib/botAdapter.js`) as typeof Sdk).BotAdapter,
      TurnContext: (require(`${index}/lib/turnContext.js`) as typeof Sdk).TurnContext,
    };
  } finally {
    if (known === undefined) delete require.cache[path];
  }
}

function standIn(): object {
  const schema = require('botframework-schema') as object;
  return new Proxy(schema, {
    get: (names, name) => Reflect.get(Reflect.has(names, name) ? names : (require(index) as object), name),
  });
}

export const { ActivityHandler, BotAdapter, TurnContext } = load();
export type ActivityHandler = Sdk.ActivityHandler;
export type TurnContext = Sdk.TurnContext;
