/** An article of the house, to read beside the conversation. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '../../src/protocol/search.ts';
import { Modal } from '../parts/modal.tsx';

type ArticleProps = { readonly article: SearchAnswer['articles'][number]; readonly onClose: () => void };

export function Article({ article: { title, body, locale }, onClose }: ArticleProps) {
  const { t } = useTranslation();
  return (
    <Modal title={title} onClose={onClose}>
      <div className="article" lang={locale} dir="auto">
        {body.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <div className="dialog-acts">
        <Button className="btn" onPress={onClose}>
          {t('act.close')}
        </Button>
      </div>
    </Modal>
  );
}
