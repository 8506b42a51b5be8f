/** The name of a channel; one that this console does not know keeps its own. */
import type { TFunction } from 'i18next';

const channels = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;

export function channelName(name: string, t: TFunction): string {
  const known = channels.find((channel) => channel === name);
  return known === undefined ? name : t(`channel.${known}`);
}
