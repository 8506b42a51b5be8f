/** What the shopper has in the bag and has looked at. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useFormat } from '../words/format.ts';
import { Section } from './section.tsx';

const pagesShown = 3;

export function Site({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = briefing.pagesSeen.slice(-pagesShown).reverse();
  return (
    <Section name="site" title={t('site.title')}>
      {pages.length === 0 && briefing.cart === undefined ? (
        <p className="quiet-line">{t('site.none')}</p>
      ) : (
        <dl className="facts">
          {briefing.cart !== undefined && (
            <>
              <dt>{t('site.cart')}</dt>
              <dd className="num">{format.money(briefing.cart)}</dd>
            </>
          )}
          {pages.length > 0 && (
            <>
              <dt>{t('site.pages')}</dt>
              <dd>
                {pages.map((page) => (
                  <span key={page.at} className="fact-line" dir="auto">
                    {page.title ?? page.sku ?? page.type} <small className="num">{format.time(page.at)}</small>
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </Section>
  );
}
