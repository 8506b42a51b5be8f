/** What shoppers write in a bench: short visits of mixed goals in two languages, so that understanding, flow and search run. */

export type Visit = { readonly locale: string; readonly lines: readonly string[] };

/** Nothing here earns an advisor: a conversation that leaves the bot would be measured as silence. */
export const visits: readonly Visit[] = [
  {
    locale: 'en',
    lines: [
      'Hello',
      'where is my order MM-20464?',
      'noor.khalil@example.com',
      'thank you',
      'a burgundy bag for the evening under 2000',
      'how do I return a piece?',
    ],
  },
  {
    locale: 'fr',
    lines: [
      'Bonjour',
      'où en est ma commande MM-20428 ?',
      'maxime.roy@example.com',
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
