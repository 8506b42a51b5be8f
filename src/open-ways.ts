/** Opens the ways by which a shopper reaches the house without a page of ours: Meta, Azure Bot Service, Direct Line. */
import type { BotFramework } from './channels/botframework.ts';
import { type OpenBotFrameworkParts, openBotFramework } from './open-botframework.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';
import { type OpenDirectLine, openDirectLine } from './open-directline.ts';
import type { Ground } from './open-ground.ts';
import type { Service } from './open-service.ts';

export type Ways = {
  readonly channels: OpenChannels;
  readonly botFramework: BotFramework | undefined;
  readonly directLine: OpenDirectLine | undefined;
};

export async function openWays(
  ground: Ground,
  { identity, ingress, media }: Service,
  azure: OpenBotFrameworkParts['azure'],
): Promise<Ways> {
  const { config, store, house, announcements, matchLocale, clock, log, metrics } = ground;
  const { brand } = house.house;
  const { defaultLocale } = brand;
  const azureParts = { config, store, ingress, matchLocale, defaultLocale, log, metrics, azure };
  const botFramework = await openBotFramework(azureParts);
  const channels = openChannels({
    ...{ config, store, ingress, botFramework, clock, log, metrics },
    heeding: identity.heeding,
    translate: house.translate,
    files: media.ownFile,
    locale: defaultLocale,
  });
  const directLine = openDirectLine({
    ...{ config, store, ingress, matchLocale, clock, log },
    media: { keep: media.keepFor, link: media.forShoppers.link },
    house: brand,
    typing: announcements.shopperTypes,
  });
  return { channels, botFramework, directLine };
}
