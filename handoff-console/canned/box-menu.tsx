/** A list under a text box while the cursor stays in it: arrows choose, Enter or Tab takes, Escape closes. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

export type BoxOption = { readonly id: string; readonly label: string; readonly detail?: ReactNode };

type BoxMenuProps = {
  readonly box: HTMLTextAreaElement;
  readonly label: string;
  readonly options: readonly BoxOption[];
  /** What is said when there are none. */
  readonly none: string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
};

export function BoxMenu({ box, label, options, none, onChoose, onClose }: BoxMenuProps) {
  const listId = useId();
  const [at, setAt] = useState(0);
  const here = Math.min(at, Math.max(0, options.length - 1));
  const active = options.length > 0 ? `${listId}-${here}` : undefined;
  const latest = useRef({ options, here, onChoose, onClose });
  latest.current = { options, here, onChoose, onClose };

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { options: all, here: now, onChoose: choose, onClose: close } = latest.current;
      const act = {
        ArrowDown: () => setAt((now + 1) % Math.max(1, all.length)),
        ArrowUp: () => setAt((now + all.length - 1) % Math.max(1, all.length)),
        Enter: all[now] && (() => choose(all[now]?.id ?? '')),
        Tab: all[now] && (() => choose(all[now]?.id ?? '')),
        Escape: close,
      }[event.key];
      if (act === undefined || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // Before the box itself hears it.
    box.addEventListener('keydown', pressed, { capture: true });
    return () => box.removeEventListener('keydown', pressed, { capture: true });
  }, [box]);

  useEffect(() => {
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', listId);
    if (active === undefined) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', active);
    if (active !== undefined) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) box.removeAttribute(name);
    };
  }, [box, listId, active]);

  return (
    <div className="box-menu">
      <div role="listbox" id={listId} aria-label={label}>
        {options.map(({ id, label: words, detail }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the cursor stays in the box, which names the option
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the box
          <div
            key={id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === here}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(id)}
          >
            <b dir="auto">{words}</b>
            {detail !== undefined && <span dir="auto">{detail}</span>}
          </div>
        ))}
      </div>
      <p className="quiet-line" role="status">
        {options.length === 0 && none}
      </p>
    </div>
  );
}
