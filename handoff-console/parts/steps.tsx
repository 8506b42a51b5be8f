/** The stations of an order on a line: what is done, where it stands, what is to come. */
export type Step = {
  readonly label: string;
  readonly date?: string | undefined;
  readonly state: 'done' | 'current' | 'todo' | 'problem';
};

export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={`${step.label}-${step.date ?? ''}`}
          className={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <b>{step.label}</b>
          {step.date}
        </li>
      ))}
    </ol>
  );
}
