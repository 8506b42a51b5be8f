/** A component that is fetched when it is first shown, however often that takes; its place stays empty until then. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { untilThere } from './until-there.ts';

// biome-ignore lint/suspicious/noExplicitAny: what React itself asks of a component whose properties it does not know.
export function later<Part extends ComponentType<any>>(fetchPart: () => Promise<Part>): LazyExoticComponent<Part> {
  return lazy(async () => ({ default: await untilThere(fetchPart) }));
}
