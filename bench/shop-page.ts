/** A shop's page as such pages are: a large picture, twelve products, two fonts, a script of its own; on an origin of its own. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { seeded } from '../test/support/random.ts';
import { pngChunk } from '../test/support/sample-files.ts';
import { root } from './server-process.ts';

export type Shop = {
  readonly url: string;
  /** The widget's tag is on the pages that are asked for with `?widget`. */
  carry(house: string): void;
  close(): Promise<void>;
};

const products = 12;
const css = `@font-face{font-family:Display;src:url(/display.woff2) format("woff2");font-display:swap}
@font-face{font-family:Body;src:url(/body.woff2) format("woff2");font-display:swap}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 Body,sans-serif;color:#1c1a17}
header{display:flex;gap:32px;padding:20px 40px;border-bottom:1px solid #ddd}h1,h2{font-family:Display,serif;font-weight:400}
.hero{display:block;inline-size:100%;block-size:520px;object-fit:cover}main{max-inline-size:1200px;margin:auto;padding:40px}
.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:24px}.grid img{inline-size:100%;block-size:320px;object-fit:cover}
button{font:inherit;padding:10px 20px;border:1px solid;background:none}`;

/** What shops do once their page stands: prices are written, buttons wired, a basket is counted. */
const script = `const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: 'EUR' });
for (const price of document.querySelectorAll('[data-price]')) price.textContent = money.format(Number(price.dataset.price) / 100);
const basket = new Map();
for (const button of document.querySelectorAll('.grid button'))
  button.addEventListener('click', () => basket.set(button.value, (basket.get(button.value) ?? 0) + 1));
const seen = new IntersectionObserver((entries) => { for (const { isIntersecting, target } of entries) target.dataset.seen = isIntersecting; });
for (const card of document.querySelectorAll('.grid li')) seen.observe(card);`;

const words =
  'Cut from one piece of calfskin and finished by hand in our workshop in Romans. Lined with goat suede, two inside pockets, ' +
  'a strap that can be shortened. Each piece carries the mark of the person who made it and is repaired by us for as long as it is worn.';

export async function openShop(): Promise<Shop> {
  let house = '';
  const random = seeded(7);
  const files = new Map<string, readonly [type: string, body: Buffer]>([
    ['/shop.css', ['text/css', Buffer.from(css)]],
    ['/shop.js', ['text/javascript', Buffer.from(script)]],
    ['/empty.js', ['text/javascript', Buffer.from('export {};')]],
    ['/display.woff2', ['font/woff2', font('bodoni-moda-latin.woff2')]],
    ['/body.woff2', ['font/woff2', font('hanken-grotesk-latin.woff2')]],
    ['/hero.png', ['image/png', picture(1440, 520, random.below)]],
    ...Array.from({ length: products }, (_, at) => {
      return [`/piece-${at}.png`, ['image/png', picture(300, 320, random.below)]] as const;
    }),
  ]);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
    const file = files.get(pathname);
    response.setHeader('cache-control', 'no-store');
    if (file !== undefined) return void response.setHeader('content-type', file[0]).end(file[1]);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/floor') return void response.end(floorPage);
    if (pathname === '/bare') return void response.end(barePage(house));
    response.end(shopPage(searchParams.has('widget') ? tag(house) : ''));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    carry: (url) => {
      house = url;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const tag = (house: string) => `<script type="module" async src="${house}/widget/loader.js" data-site="shop"></script>`;

/** The widget and nothing else. */
const barePage = (house: string) =>
  `<!doctype html><html lang="en"><head><title>Bare</title><link rel="icon" href="data:,"></head><body>${tag(house)}</body></html>`;

/** What a browser needs for a button that fetches a module of nothing and draws a box to write in. */
const floorPage = `<!doctype html><html lang="en"><head><title>Floor</title><link rel="icon" href="data:,"></head><body><button>Open</button><script type="module">
document.querySelector('button').onclick = async () => {
  await import('/empty.js');
  document.body.append(Object.assign(document.createElement('p'), { textContent: 'Good morning' }), document.createElement('textarea'));
};</script></body></html>`;

function shopPage(widget: string): string {
  const pieces = Array.from(
    { length: products },
    (_, at) =>
      `<li><img src="/piece-${at}.png" width="300" height="320" alt="Piece ${at}"${at > 3 ? ' loading="lazy"' : ''}><h2>Piece ${at}</h2><p data-price="${149_000 + at * 1_000}"></p><p>${words}</p><button value="${at}">Add to bag</button></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shop.css"><script defer src="/shop.js"></script>${widget}</head>
<body><header><strong>Shop</strong><a href="#new">New</a><a href="#bags">Bags</a></header><img class="hero" src="/hero.png" width="1440" height="520" alt="The season">
<main><h1>The season</h1><p>${words}</p><ul class="grid" style="list-style:none;padding:0">${pieces.join('')}</ul></main></body></html>`;
}

const font = (name: string) => readFileSync(join(root, 'widget/dist/fonts', name));

/** As many bytes as a photograph of this size: smooth, with a grain that does not compress away. */
function picture(width: number, height: number, below: (count: number) => number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width * 3; x += 1)
      rows[y * (1 + width * 3) + 1 + x] = 90 + Math.round((x + y * 2) / 24) + (x % 9 === 0 ? below(12) : 0);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const body = pngChunk('IDAT', deflateSync(rows));
  return Buffer.concat([mark, pngChunk('IHDR', head), body, pngChunk('IEND', Buffer.alloc(0))]);
}
