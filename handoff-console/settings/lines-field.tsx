/** A list of short texts, one to a line. */
import { useId, useState } from 'react';

type LinesFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  readonly lang?: string;
};

export function LinesField({ label, help, value, onChange, lang }: LinesFieldProps) {
  const id = useId();
  // What is typed keeps its blank lines until the field is left.
  const [typed, setTyped] = useState<string>();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        dir="auto"
        lang={lang}
        rows={3}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        value={typed ?? value.join('\n')}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value.split('\n').flatMap((line) => line.trim() || []));
        }}
        onBlur={() => setTyped(undefined)}
      />
      {help !== undefined && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
