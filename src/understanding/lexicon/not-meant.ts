/** Phrases that hold a word of the catalogue and mean something else: "good evening" is no occasion, "ring me" no ring. */

import type { Wording } from './lexicon.ts';

export const notMeant: Wording = {
  en: 'good evening, nice evening, lovely evening, good night, black friday, white glove, gift card, gift cards, gift receipt, e-gift card, ring me, ring back, ring the bell, suit me, suits me, suit you, suits you, watch out, happy birthday, gold status, gold member, gold tier, silver status, platinum status, business day, business days, working days, business hours, silver lining, birthday to my profile, in the evening, this evening, by evening, red tape, green light, out of the blue, shoe tree, brown paper, dust bag, my bad, orange juice, paris fashion week',
  fr: 'bonne soirée, belle soirée, bonsoir, bonne nuit, black friday, carte cadeau, cartes cadeaux, carte-cadeau, chèque cadeau, bon cadeau, ticket cadeau, statut or, ce soir, le soir même, livraison le soir, jours ouvrables, joyeux anniversaire, bonne fête, mon travail, à la maison, noir sur blanc, carte bleue, ligne rouge, feu vert, heures de bureau',
  ar: 'مساء الخير, مساء النور, مساء الورد, بطاقه هديه, بطاقه هدايا, عيد ميلاد سعيد, هذا المساء, ساعات العمل, كم الساعه, الساعه, خلال ساعه, ساعه واحده',
  de: 'guten Abend, schönen Abend, gute Nacht, Geschenkkarte, heute Abend, schwarz auf weiß, Arbeitstage',
  it: 'buona sera, buona serata, buona notte, carta regalo, questa sera, giorni lavorativi',
  es: 'buenas noches, buena noche, tarjeta regalo, tarjeta de regalo, esta noche, días laborables, por la noche',
  ja: '今夜, こんばんは, ギフトカード',
  zh: '晚上好, 礼品卡, 今天晚上, 今晚, 工作日',
};
