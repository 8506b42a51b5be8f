/** Signs as a shop would, so that whoever integrates one has a token to try and code to compare with. */
import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';

export const identitySample: Command = {
  name: 'identity-sample',
  summary: 'Signs a shopper’s identity with the sample key, to try `identify` out',
  usage: [
    'npm run aparte -- identity-sample <shopper id or e-mail>',
    '',
    'Prints a token of five minutes that this house takes once: concierge("identify", { token }), or `identity` of',
    'session:start. It is signed with the key in DATA_DIR/identity-sample.pem, which counts only where DEMO is on,',
    'IDENTITY_KEYS is not set and NODE_ENV is not production. docs/identity.md shows how a shop signs its own.',
  ].join('\n'),
  async run(args, { terminal, house }) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [subject] = positionals;
    if (subject === undefined) throw new UsageError('Whose identity? Give a shopper’s id or e-mail address.');
    const { sampleIdentity } = (await house()).office;
    const token = sampleIdentity?.(subject);
    if (token === undefined) {
      terminal.note('This house takes no sample identities: IDENTITY_KEYS is set, DEMO is 0, or it is in production.');
      return 1;
    }
    terminal.print(token);
    return 0;
  },
};
