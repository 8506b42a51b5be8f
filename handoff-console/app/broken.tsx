/** What stands in place of a page that failed while it was drawn: never an empty screen. */
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type BrokenProps = { readonly children: ReactNode };

/** Only a class can catch what its children throw. React writes the error to the browser's console. */
export class Guarded extends Component<BrokenProps, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError = () => ({ broken: true });
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main className="broken" role="alert">
      <p>{t('page.broken')}</p>
      <button type="button" className="btn solid" onClick={() => location.reload()}>
        {t('page.reload')}
      </button>
    </main>
  );
}
