/** Insights: the house's figures, each with its finding in words. */
import '../styles/insights.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeysDialog } from '../app/keys-dialog.tsx';
import { LinkBar } from '../app/link-bar.tsx';
import { Rail } from '../app/rail.tsx';
import { Card } from './card.tsx';
import { containmentView } from './containment.tsx';
import { csatView } from './csat.tsx';
import { draftsView } from './drafts.tsx';
import { emotionView } from './emotion.tsx';
import { Filters } from './filters.tsx';
import { handoffsView } from './handoffs.tsx';
import { useInsightWords } from './insight-words.ts';
import { repliesView } from './replies.tsx';
import { revenueView } from './revenue.tsx';
import { queryOf, useSearch } from './search.ts';
import { unansweredView } from './unanswered.tsx';
import { verdictsView } from './verdicts.tsx';
import { volumeView } from './volume.tsx';

export function InsightsPage({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t } = useTranslation();
  const [keysOpen, setKeysOpen] = useState(false);
  const { search, change } = useSearch();
  const query = queryOf(search);
  if (!useInsightWords()) return null;
  return (
    <div className="app insights">
      <a className="skip" href="#insights">
        {t('insights.skip')}
      </a>
      <LinkBar />
      <Rail here="insights" onSignedOut={onSignedOut} onKeys={() => setKeysOpen(true)} />
      <main id="insights" className="insights-main" tabIndex={-1}>
        <header>
          <h1>{t('nav.insights')}</h1>
          <Filters search={search} change={change} />
          {search.reason !== undefined && <p className="figure-note">{t('insights.reason-note')}</p>}
        </header>
        <div className="figures">
          <Card name="volume" query={query} view={volumeView} />
          <Card name="containment" query={query} view={containmentView} />
          <Card name="replies" query={query} view={repliesView} />
          <Card name="handoffs" query={query} view={handoffsView} />
          <Card name="emotion" query={query} view={emotionView} />
          <Card name="verdicts" query={query} view={verdictsView} />
          <Card name="drafts" query={query} view={draftsView} />
          <Card name="csat" query={query} view={csatView} />
          <Card name="unanswered" query={query} view={unansweredView} />
          <Card name="revenue" query={query} view={revenueView} />
        </div>
      </main>
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  );
}
