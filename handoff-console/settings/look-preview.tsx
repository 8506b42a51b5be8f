/** The widget drawn with the colours, radius and fonts that a shopper would get, apart from the console's own styles. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LookSetting, type Scheme, themeOf } from '../../src/protocol/look.ts';
import { themeSheet } from '../../src/protocol/theme-sheet.ts';
import { cssVariables } from '../../src/protocol/tokens.ts';
import { useDesk } from '../app/desk-context.tsx';
import { useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { type DrawnLocale, drawnLocales, drawnPanel, drawnSheet } from './look-drawing.ts';
import { localeName } from './use-overview.ts';

export function LookPreview({ look }: { readonly look: LookSetting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [locale, setLocale] = useState<DrawnLocale>('en');
  return (
    <section className="settings-part look-preview">
      <h2>{t('look.preview')}</h2>
      <ChoiceField
        label={t('house.language')}
        value={locale}
        choices={drawnLocales.map((tag) => ({ value: tag, label: localeName(tag, format) }))}
        onChange={setLocale}
      />
      <div className="look-stages">
        <Stage look={look} scheme="light" locale={locale} label={t('look.light')} />
        <Stage look={look} scheme="dark" locale={locale} label={t('look.dark')} />
      </div>
    </section>
  );
}

type StageProps = {
  readonly look: LookSetting;
  readonly scheme: Scheme;
  readonly locale: DrawnLocale;
  readonly label: string;
};

function Stage({ look, scheme, locale, label }: StageProps) {
  const { me } = useDesk();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host{${cssVariables(scheme, '--cg-')}}${themeSheet(themeOf(look))}${drawnSheet}`);
    root.adoptedStyleSheets = [sheet];
    let left = false;
    void drawnPanel(look, locale, me.house).then((panel) => {
      if (!left) root.replaceChildren(panel);
    });
    return () => {
      left = true;
    };
  }, [look, scheme, locale, me.house]);
  return <div ref={host} role="img" aria-label={label} className="look-stage" data-theme={scheme} />;
}
