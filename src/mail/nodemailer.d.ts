/** The little of nodemailer that smtp-mail.ts uses; the package brings no types of its own. */
declare module 'nodemailer' {
  type Mailbox = string | { readonly name: string; readonly address: string };
  export function createTransport(options: Readonly<Record<string, unknown>>): {
    sendMail(letter: {
      readonly from: string;
      readonly to: Mailbox;
      readonly subject: string;
      readonly text: string;
      readonly headers: Readonly<Record<string, string>>;
    }): Promise<unknown>;
    verify(): Promise<true>;
    close(): void;
  };
}
