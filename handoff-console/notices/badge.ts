/** A dot on the tab's icon while something is unread. */

const usual = '/console/mark.svg';
const dotted = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#17513f"/><text x="15" y="24" font-family="serif" font-size="22" text-anchor="middle" fill="#fff">A</text><circle cx="25" cy="8" r="7" fill="#9a1b3c" stroke="#fff" stroke-width="2"/></svg>',
)}`;

export function badge(unread: number): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  const href = unread > 0 ? dotted : usual;
  if (icon !== null && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
}
