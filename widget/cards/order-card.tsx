/** @jsxImportSource preact */
/** An order as a line of steps, the present one marked; with several parcels, a line for each. */
import { usePanel } from '../panel/panel-context.ts';
import { Actions } from './actions.tsx';
import type { CardOf, OrderStep } from './card-props.ts';
import { Picture } from './picture.tsx';

export function OrderCard({ card, messageId }: { card: CardOf<'order_timeline'>; messageId: string }) {
  const { say } = usePanel().words.value;
  const parcels = card.parcels ?? [];
  return (
    <article class="card order">
      <div class={card.image ? 'order-top pictured' : 'order-top'}>
        {card.image && <Picture source={card.image} alt="" />}
        <div>
          <h3 dir="auto">{card.title}</h3>
          {!card.title.includes(card.orderNumber) && (
            <p class="order-number">{say('order.number', { number: card.orderNumber })}</p>
          )}
          <p class="status" data-tone={card.tone} dir="auto">
            {card.status}
          </p>
        </div>
      </div>
      {card.steps.length > 0 && <Steps steps={card.steps} />}
      {parcels.map((parcel) => (
        <section class="parcel" key={parcel.title}>
          <h4 dir="auto">
            {parcel.title}
            <span>{parcel.status}</span>
          </h4>
          <Steps steps={parcel.steps} />
        </section>
      ))}
      <Actions actions={card.actions} messageId={messageId} />
    </article>
  );
}

function Steps({ steps }: { steps: readonly OrderStep[] }) {
  const { say } = usePanel().words.value;
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={step.label} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span dir="auto">
            {step.label}
            <span class="unseen"> ({say(`step.${step.state}`)})</span>
          </span>
          {step.date && <span class="date">{step.date}</span>}
        </li>
      ))}
    </ol>
  );
}
