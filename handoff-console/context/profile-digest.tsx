/** The shopper in five lines. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';
import { Facts, useShopperFacts } from './profile-facts.tsx';
import { Section } from './section.tsx';

export function ProfileDigest({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = useShopperFacts(briefing);
  const { name } = briefing.shopper;
  const title = name === undefined ? shopperName({ locale: briefing.locale }, t, format) : shortName(name);
  return (
    <Section name="profile" title={title}>
      {facts.length === 0 ? <p className="quiet-line">{t('profile.none')}</p> : <Facts facts={facts} />}
    </Section>
  );
}
