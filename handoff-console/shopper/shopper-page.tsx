/** One shopper on one page: who they are, what they bought, every conversation, what was noted and is left to do. */
import '../styles/tools.css';
import '../styles/shopper.css';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShopperPage as Page } from '../../src/protocol/shopper-page.ts';
import { useDesk } from '../app/desk-context.tsx';
import { KeysDialog } from '../app/keys-dialog.tsx';
import { LinkBar } from '../app/link-bar.tsx';
import { Rail } from '../app/rail.tsx';
import { deskPath, navigate } from '../app/router.ts';
import { ask, type Failure } from '../parts/api.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { FailureLine } from '../settings/failure-line.tsx';
import { useToolWords } from '../tools/tool-words.ts';
import { PersonalData } from './personal-data.tsx';
import { Conversations, Notes, Orders, Record, Tasks } from './sections.tsx';

type ShopperPageProps = { readonly shopperId: string; readonly onSignedOut: () => void };

export function ShopperPage({ shopperId, onSignedOut }: ShopperPageProps) {
  const { t } = useTranslation();
  const ready = useToolWords();
  const { me } = useDesk();
  const [keysOpen, setKeysOpen] = useState(false);
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback(async () => {
    const answer = await ask(`/shoppers/${encodeURIComponent(shopperId)}/page`, { answer: Page });
    if (answer.ok) setPage(answer.value);
    setFailure(answer.ok ? undefined : answer.failure);
  }, [shopperId]);
  useEffect(() => {
    setPage(undefined);
    void load();
  }, [load]);
  if (!ready) return null;

  return (
    <div className="app tasks">
      <a className="skip" href="#shopper">
        {t('shopper.skip')}
      </a>
      <LinkBar />
      <Rail here="shopper" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      <main id="shopper" className="shopper-main" tabIndex={-1}>
        {failure !== undefined && (
          <>
            <h1>{t('shopper.title')}</h1>
            {failure.cause === 'refused' && failure.code === 'not-found' ? (
              <p className="quiet-line">{t('shopper.unknown')}</p>
            ) : (
              <FailureLine failure={failure} />
            )}
          </>
        )}
        {page !== undefined && (
          <>
            <h1 dir="auto">{page.record.name ?? page.record.email ?? page.record.shopperId}</h1>
            <p className="shopper-lead">
              <PatronMark tier={page.record.tier} />{' '}
              {page.conversations.length > 0 && t(`thread.identity.${page.identity}`)}
            </p>
            <div className="shopper-columns">
              <div>
                <Conversations conversations={page.conversations} />
                <Orders orders={page.orders} />
              </div>
              <div>
                <Record record={page.record} />
                <Notes notes={page.notes} />
                <Tasks tasks={page.tasks} />
                {me.role === 'admin' && (
                  <PersonalData
                    shopperId={page.record.shopperId}
                    name={page.record.name ?? page.record.shopperId}
                    onErased={() => navigate(deskPath)}
                  />
                )}
              </div>
            </div>
          </>
        )}
      </main>
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}
