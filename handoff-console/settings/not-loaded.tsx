/** In place of a page that could not be fetched: why, and the way to ask again. */
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../parts/api.ts';
import { Refused } from './refused.tsx';

type NotLoadedProps = { readonly failure: Failure | undefined; readonly onRetry: () => void };

export function NotLoaded({ failure, onRetry }: NotLoadedProps) {
  const { t } = useTranslation();
  if (failure === undefined) return null;
  return (
    <>
      <Refused failure={failure} />
      <Button className="btn" onPress={onRetry}>
        {t('link.retry')}
      </Button>
    </>
  );
}
