/** A fresh process that loads all models and word lists once, and prints what that took: `{"loadMs": 80, "rssMib": 30}`. */

import { createLocalUnderstander } from '../src/understanding/local.ts';
import { languages } from '../src/understanding/sentences.ts';

const before = process.memoryUsage.rss();
const startedAt = performance.now();
createLocalUnderstander().warm(languages);
const loadMs = performance.now() - startedAt;
process.stdout.write(JSON.stringify({ loadMs, rssMib: (process.memoryUsage.rss() - before) / 2 ** 20 }));
