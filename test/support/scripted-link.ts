/** The widget's link without a server: answers as it is told to, and remembers what it was asked. */
import type { ShopperRequest } from '../../src/protocol/shopper.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import type { Link } from '../../widget/client/link.ts';

type Asked = readonly [name: ShopperRequest, payload: unknown];

/** Each request takes its next answer; without one it is acknowledged. */
export function scriptedLink(answers: Partial<Record<ShopperRequest, unknown[]>> = {}) {
  const asked: Asked[] = [];
  const done: string[] = [];
  const link = {
    async ask(name: ShopperRequest, payload: unknown) {
      asked.push([name, payload]);
      return { ok: true, ...((await answers[name]?.shift()) as object | undefined) };
    },
    renew: () => done.push('renew'),
    close: () => done.push('close'),
    leads: () => true,
    shared: false,
  };
  return { link: link as unknown as Link, asked, done };
}

export const refused = (code: string) => ({ ok: false, error: { code, message: '', retryable: false } });

/** One of the concierge's lines, told apart by its place. */
export const message = (seq: number): WireMessage => ({
  id: `m${seq}`,
  seq,
  at: '2026-11-22T10:00:00.000Z',
  author: { kind: 'bot' },
  text: `${seq}`,
});
