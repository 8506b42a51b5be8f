/** One part of the context panel: a title, something beside it, and content; it folds, and stays folded. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

type SectionProps = {
  readonly name: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly lead?: string;
  readonly children: ReactNode;
};

export function Section({ name, title, aside, lead, children }: SectionProps) {
  const key = `aparte.folded.${name}`;
  const [open, setOpen] = useState(() => localStorage.getItem(key) === null);
  const id = useId();
  const toggle = () => {
    if (open) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
    setOpen(!open);
  };
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>
          <button type="button" aria-expanded={open} onClick={toggle}>
            {title}
            <Arrow className="i s" aria-hidden="true" />
          </button>
        </h2>
        {lead !== undefined && open && <small>{lead}</small>}
        {open && aside}
      </div>
      {open && children}
    </section>
  );
}
