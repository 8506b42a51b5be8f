/** Cards that are read or filled in, as Adaptive Cards 1.5: what Web Chat, Teams and other Bot Framework clients draw. */
import type { Card, CardAction, ProductTile, TimelineStep } from '../domain/card.ts';
import { actionChoice } from './render-choices.ts';

/** The elements that we use, a small part of the published schema. */
export type Element =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly weight?: 'Bolder';
      readonly size?: 'Medium' | 'Large';
      readonly color?: 'Good' | 'Warning' | 'Attention';
      readonly isSubtle?: true;
      readonly spacing?: 'None' | 'Small' | 'Medium';
    }
  | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly size: 'Stretch' }
  | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
  | {
      readonly type: 'Container';
      readonly items: readonly Element[];
      readonly separator?: true;
      readonly selectAction?: Submit;
    }
  | { readonly type: 'ColumnSet'; readonly columns: readonly Column[]; readonly spacing?: 'Small' }
  | {
      readonly type: 'Table';
      readonly columns: readonly { readonly width: 1 }[];
      readonly rows: readonly {
        readonly type: 'TableRow';
        readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly Element[] }[];
      }[];
      readonly firstRowAsHeaders: true;
      readonly fallback: Element;
    }
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly style: 'Text' | 'Email';
      readonly maxLength: number;
      readonly value?: string;
    };

type Column = { readonly type: 'Column'; readonly width: 'auto' | 'stretch'; readonly items: readonly Element[] };

/** `command` is said as a tapped chip would be; `form` comes back with the fields' values beside it. */
export type Submit = {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: { readonly command: string; readonly label: string } | { readonly form: string };
};

export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  readonly rtl?: true;
  readonly body: readonly Element[];
  readonly actions?: readonly Submit[];
};

type Picture = (address: string | undefined) => string | undefined;
type Drawn = { readonly body: readonly Element[]; readonly actions?: readonly Submit[] };
type AdaptiveKind = 'product_detail' | 'comparison' | 'order_timeline' | 'store_list' | 'form';
type Of<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

const longestField = 200;

export function adaptiveCard(card: Of<AdaptiveKind>, locale: string, picture: Picture): AdaptiveCard {
  const { body, actions = [] } = drawn(card, picture);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    ...(/^(ar|he|fa|ur)\b/.test(locale) ? { rtl: true } : {}),
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
}

function drawn(card: Of<AdaptiveKind>, picture: Picture): Drawn {
  switch (card.kind) {
    case 'product_detail':
      return detail(card, picture);
    case 'comparison':
      return comparison(card);
    case 'order_timeline':
      return timeline(card, picture);
    case 'store_list':
      return stores(card);
    case 'form':
      return form(card);
    default:
      return card satisfies never;
  }
}

function detail({ item, description, facts }: Of<'product_detail'>, picture: Picture): Drawn {
  return {
    body: [
      ...image(item, picture),
      title(item.title),
      text(item.price),
      ...some(item.availability).map(subtle),
      ...some(item.reason).map(subtle),
      ...some(description).map(text),
      ...(facts.length === 0 ? [] : [factSet(facts)]),
    ],
    actions: (item.actions ?? []).map(submit),
  };
}

function comparison({ title: heading, items, rows }: Of<'comparison'>): Drawn {
  const row = (cells: readonly string[], words: (line: string) => Element) => ({
    type: 'TableRow' as const,
    cells: cells.map((cell) => ({ type: 'TableCell' as const, items: [words(cell)] })),
  });
  const table: Element = {
    type: 'Table',
    columns: ['', ...items].map(() => ({ width: 1 })),
    rows: [
      row(['\u00a0', ...items.map((item) => item.title)], bold),
      ...rows.map(({ label, values }) => row([label, ...items.map((_item, at) => values[at] ?? '—')], text)),
    ],
    firstRowAsHeaders: true,
    // for clients before 1.5: each piece with its facts
    fallback: {
      type: 'Container',
      items: items.flatMap((item, at) => [
        bold(item.title),
        factSet(rows.map(({ label, values }) => ({ label, value: values[at] ?? '—' }))),
      ]),
    },
  };
  const actions = items.flatMap((item) => {
    const [first] = item.actions ?? [];
    return first === undefined ? [] : [submit({ ...first, label: item.title })];
  });
  return { body: [title(heading), table], actions };
}

