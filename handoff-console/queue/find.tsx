/** The way to the palette for whoever does not know its key, or has no keys. */
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openTool } from '../app/tools.ts';
import { KeyHint } from '../parts/key-hint.tsx';

export function Find() {
  const { t } = useTranslation();
  return (
    <button type="button" className="search" aria-haspopup="dialog" onClick={() => openTool({ kind: 'palette' })}>
      <Search className="i" aria-hidden="true" />
      <span>{t('queue.find')}</span>
      <KeyHint keys="⌘K" />
    </button>
  );
}
