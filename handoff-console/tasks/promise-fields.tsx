/** Before a conversation ends: what becomes of each promise that is open. */
import { useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WirePromiseDecision } from '../../src/protocol/desk/tasks.ts';
import type { WirePromise } from '../../src/protocol/tasks.ts';
import { LongField } from '../actions/long-field.tsx';
import { useDesk, useDeskState, useNow } from '../app/desk-context.tsx';
import { readyThread } from '../desk/desk-state.ts';
import { useFormat } from '../words/format.ts';
import { dueWords, localInput, openPromises } from './promises.ts';

export type Decided = {
  readonly as: WirePromiseDecision['as'] | null;
  readonly owner: string;
  readonly until: string;
  readonly words: string;
};

const ways = ['kept', 'handed-over', 'withdrawn', 'broken'] as const;
const dayMs = 86_400_000;

/** Open promises of a conversation, with what is chosen for each. */
export function usePromiseDecisions(conversationId: string) {
  const { me } = useDesk();
  const now = useNow();
  const briefing = useDeskState((state) => readyThread(state, conversationId)?.briefing);
  const [chosen, setChosen] = useState<Readonly<Record<string, Decided>>>({});
  const open = briefing === undefined ? [] : openPromises(briefing);
  const of = (promise: WirePromise): Decided => chosen[promise.id] ?? beginning(promise, me.advisorId, now);
  return {
    open,
    of,
    choose: (promise: WirePromise, change: Partial<Decided>) =>
      setChosen((known) => ({ ...known, [promise.id]: { ...of(promise), ...change } })),
    /** As the wire takes them; undefined while one is not decided. */
    decisions: (): WirePromiseDecision[] | undefined => {
      const all = open.map((promise) => decisionOf(promise.id, of(promise)));
      return all.every((decision) => decision !== undefined) ? all : undefined;
    },
  };
}

/** Whoever promised it keeps it, until the time that was said; a time that is over is put to tomorrow. */
function beginning({ owner, dueAt }: WirePromise, me: string, now: number): Decided {
  const due = dueAt === undefined || Date.parse(dueAt) <= now ? new Date(now + dayMs) : new Date(dueAt);
  return { as: null, owner: owner ?? me, until: localInput(due), words: '' };
}

function decisionOf(promiseId: string, { as, owner, until, words }: Decided): WirePromiseDecision | undefined {
  if (as === null) return undefined;
  if (as === 'kept') return { promiseId, as };
  if (as !== 'handed-over') return words.trim() === '' ? undefined : { promiseId, as, words: words.trim() };
  const due = new Date(until);
  return Number.isNaN(due.getTime()) ? undefined : { promiseId, as, owner, dueAt: due.toISOString() };
}

export function PromiseFields({ open, of, choose }: Omit<ReturnType<typeof usePromiseDecisions>, 'decisions'>) {
  const { t } = useTranslation();
  if (open.length === 0) return null;
  return (
    <section className="promise-fields" aria-label={t('promise.open-title')}>
      <h3 className="sub-title">{t('promise.open-title')}</h3>
      <p className="help">{t('promise.open-lead')}</p>
      {open.map((promise) => (
        <PromiseField
          key={promise.id}
          promise={promise}
          decided={of(promise)}
          onChange={(change) => choose(promise, change)}
        />
      ))}
    </section>
  );
}

type PromiseFieldProps = {
  readonly promise: WirePromise;
  readonly decided: Decided;
  readonly onChange: (change: Partial<Decided>) => void;
};

function PromiseField({ promise, decided, onChange }: PromiseFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const due = promise.dueAt === undefined ? t('promise.no-due') : dueWords(promise.dueAt, now, format);
  return (
    <div className="promise-field">
      <RadioGroup
        className="choices"
        name={promise.id}
        value={decided.as}
        onChange={(as) => onChange({ as: as as Decided['as'] })}
        isRequired
      >
        <Label>
          <q dir="auto">{promise.text}</q> <small>{due}</small>
        </Label>
        {ways.map((way) => (
          <Radio key={way} value={way} className="choice">
            {t(`promise.as.${way}`)}
          </Radio>
        ))}
        <FieldError className="field-error">{t('form.choose')}</FieldError>
      </RadioGroup>
      {decided.as === 'handed-over' && <Keeper decided={decided} onChange={onChange} />}
      {(decided.as === 'withdrawn' || decided.as === 'broken') && (
        <LongField
          label={t('promise.words')}
          value={decided.words}
          onChange={(words) => onChange({ words })}
          required
        />
      )}
    </div>
  );
}

function Keeper({ decided, onChange }: Omit<PromiseFieldProps, 'promise'>) {
  const { t } = useTranslation();
  const now = useNow();
  const colleagues = useDeskState((state) => state.desk?.presence ?? []);
  return (
    <div className="promise-keeper">
      <label className="field">
        <span>{t('promise.owner')}</span>
        <select value={decided.owner} onChange={(event) => onChange({ owner: event.target.value })}>
          {colleagues.map(({ advisorId, name }) => (
            <option key={advisorId} value={advisorId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('promise.until')}</span>
        <input
          type="datetime-local"
          required
          min={localInput(new Date(now))}
          value={decided.until}
          onChange={(event) => onChange({ until: event.target.value })}
        />
      </label>
    </div>
  );
}
