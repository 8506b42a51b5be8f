/** Wires Azure Bot Service; the SDK's connector is loaded only where it is configured. */
import type { BotFramework, BotFrameworkParts } from './channels/botframework.ts';
import { createReferences } from './channels/botframework-references.ts';
import type { Config } from './config.ts';
import type { Log } from './domain/log.ts';
import type { Metrics } from './domain/metrics.ts';
import type { Ingress, Store } from './domain/ports.ts';

export type OpenBotFrameworkParts = {
  readonly config: Pick<Config, 'botframework' | 'publicUrl'>;
  readonly store: Pick<Store, 'documents'>;
  readonly ingress: Ingress;
  readonly matchLocale: (tag: string) => string | undefined;
  readonly defaultLocale: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Another cloud than Azure's public one, and how calls to it are signed. */
  readonly azure?: Pick<BotFrameworkParts, 'cloud' | 'signing'> | undefined;
};

/** Undefined without an app id. */
export async function openBotFramework(parts: OpenBotFrameworkParts): Promise<BotFramework | undefined> {
  const { config, store, azure, ...rest } = parts;
  if (config.botframework === undefined) return undefined;
  const { createBotFramework } = await import('./channels/botframework.ts');
  return createBotFramework({
    ...rest,
    ...azure,
    credentials: config.botframework,
    publicUrl: config.publicUrl,
    references: createReferences(store.documents),
  });
}
