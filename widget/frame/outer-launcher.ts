/** The launcher of a framed panel: the loader's own button, told by the frame what to show. */
import type { LauncherNews } from '../panel/embed.ts';

export function drawLauncher(button: HTMLButtonElement, root: ShadowRoot) {
  // Said when it changes, since a hidden frame says nothing; the words of a message stay in the frame.
  const status = Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' });
  root.append(status);
  return {
    leave: () => status.remove(),
    draw({ label, icon, text, initials, count, quiet }: LauncherNews) {
      const face = initials ? drawn('launcher-initials', initials) : picture(icon);
      button.replaceChildren(face, text, ...(count ? [drawn('count', count)] : []));
      button.classList.toggle('quiet', quiet);
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

function picture(drawing: string): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', drawing);
  svg.append(path);
  return svg;
}
