/** The floor of a webhook: Express, the raw body, the signature and the JSON, and nothing kept. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';

const secret = process.env['META_APP_SECRET'] ?? '';
const app = express();
app.disable('x-powered-by');
app.post('/webhooks/whatsapp', express.raw({ type: '*/*', limit: 3_000_000 }), (request, response) => {
  const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
  const expected = createHmac('sha256', secret).update(request.body).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return void response.sendStatus(401);
  JSON.parse(request.body.toString('utf8'));
  response.type('text/plain').send('OK');
});

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
