/** What the Concierge has shown and tried, so that nobody proposes the same again. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { Thumb } from '../parts/thumb.tsx';
import { Section } from './section.tsx';

export function ShownAndTried({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const { productsShown, attempts } = briefing;
  return (
    <Section name="shown" title={t('shown.title')}>
      {productsShown.length === 0 && attempts.length === 0 && <p className="quiet-line">{t('shown.none')}</p>}
      {attempts.length > 0 && (
        <ul className="attempts">
          {attempts.map((attempt, index) => (
            <li key={`${attempt.what}-${index}`} data-result={attempt.result}>
              <span dir="auto">{attempt.what}</span> <small>{t(`attempt.${attempt.result}`)}</small>
            </li>
          ))}
        </ul>
      )}
      {productsShown.length > 0 && (
        <ul className="tiles">
          {productsShown.map((product) => (
            <li key={product.sku}>
              <Thumb image={product.image} />
              <span>
                <b>{product.title}</b>
                <span className="num">{product.price}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
