/** The channels a conversation can be on. */
export const channelKinds = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;
export type ChannelKind = (typeof channelKinds)[number];
