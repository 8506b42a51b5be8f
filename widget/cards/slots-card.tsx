/** @jsxImportSource preact */
/** Times for a visit: a day at a time, one to choose, and a file for the calendar once it has been asked for. */
import { useEffect, useState } from 'preact/hooks';
import { calendarFile } from '../core/calendar.ts';
import { Icon } from '../panel/icon.tsx';
import { usePanel } from '../panel/panel-context.ts';
import css from '../styles/slots.css?inline';
import type { CardOf } from './card-props.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

type SlotsProps = { card: CardOf<'appointment_slots'>; messageId: string; latest: boolean };

export function SlotsCard({ card, messageId, latest }: SlotsProps) {
  const { session, view, words, wear } = usePanel();
  wear(sheet);
  const { say } = words.value;
  const [at, setDay] = useState(0);
  const [value, choose] = useState<string>();
  const options = card.days.flatMap((day) =>
    day.slots.map((slot) => ({ ...slot, said: `${day.label}, ${slot.label}` })),
  );
  const chosen = options.find((option) => option.value === value);
  const { messages } = view.value.timeline;
  const own = messages.findIndex(({ id }) => id === messageId);
  const answers = messages.slice(own + 1).filter(({ author }) => author.kind === 'shopper');
  const asked = options.find(({ said }) => answers.some(({ text }) => text === said));
  const day = card.days[at];
  if (!day) return null;
  if (asked) return <Asked card={card} option={asked} />;
  const { action } = card.submit;
  const send = () => chosen && session.act({ messageId, action, value: chosen.value, text: chosen.said });
  const step = (by: number, label: 'slots.before' | 'slots.after', icon: 'back' | 'forward') => (
    <button
      type="button"
      class="round thin"
      aria-label={say(label)}
      // Not `disabled`: whoever has come to the last day by pressing would lose the focus.
      aria-disabled={!card.days[at + by]}
      onClick={() => card.days[at + by] && setDay(at + by)}
    >
      <Icon name={icon} small turns />
    </button>
  );
  return (
    <form
      class="card slots"
      aria-label={card.title}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset disabled={!latest}>
        <legend class="unseen">{`${card.title}, ${day.label}`}</legend>
        <div class="slots-day">
          <h3 dir="auto" aria-live="polite">
            {day.label}
          </h3>
          {card.days.length > 1 && step(-1, 'slots.before', 'back')}
          {card.days.length > 1 && step(1, 'slots.after', 'forward')}
        </div>
        <p dir="auto">{card.detail ? `${card.title}, ${card.detail}` : card.title}</p>
        <div class="slots-times">
          {day.slots.map(({ value: slot, label, taken }) => (
            <label key={slot}>
              <input
                type="radio"
                name={messageId}
                disabled={taken}
                checked={slot === value}
                onChange={() => choose(slot)}
                aria-label={taken ? say('slots.taken', { time: label }) : undefined}
              />
              {taken ? <s>{label}</s> : label}
            </label>
          ))}
        </div>
        <p class="slots-zone">{say('slots.zone', { zone: zoneName(card.zone, words.value.locale) })}</p>
        <button type="submit" class="button solid" disabled={!chosen}>
          {card.submit.label}
        </button>
      </fieldset>
    </form>
  );
}

type Option = CardOf<'appointment_slots'>['days'][number]['slots'][number] & { readonly said: string };

function Asked({ card, option }: { card: SlotsProps['card']; option: Option }) {
  const { words, now } = usePanel();
  const { say } = words.value;
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const { minutes, title, detail = '' } = card;
    const visit = { startsAt: new Date(option.startsAt), minutes, title, place: detail, id: option.value };
    const url = URL.createObjectURL(new Blob([calendarFile(visit, now())], { type: 'text/calendar' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [option.value]);
  return (
    <article class="card slots">
      <h3 dir="auto">{option.said}</h3>
      <p dir="auto">{card.detail ? `${card.title}, ${card.detail}` : card.title}</p>
      <p>{say('slots.asked')}</p>
      {href && (
        <a class="button" href={href} download="visit.ics">
          <Icon name="boutique" small />
          {say('slots.calendar')}
        </a>
      )}
    </article>
  );
}

/** "Central European Time"; the name of the zone itself where a browser does not know better. */
function zoneName(zone: string, locale: string): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone;
  }
}
