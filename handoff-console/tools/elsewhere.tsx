/** The way to a shopper's channel whose words are another boutique's: it opens for a reason. */
import { useTranslation } from 'react-i18next';
import { conversationPath, inPlace } from '../app/router.ts';
import { useToolWords } from './tool-words.ts';

export function Elsewhere({ conversationId, name }: { readonly conversationId: string; readonly name: string }) {
  const { t } = useTranslation();
  const ready = useToolWords();
  const path = conversationPath(conversationId);
  if (!ready) return null;
  return (
    <p className="channel-words">
      <a href={path} onClick={inPlace(path)} aria-label={`${name}: ${t('reason.link')}`}>
        {t('reason.link')}
      </a>
    </p>
  );
}
