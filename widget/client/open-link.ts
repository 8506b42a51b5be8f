/** The link of this tab: lent by the tab that has it, where the browser can settle which one that is. */
import { onComingBack } from './coming-back.ts';
import { createLink, type Link, type LinkHandlers, type LinkTimes } from './link.ts';
import { createSharedLink } from './shared-link.ts';
import { channelOf } from './tabs.ts';

export type OpenLinkParts = {
  readonly server: string;
  readonly site: string;
  readonly on: LinkHandlers;
  readonly token: () => string | undefined;
  readonly times?: LinkTimes;
};

/** The link of this tab, looked at when the device comes back. */
export function openLink(parts: OpenLinkParts): Link {
  const link = chooseLink(parts);
  let stop: (() => void) | undefined;
  return {
    ...link,
    connect() {
      stop ??= onComingBack(link.look, window, Date.now);
      link.connect();
    },
    close() {
      stop?.();
      stop = undefined;
      link.close();
    },
  };
}

function chooseLink({ server, site, ...parts }: OpenLinkParts): Link {
  const name = `aparte-link:${site}`;
  // Not there on a page without TLS.
  const { locks }: Partial<Pick<Navigator, 'locks'>> = navigator;
  const channel = channelOf(name);
  channel?.close();
  if (!locks || !channel) return createLink({ server, ...parts });
  return createSharedLink({
    ...{ name, on: parts.on, locks },
    channel: () => new BroadcastChannel(name),
    open: (on, heard) => createLink({ server, ...parts, on, heard }),
    seen: () => !document.hidden,
    onSeen: (look) => document.addEventListener('visibilitychange', look),
  });
}
