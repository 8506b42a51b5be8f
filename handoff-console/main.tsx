/** First of all: zod must not make functions from text, since the page forbids it and even the try would be reported. */
import { config } from 'zod';

config({ jitless: true });
// Apart, so that no schema is made before this.
await import('./app/start.tsx');
