/** @jsxImportSource preact */
/** A few fields instead of a few questions. It goes back as one action with the fields as JSON. */
import { useState } from 'preact/hooks';
import { usePanel } from '../panel/panel-context.ts';
import type { CardOf } from './card-props.ts';

type Field = CardOf<'form'>['fields'][number];

export function FormCard({ card, messageId, latest }: { card: CardOf<'form'>; messageId: string; latest: boolean }) {
  const { session, words } = usePanel();
  const { say } = words.value;
  const [values, setValues] = useState(() => Object.fromEntries(card.fields.map((f) => [f.name, f.value ?? ''])));
  const [wrong, setWrong] = useState<Readonly<Record<string, 'form.missing' | 'form.email'>>>({});

  const submit = (form: HTMLFormElement) => {
    const problems = Object.fromEntries(
      card.fields.flatMap((field) => {
        const problem = problemOf(field, values[field.name] ?? '');
        return problem ? [[field.name, problem] as const] : [];
      }),
    );
    setWrong(problems);
    const first = card.fields.find((field) => problems[field.name]);
    if (first) return form.querySelector<HTMLInputElement>(`[name="${CSS.escape(first.name)}"]`)?.focus();
    const { action } = card.submit;
    const spoken = card.fields.map((field) => values[field.name]?.trim()).join(', ');
    session.act({ messageId, action, value: JSON.stringify(values), text: spoken });
  };
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <h3 dir="auto">{card.title}</h3>
      {card.fields.map((field) => {
        const problem = wrong[field.name];
        const id = `${messageId}-${field.name}`;
        return (
          <div class="field" key={field.name}>
            <label htmlFor={id}>{field.label}</label>
            <input
              id={id}
              name={field.name}
              type="text"
              inputMode={field.kind}
              dir={field.kind === 'email' ? 'ltr' : 'auto'}
              autoComplete={field.autocomplete ?? 'off'}
              disabled={!latest}
              value={values[field.name]}
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
              onInput={(event) => setValues({ ...values, [field.name]: event.currentTarget.value })}
            />
            {problem && (
              <p class="problem" id={`${id}-problem`}>
                {say(problem)}
              </p>
            )}
          </div>
        );
      })}
      <button type="submit" class="button solid" disabled={!latest}>
        {latest ? card.submit.label : say('form.sent')}
      </button>
    </form>
  );
}

function problemOf(field: Field, value: string): 'form.missing' | 'form.email' | undefined {
  if (value.trim() === '') return 'form.missing';
  return field.kind === 'email' && !/^\S+@\S+\.\S+$/.test(value.trim()) ? 'form.email' : undefined;
}
