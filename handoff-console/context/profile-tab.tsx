/** Everything the briefing knows about the person: contact, purchases, consents, the house's notes. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useFormat } from '../words/format.ts';
import { Channels } from './channels.tsx';
import { type Fact, Facts, useShopperFacts } from './profile-facts.tsx';

type Consent = {
  readonly purpose: 'keep' | 'mood' | 'model' | 'outreach' | 'profile' | 'improve';
  readonly granted: boolean;
};

export function ProfileTab({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shopper } = briefing;
  const consents = (shopper['consents'] ?? []) as readonly Consent[];
  const more: readonly (Fact | undefined)[] = [
    shopper.email === undefined ? undefined : [t('profile.email'), shopper.email],
    shopper.lifetimeValue === undefined ? undefined : [t('profile.bought'), format.money(shopper.lifetimeValue)],
  ];
  const facts = [...useShopperFacts(briefing), ...more.filter((fact) => fact !== undefined)];
  return (
    <section className="sec" aria-label={t('context.tab.profile')}>
      {facts.length === 0 ? <p className="quiet-line">{t('profile.none')}</p> : <Facts facts={facts} />}
      <Channels briefing={briefing} />
      {consents.length > 0 && (
        <>
          <h2 className="sub-title">{t('profile.consents')}</h2>
          <ul className="plain-list">
            {consents.map(({ purpose, granted }) => (
              <li key={purpose} className="consent" data-granted={granted}>
                {t(`consent.${purpose}`)} <small>{t(granted ? 'consent.yes' : 'consent.no')}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {shopper.notes.length > 0 && (
        <>
          <h2 className="sub-title">{t('profile.notes')}</h2>
          <ul className="plain-list">
            {shopper.notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
