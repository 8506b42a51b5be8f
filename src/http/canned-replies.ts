/** The house's ready replies, locale by locale: read by advisors, changed by supervisors from the version they have read. */
import { type CannedReply, cannedVariables, strangePlaces } from '../domain/canned.ts';
import { AparteError } from '../domain/errors.ts';
import type { SettingAuthor } from '../domain/setting.ts';
import { CannedAnswer, CannedQuery, CannedRequest } from '../protocol/canned.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

type Edition = { readonly locale: string; readonly version: number; readonly replies: readonly CannedReply[] };

export type CannedParts = {
  readonly canned: {
    edition(locale: string): Promise<Edition>;
    /** Throws `stale` when somebody else has changed them since `version`. */
    publish(locale: string, replies: readonly CannedReply[], version: number, by: SettingAuthor): Promise<Edition>;
  };
  readonly locales: readonly string[];
  readonly audit: Audit;
};

export function cannedRoutes({ canned, locales, audit }: CannedParts): Route[] {
  const known = (locale: string) => {
    if (!locales.includes(locale))
      throw new AparteError('unknown-locale', `The house speaks ${locales.join(', ')}, not "${locale}".`);
  };
  const answer = ({ locale, version, replies }: Edition) => ({
    locale,
    version,
    variables: [...cannedVariables],
    replies,
  });
  return [
    forRole('advisor', {
      method: 'get',
      path: '/canned-replies',
      summary: 'The ready replies of a locale',
      query: CannedQuery,
      answer: CannedAnswer,
      handle: async ({ query: { locale } }) => {
        known(locale);
        return answer(await canned.edition(locale));
      },
    }),
    forRole('supervisor', {
      method: 'put',
      path: '/canned-replies',
      summary: 'Replace the ready replies of a locale; `version` is the one that was read',
      body: CannedRequest,
      answer: CannedAnswer,
      handle: async ({ body: { locale, version, replies } }, { advisor }) => {
        known(locale);
        for (const { id, text } of replies) {
          const [strange] = strangePlaces(text);
          if (strange !== undefined)
            throw new AparteError(
              'bad-request',
              `replies: "${id}" has {${strange}}; known are ${cannedVariables.join(', ')}.`,
            );
        }
        const edition = await canned.publish(locale, replies, version, {
          advisorId: advisor.id,
          name: advisor.name,
        });
        await audit.record(advisor, 'canned-replies-changed', `${locale} ${replies.length}`);
        return answer(edition);
      },
    }),
  ];
}
