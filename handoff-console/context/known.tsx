/** What the shopper has already said and been promised: nobody asks twice, nothing promised is forgotten. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { PromiseLines } from '../tasks/promise-lines.tsx';
import { Section } from './section.tsx';

export function Known({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const { doNotAskAgain, openQuestions } = briefing;
  return (
    <Section name="known" title={t('known.title')}>
      {doNotAskAgain.length === 0 ? (
        <p className="quiet-line">{t('known.none')}</p>
      ) : (
        <ul className="known">
          {doNotAskAgain.map((known) => (
            <li key={known} className="tag plain" dir="auto">
              {known}
            </li>
          ))}
        </ul>
      )}
      <Lines title={t('known.open')} lines={openQuestions} />
      <PromiseLines briefing={briefing} />
    </Section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="sub-title">{title}</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}
