/** The launcher of a framed panel: the loader's own button, told by the frame what to show. */
import type { LauncherNews } from '../panel/embed.ts';

/** Filled in by the build: the panel's own table of icons would bring the panel along. */
declare const __LAUNCHER_ICON__: string;
declare const __CLOSE_ICON__: string;

export function drawLauncher(button: HTMLButtonElement, root: ShadowRoot) {
  // Said when it changes, since a hidden frame says nothing; the words of a message stay in the frame.
  const status = Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' });
  root.append(status);
  return {
    leave: () => status.remove(),
    draw({ label, text, initials, count }: LauncherNews, open: boolean) {
      const face = initials ? drawn('launcher-initials', initials) : icon(open ? __CLOSE_ICON__ : __LAUNCHER_ICON__);
      button.replaceChildren(face, ...(count ? [drawn('count', count)] : []), ...(text && !open ? [text] : []));
      button.ariaLabel = label;
      status.textContent = count ? label : '';
    },
  };
}

/** By the styles, since the button's name says it in words. */
function drawn(className: string, shown: string): HTMLElement {
  const span = Object.assign(document.createElement('span'), { className });
  span.dataset['shown'] = shown;
  return span;
}

function icon(drawing: string): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', drawing);
  svg.append(path);
  return svg;
}
