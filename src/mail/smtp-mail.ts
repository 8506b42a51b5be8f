/** Letters through the house's own mail server. */
import { createTransport } from 'nodemailer';
import type { Mail } from '../domain/mail.ts';

/** A mail server that does not answer is told of soon; the shopper can ask again. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function createSmtpMail({ url, from }: { readonly url: string; readonly from: string }): Mail {
  const transport = createTransport({ url, ...patience });
  return {
    async check() {
      await transport.verify();
      transport.close();
    },
    async send({ to, subject, text }) {
      // As an object an address is one address, whatever characters are in it.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
