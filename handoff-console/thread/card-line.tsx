/** A card as the desk needs it: what the shopper was shown, small enough to read past. */
import { useTranslation } from 'react-i18next';
import type { Card } from '../../src/protocol/cards.ts';
import { Steps } from '../parts/steps.tsx';
import { Thumb } from '../parts/thumb.tsx';

type Tile = Extract<Card, { kind: 'product_carousel' }>['items'][number];

export function CardLine({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  switch (card.kind) {
    case 'product_carousel':
      return (
        <CardBox title={t('card.carousel')}>
          <Tiles tiles={card.items} />
        </CardBox>
      );
    case 'product_detail':
      return (
        <CardBox title={t('card.detail')}>
          <Tiles tiles={[card.item]} />
        </CardBox>
      );
    case 'comparison':
      return (
        <CardBox title={t('card.comparison')}>
          <Tiles tiles={card.items} />
        </CardBox>
      );
    case 'order_timeline':
      return (
        <CardBox title={`${t('card.order')}: ${card.orderNumber}, ${card.status}`}>
          <Steps steps={card.steps} />
        </CardBox>
      );
    case 'store_list':
      return <CardBox title={t('card.stores')}>{card.stores.map((store) => store.name).join(t('list.comma'))}</CardBox>;
    case 'form':
      return (
        <CardBox title={t('card.form', { fields: card.fields.map((field) => field.label).join(t('list.comma')) })} />
      );
    case 'appointment_slots':
      return <CardBox title={card.title}>{card.detail}</CardBox>;
    case 'handoff':
      return <CardBox title={t('card.handoff')}>{card.title}</CardBox>;
    case 'csat':
      return <CardBox title={t('card.csat')} />;
    case 'notice':
      return <CardBox title={card.title}>{card.body}</CardBox>;
    default:
      return card satisfies never;
  }
}

function CardBox({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
  return (
    <div className="card">
      <p className="card-title" dir="auto">
        {title}
      </p>
      {children !== undefined && <div dir="auto">{children}</div>}
    </div>
  );
}

function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <ul className="tiles">
      {tiles.map((tile) => (
        <li key={tile.sku}>
          <Thumb image={tile.image} />
          <span>
            <b>{tile.title}</b>
            <span className="num">{tile.price}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
