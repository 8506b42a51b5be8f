/** Prints what a shopper downloads, gzipped, beside its budget; a budget overrun is a failed check. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('./dist/', import.meta.url));
const kib = 1024;
const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
const weigh = (name) => gzipSync(readFileSync(dist + name), { level: 9 }).length;

const loader = files.filter((name) => name === 'loader.js');
const words = files.filter((name) => name.startsWith('words-'));
const panel = files.filter((name) => !loader.includes(name) && !words.includes(name));
const total = (names) => names.reduce((sum, name) => sum + weigh(name), 0);
const heaviest = (names) => Math.max(0, ...names.map(weigh));

const rows = [
  ['page load: loader', total(loader), 2 * kib],
  ['first open: panel with Socket.IO and one locale', total(panel) + heaviest(words), 45 * kib],
  ['the heaviest locale alone', heaviest(words), 3 * kib],
];
let over = loader.length === 0 || panel.length === 0;
if (over) console.error('Nothing to weigh: build first (vite build --config widget/vite.config.ts).');
for (const [what, bytes, budget] of rows) {
  const verdict = bytes <= budget ? 'ok' : 'OVER';
  over ||= bytes > budget;
  console.log(`${what.padEnd(50)} ${(bytes / kib).toFixed(2).padStart(6)} KiB of ${budget / kib} KiB  ${verdict}`);
}
process.exitCode = over ? 1 : 0;
