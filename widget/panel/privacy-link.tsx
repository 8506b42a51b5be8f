/** @jsxImportSource preact */
/** The house's own page on data, where it has named one. In a tab of its own: before a choice nothing of the talk survives leaving. */
import { webAddress } from '../core/inline-text.ts';
import { usePanel } from './panel-context.ts';

export function PrivacyLink() {
  const { view, embed, words } = usePanel();
  const address = webAddress(view.value.house?.privacy, embed.server);
  return address ? (
    <>
      {' '}
      <a href={address} target="_blank" rel="noopener noreferrer">
        {words.value.say('how.privacy')}
      </a>
    </>
  ) : null;
}
