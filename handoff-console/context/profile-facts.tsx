/** A person's facts as a list of names and values; only what is known. */
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useDeskState } from '../app/desk-context.tsx';
import { useFormat } from '../words/format.ts';
import { dateName, sizeName } from '../words/known-facts.ts';
import { tierName } from '../words/reasons.ts';

export type Fact = readonly [name: string, value: ReactNode];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Standing, tastes, sizes, dates: what matters while answering. */
export function useShopperFacts({ shopper }: Briefing): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const ownAdvisor = useDeskState(
    (state) => state.desk?.presence.find((row) => row.advisorId === shopper.ownAdvisor)?.name ?? shopper.ownAdvisor,
  );
  const since = shopper.since === undefined ? undefined : t('profile.since', { year: format.year(shopper.since) });
  const standing = [tierName(shopper.tier, t), since].filter((part) => part !== undefined).join(' ');
  const sizes = Object.entries(shopper.sizes).map(([what, size]) => `${sizeName(what, t)} ${size}`);
  const dates = shopper.importantDates.map(({ kind, date }) => `${dateName(kind, t)}, ${format.day(date)}`);
  const facts: readonly (readonly [string, string])[] = [
    [t('profile.standing'), standing],
    [t('profile.prefers'), shopper.preferences.join(t('list.comma'))],
    [t('profile.sizes'), sizes.join(t('list.comma'))],
    [t('profile.dates'), dates.join(t('list.comma'))],
    [t('profile.advisor'), ownAdvisor ?? ''],
  ];
  return facts.filter(([, value]) => value !== '');
}
