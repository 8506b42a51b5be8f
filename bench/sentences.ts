/** What shoppers write in a bench: short visits of mixed goals in two languages, so that understanding, flow and search run. */

export type Visit = { readonly locale: string; readonly lines: readonly string[] };

/** Clients whose orders are no reason for an advisor. One address for all would make hundreds of threads one person's. */
const clients = [
  ['MM-20355', 'oliver.hart@example.com'],
  ['MM-20371', 'giulia.ferri@example.com'],
  ['MM-20384', 'amelia.stone@example.com'],
  ['MM-20397', 'emma.rousseau@example.com'],
  ['MM-20405', 'sarah.benali@example.com'],
  ['MM-20412', 'marc.delorme@example.com'],
  ['MM-20422', 'daniel.okoro@example.com'],
  ['MM-20425', 'yousef.mansour@example.com'],
  ['MM-20428', 'maxime.roy@example.com'],
  ['MM-20437', 'genevieve.cote@example.com'],
  ['MM-20458', 'sofie.lindqvist@example.com'],
  ['MM-20464', 'noor.khalil@example.com'],
  ['MM-20465', 'rafael.costa@example.com'],
] as const;

/** The lines of the shopper who came in this place. */
export function linesOf({ lines }: Visit, place: number): readonly string[] {
  const [order, email] = clients[place % clients.length] ?? clients[0];
  return lines.map((line) => line.replace('{order}', order).replace('{email}', email));
}

/** Nothing here earns an advisor: a conversation that leaves the bot would be measured as silence. */
export const visits: readonly Visit[] = [
  {
    locale: 'en',
    lines: [
      'Hello',
      'where is my order {order}?',
      '{email}',
      'thank you',
      'a burgundy bag for the evening under 2000',
      'how do I return a piece?',
    ],
  },
  {
    locale: 'fr',
    lines: [
      'Bonjour',
      'où en est ma commande {order} ?',
      '{email}',
      'merci beaucoup',
      'je cherche une écharpe en soie à moins de 500 euros',
      'quels sont les délais de livraison ?',
    ],
  },
  {
    locale: 'en',
    lines: [
      'good evening',
      'I am looking for black leather shoes',
      'do you gift wrap?',
      'what about a navy scarf for my mother, below 400?',
      'thanks a lot',
      'how do I care for my leather bag?',
    ],
  },
  {
    locale: 'fr',
    lines: [
      'bonsoir',
      'un sac noir pour le bureau',
      'comment entretenir le cuir ?',
      'merci',
      'une ceinture cognac pour mon mari',
      'quelles sont les heures de la boutique de Lyon ?',
    ],
  },
];
