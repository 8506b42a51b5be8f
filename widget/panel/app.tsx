/** @jsxImportSource preact */
/** Launcher and panel together: opening, closing, focus, and the difference between a desktop and a telephone. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { directionOf } from '../core/locale.ts';
import { Bars } from './bars.tsx';
import { Composer } from './composer.tsx';
import type { Embed } from './embed.ts';
import { Header } from './header.tsx';
import { Launcher } from './launcher.tsx';
import { LiveRegion } from './live-region.tsx';
import { Log } from './log.tsx';
import { usePanel } from './panel-context.ts';

/** Below this the panel is a sheet over the whole page, and the page behind it is inert. */
export const isSheet = ({ framed }: Embed) => framed?.isSheet() ?? matchMedia('(max-width: 479px)').matches;

export function App() {
  const { view, words, isOpen, embed, reveal } = usePanel();
  const { say, locale } = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const launcher = useRef<HTMLButtonElement>(null);
  const { floor, house } = view.value;
  const open = isOpen.value;
  const close = () => {
    isOpen.value = false;
  };

  useEffect(() => {
    const panel = dialog.current;
    if (!panel || panel.open === open) return;
    if (open) return show(panel, embed);
    panel.close();
    launcher.current?.focus();
  }, [open]);
  useEffect(() => followKeyboard(dialog.current), []);
  const keepFocus = useFocusKeeper(dialog, embed);

  const onKeyDown = (event: KeyboardEvent) => {
    reveal.finish();
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    if (event.key === 'ArrowUp' && event.altKey) dialog.current?.querySelector<HTMLElement>('.rows')?.focus();
  };
  const label = floor.heldBy === 'advisor' ? say('panel.with', { name: floor.advisor.name }) : undefined;
  return (
    <aside class="root" lang={locale} dir={directionOf(locale)} aria-label={say('who.bot')}>
      <dialog
        ref={dialog}
        class="panel"
        part="panel"
        aria-label={label ?? say('panel.label', { house: house?.house ?? '' })}
        onKeyDown={onKeyDown}
        onPointerDown={reveal.finish}
        {...keepFocus}
        onCancel={(event) => {
          event.preventDefault();
          close();
        }}
      >
        <Header onClose={close} />
        <Log />
        <Bars />
        <Composer />
        {open && <LiveRegion />}
      </dialog>
      <Launcher button={launcher} onClick={() => (isOpen.value = !isOpen.peek())} />
      {!open && <LiveRegion />}
    </aside>
  );
}

function show(panel: HTMLDialogElement, embed: Embed): void {
  // A frame has nothing beside the panel: what is modal is the frame in its page.
  if (isSheet(embed) && !embed.framed) panel.showModal();
  else panel.show();
  focusHome(panel, embed);
}

/** On a telephone the keyboard would cover the greeting at once, so there the heading takes the focus. */
function focusHome(panel: HTMLDialogElement, embed: Embed): void {
  const target = panel.querySelector<HTMLElement>(isSheet(embed) ? 'h1' : '.composer-input');
  if (target?.tagName === 'H1') target.tabIndex = -1;
  target?.focus({ preventScroll: true });
}

/** A chip goes when it is used, a form closes when it is sent: whoever had the focus there must not be left nowhere. */
function useFocusKeeper(dialog: RefObject<HTMLDialogElement | null>, embed: Embed) {
  const last = useRef<Element>(null);
  // Before the next frame: a key that follows at once must still be heard here.
  useLayoutEffect(() => {
    const panel = dialog.current;
    if (!panel?.open || !last.current || isThere(last.current) || panel.contains(activeIn(panel))) return;
    last.current = null;
    focusHome(panel, embed);
  });
  return {
    onFocusIn: ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target : null;
    },
    // Told before an element is removed as well: only what is still there afterwards was left on purpose.
    onFocusOut: ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (last.current === target && last.current && isThere(last.current)) last.current = null;
      }),
  };
}

const isThere = (element: Element) => element.isConnected && !element.matches(':disabled');

function activeIn(panel: HTMLElement): Element | null {
  const root = panel.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}

/** On iOS only the visual viewport knows how much of the screen the keyboard leaves, and how far it has pushed the page up. */
function followKeyboard(panel: HTMLDialogElement | null): (() => void) | undefined {
  const viewport = window.visualViewport;
  if (!panel || !viewport) return undefined;
  const fit = () => {
    // Whoever zooms in looks at a part of the sheet; it does not become smaller with what is seen of it.
    if (viewport.scale > 1) return;
    panel.style.setProperty('--sheet-height', `${viewport.height}px`);
    panel.style.setProperty('--sheet-top', `${viewport.offsetTop}px`);
  };
  fit();
  const left = new AbortController();
  for (const change of ['resize', 'scroll']) viewport.addEventListener(change, fit, left);
  return () => left.abort();
}
