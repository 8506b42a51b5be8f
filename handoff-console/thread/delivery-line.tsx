/** Under a message of the house: how far it got, why not further, and the way to try again. */
import { RotateCw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import type { Thread } from '../desk/thread.ts';
import { deliveryOf, deliveryWords, needsAttention } from '../words/deliveries.ts';
import { floorOf } from './floor-of.ts';

type DeliveryLineProps = {
  readonly message: WireMessage;
  readonly thread: Pick<Thread, 'conversationId' | 'floor'>;
  /** The advisor's own words, which they may send again. */
  readonly mine: boolean;
  /** The last of them shows its state even when all is well. */
  readonly last: boolean;
};

export function DeliveryLine({ message, thread, mine, last }: DeliveryLineProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const delivery = deliveryOf(message);
  if (delivery === undefined || !(last || needsAttention(delivery))) return null;
  const lost = delivery.state === 'failed' || delivery.state === 'unconfirmed';
  const maySend = mine && message.text !== '' && floorOf(thread.floor, desk.me.advisorId).kind === 'mine';
  return (
    <p className="tr" data-delivery={delivery.state}>
      {deliveryWords(delivery, t)}
      {lost && maySend && (
        <Button className="btn small" onPress={() => desk.send(thread.conversationId, message.text)}>
          <RotateCw className="i s" aria-hidden="true" />
          {t(delivery.state === 'failed' ? 'delivery.retry' : 'delivery.again')}
        </Button>
      )}
    </p>
  );
}