const tones = { good: 'Good', plain: undefined, late: 'Warning', problem: 'Attention' } as const;

function timeline(card: Of<'order_timeline'>, picture: Picture): Drawn {
  const { title: heading, status, tone, steps, parcels = [], actions = [] } = card;
  const color = tones[tone];
  const link = picture(card.image);
  return {
    body: [
      ...(link === undefined ? [] : [{ type: 'Image', url: link, altText: heading, size: 'Stretch' } as const]),
      title(heading),
      { ...bold(status), ...(color === undefined ? {} : { color }) },
      ...(parcels.length === 0
        ? steps.map(step)
        : parcels.map(
            (parcel): Element => ({
              type: 'Container',
              separator: true,
              items: [bold(parcel.title), subtle(parcel.status), ...parcel.steps.map(step)],
            }),
          )),
    ],
    actions: actions.map(submit),
  };
}

const marks = { done: '✓', current: '●', todo: '○', problem: '!' } as const;
const colors = { done: 'Good', current: undefined, todo: undefined, problem: 'Attention' } as const;

function step({ label, date, state }: TimelineStep): Element {
  const color = colors[state];
  const mark = { ...text(marks[state]), ...(color === undefined ? {} : { color }) };
  const words = state === 'todo' ? subtle(label) : state === 'current' ? bold(label) : text(label);
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [mark] },
      { type: 'Column', width: 'stretch', items: [words] },
      ...(date === undefined || date === ''
        ? []
        : [{ type: 'Column', width: 'auto', items: [subtle(date)] } satisfies Column]),
    ],
  };
}

function stores({ title: heading, stores: all }: Of<'store_list'>): Drawn {
  const store = ({ id, name, address, open, phone }: (typeof all)[number]): Element => ({
    type: 'Container',
    separator: true,
    items: [bold(name), text(address), subtle(open), ...some(phone).map(subtle)],
    selectAction: submit({ action: 'store:show', value: id, label: name }),
  });
  return { body: [title(heading), ...all.map(store)] };
}

function form({ title: heading, fields, submit: { action, label } }: Of<'form'>): Drawn {
  return {
    body: [
      title(heading),
      ...fields.map(
        ({ name, label: words, kind, value }): Element => ({
          type: 'Input.Text',
          id: name,
          label: words,
          style: kind === 'email' ? 'Email' : 'Text',
          maxLength: longestField,
          ...(value === undefined || value === '' ? {} : { value }),
        }),
      ),
    ],
    actions: [{ type: 'Action.Submit', title: label, data: { form: action } }],
  };
}

function submit(action: CardAction): Submit {
  const { label, value } = actionChoice(action);
  return { type: 'Action.Submit', title: label, data: { command: value, label } };
}

function image({ image: address, imageAlt, title: words }: ProductTile, picture: Picture): readonly Element[] {
  const url = picture(address);
  return url === undefined ? [] : [{ type: 'Image', url, altText: imageAlt ?? words, size: 'Stretch' }];
}

function factSet(facts: readonly { readonly label: string; readonly value: string }[]): Element {
  return { type: 'FactSet', facts: facts.map(({ label, value }) => ({ title: label, value })) };
}

const block = { type: 'TextBlock', wrap: true } as const;
const text = (words: string) => ({ ...block, text: words });
const bold = (words: string) => ({ ...block, text: words, weight: 'Bolder' as const });
const title = (words: string) => ({ ...bold(words), size: 'Medium' as const });
const subtle = (words: string) => ({ ...block, text: words, isSubtle: true as const, spacing: 'Small' as const });

function some(words: string | undefined): readonly string[] {
  return words === undefined || words.trim() === '' ? [] : [words];
}
