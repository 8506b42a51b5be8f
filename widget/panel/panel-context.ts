/** What every part of the panel may reach: the view, the words, the session, and whether the panel is open. */

import { createContext, options } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import type { Session } from '../client/session.ts';
import { createReader, leave, type ReadonlySignal, readAs, type Signal } from '../core/signal.ts';
import type { View } from '../core/view.ts';
import type { Words } from '../core/words.ts';
import type { Embed } from './embed.ts';
import type { Reveal } from './reveal.ts';
import type { Voice } from './voice.ts';

export type PanelModel = {
  readonly embed: Embed;
  readonly view: ReadonlySignal<View>;
  readonly words: Signal<Words>;
  readonly isOpen: Signal<boolean>;
  readonly menuOpen: Signal<boolean>;
  /** Whether a new message may be heard; silence is the rule, and it is forgotten with the page. */
  readonly sound: Signal<boolean>;
  /** One sentence for the live region and, when `shown`, for a line above the composer. */
  readonly notice: Signal<{ readonly text: string } | undefined>;
  readonly voice: Voice;
  /** How much of the latest reply is shown yet. */
  readonly reveal: Reveal;
  /** What the house says about its widget: undefined until it is known, and where it cannot be asked. */
  readonly config: ReadonlySignal<WidgetConfig | undefined>;
  readonly draft: Signal<string>;
  /** The composer's file chooser; a browser opens it only while it handles a click. */
  readonly photo: { current: HTMLInputElement | null };
  readonly page: Signal<Embed['page']>;
  readonly session: Session;
  readonly choosesLocale: (locale: string) => Promise<void>;
  /** The rating was given or skipped. */
  readonly settleRating: () => void;
  /** Adds the styles of a part that was fetched later; worn once however often it is asked. */
  readonly wear: (sheet: CSSStyleSheet) => void;
  readonly now: () => Date;
};

const Context = createContext<PanelModel | undefined>(undefined);
export const PanelProvider = Context.Provider;

/** The component that calls this is drawn again when a signal changes that it read after the call. */
export function usePanel(): PanelModel {
  const model = useContext(Context);
  if (!model) throw new Error('There is no PanelProvider.');
  const [, drawAgain] = useState({});
  const [reader] = useState(() => createReader(() => drawAgain({})));
  useEffect(() => () => leave(reader), []);
  readAs(reader);
  return model;
}

// What is read after a component was drawn, in effects and by hand, is not its reading.
const { diffed } = options;
options.diffed = (vnode) => {
  readAs(undefined);
  diffed?.(vnode);
};
