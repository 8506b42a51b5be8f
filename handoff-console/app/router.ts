/** Where we are: a few addresses under /console, read from and written to the browser's history. */
import { type MouseEvent, useSyncExternalStore } from 'react';

export type Route = { readonly name: 'login' } | Place | { readonly name: 'unknown' };

/** Where somebody who is signed in can be. */
export type Place =
  | { readonly name: 'desk'; readonly conversationId?: string }
  | { readonly name: 'tasks' }
  | { readonly name: 'board'; readonly conversationId?: string }
  | { readonly name: 'shopper'; readonly shopperId: string }
  | { readonly name: 'insights' }
  | { readonly name: 'settings'; readonly section?: string };

export function routeOf(pathname: string): Route {
  const parts = pathname
    .replace(/^\/console\/?/, '')
    .split('/')
    .filter(Boolean);
  if (parts.length === 0) return { name: 'desk' };
  if (parts[0] === 'login' && parts.length === 1) return { name: 'login' };
  if (parts[0] === 'tasks' && parts.length === 1) return { name: 'tasks' };
  if (parts[0] === 'shoppers' && parts.length === 2)
    return { name: 'shopper', shopperId: decodeURIComponent(parts[1] ?? '') };
  if (parts[0] === 'board' && parts.length <= 2)
    return { name: 'board', ...(parts[1] === undefined ? {} : { conversationId: decodeURIComponent(parts[1]) }) };
  if (parts[0] === 'insights' && parts.length === 1) return { name: 'insights' };
  if (parts[0] === 'settings' && parts.length <= 2)
    return { name: 'settings', ...(parts[1] === undefined ? {} : { section: parts[1] }) };
  if (parts[0] !== 'desk' || parts.length > 2) return { name: 'unknown' };
  return parts[1] === undefined ? { name: 'desk' } : { name: 'desk', conversationId: decodeURIComponent(parts[1]) };
}

export const loginPath = '/console/login';
export const deskPath = '/console/desk';
export const tasksPath = '/console/tasks';
export const boardPath = '/console/board';
export const insightsPath = '/console/insights';
export const settingsPath = '/console/settings';

export function isPlace(route: Route): route is Place {
  return route.name !== 'login' && route.name !== 'unknown';
}

export function conversationPath(conversationId: string): string {
  return `${deskPath}/${encodeURIComponent(conversationId)}`;
}

export function shopperPath(shopperId: string): string {
  return `/console/shoppers/${encodeURIComponent(shopperId)}`;
}

const moved = new EventTarget();

export function navigate(path: string, { replace = false } = {}): void {
  if (path === location.pathname) return;
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  moved.dispatchEvent(new Event('moved'));
}

/** For a link of ours; with Ctrl or ⌘ the browser opens it elsewhere, as it would any other. */
export function inPlace(path: string): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    navigate(path);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(listen, () => location.pathname));
}

function listen(changed: () => void): () => void {
  moved.addEventListener('moved', changed);
  addEventListener('popstate', changed);
  return () => {
    moved.removeEventListener('moved', changed);
    removeEventListener('popstate', changed);
  };
}
