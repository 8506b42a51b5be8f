/** The mark of the house's top standing; the word goes with it, since the brass alone has too little contrast. */
import { Gem } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export function PatronMark({ tier, word = false }: { readonly tier: string | undefined; readonly word?: boolean }) {
  const { t } = useTranslation();
  if (tier !== 'patron') return null;
  return (
    <span className="patron" title={t('tier.patron')}>
      <Gem className="i s" aria-hidden="true" />
      <span className={word ? 'patron-word' : 'sr'}>{t('tier.patron')}</span>
    </span>
  );
}
