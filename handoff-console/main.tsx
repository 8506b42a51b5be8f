/** First of all: zod must not make functions from text, since the page forbids it and even the try would be reported. */
import { config } from 'zod';
import { untilThere } from './parts/until-there.ts';

config({ jitless: true });
// Apart, so that no schema is made before this.
await untilThere(() => import('./app/start.tsx'));
