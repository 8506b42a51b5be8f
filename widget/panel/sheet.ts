/** Styles as a constructed sheet: a shop's style policy has nothing to allow, and no page rule reaches in. */

import launcher from '../styles/launcher.css?inline';
import panel from '../styles/panel.css?inline';

declare const __HOST_TOKENS__: string;

export function panelSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(__HOST_TOKENS__ + launcher + panel);
  return sheet;
}
