/** Why the server did not take it: the field and what is wrong with it where it says so, else the plain reason. */
import { useTranslation } from 'react-i18next';
import type { Failure } from '../parts/api.ts';
import { FailureLine } from './failure-line.tsx';

export function Refused({ failure }: { readonly failure: Failure | undefined }) {
  const { t } = useTranslation();
  const errors = failure?.cause === 'refused' ? (failure.errors ?? []) : [];
  if (errors.length === 0) return <FailureLine failure={failure} />;
  return (
    <div className="field-error" role="alert">
      <p>{t('house.check')}</p>
      <ul>
        {errors.map(({ at, message, rule, limit, found }) => (
          <li key={`${at} ${message}`}>
            {at.replace(/^body\.(value\.)?/, '')}
            {rule === undefined
              ? `: ${message}`
              : ` ${t(`house.wrong.${rule}`, { limit: limit ?? 0, found: found ?? '' })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
