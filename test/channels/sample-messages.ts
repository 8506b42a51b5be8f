/** One message for each kind of card, in the words of three locales. */
import type { Card, Suggestion } from '../../src/domain/card.ts';
import { conversationId, messageId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';

export const sampleLocales = ['en', 'fr', 'ar'] as const;
export type SampleLocale = (typeof sampleLocales)[number];

/** English, French, Arabic. */
type Words = readonly [en: string, fr: string, ar: string];

export function messageWith(more: Partial<Message> & Pick<Message, 'text'>): Message {
  return {
    conversationId: conversationId('c_1'),
    seq: 1,
    id: messageId('m1'),
    author: { kind: 'bot' },
    at: new Date('2026-11-22T10:00:00Z'),
    locale: 'en',
    ...more,
  };
}

export function sampleMessages(locale: SampleLocale): Readonly<Record<string, Message>> {
  const say = (words: Words) => words[sampleLocales.indexOf(locale)] ?? words[0];
  const line = (words: Words, card?: Card, suggestions: readonly Suggestion[] = []) =>
    messageWith({
      text: say(words),
      locale,
      ...(card === undefined ? {} : { card }),
      ...(suggestions.length === 0 ? {} : { suggestions }),
    });
  const details = say(['Details', 'Détails', 'التفاصيل']);
  const stock = say(['Is it in a boutique?', 'Est-il en boutique ?', 'هل يتوفر في بوتيك؟']);
  const piece = (id: string, title: Words, price: Words, reason: Words, picture: string) => ({
    productId: id,
    sku: `${id}-1`,
    title: say(title),
    price: say(price),
    reason: say(reason),
    image: picture,
    url: `/products/${id}`,
    actions: [
      { action: 'product:detail', value: id, label: details },
      { action: 'product:stock', value: id, label: stock },
    ],
  });
  const pieces = [
    piece(
      'nuit-clutch',
      ['Nuit clutch', 'Pochette Nuit', 'حقيبة نوي'],
      ['€1,290', '1 290 €', '1,290 €'],
      ['For the evening, under €2,000', 'Pour le soir, sous 2 000 €', 'للمساء، بأقل من 2,000 €'],
      '/media/products/nuit-clutch.jpg',
    ),
    piece(
      'quai-bucket',
      ['Quai bucket', 'Seau Quai', 'حقيبة كي'],
      ['€1,850', '1 850 €', '1,850 €'],
      ['Burgundy calf, as you asked', 'En veau bordeaux, comme demandé', 'جلد عجل عنابي كما طلبت'],
      '/media/products/quai-bucket.jpg',
    ),
  ];
  const third = piece(
    'seine-mini',
    ['Seine mini in cognac calf with palladium', 'Seine mini en veau cognac et palladium', 'سين ميني من جلد كونياك'],
    ['€1,940', '1 940 €', '1,940 €'],
    ['Close in shape', 'De forme proche', 'قريبة في الشكل'],
    '/media/products/seine-mini.svg',
  );
  const person = {
    label: say(['Speak with an advisor', 'Parler à un conseiller', 'التحدث مع مستشار']),
    value: 'person',
  };
  const cheaper = { label: say(['Cheaper', 'Moins cher', 'أرخص']), value: 'find:cheaper' };
  const [nuit, quai] = pieces;
  if (nuit === undefined || quai === undefined) throw new Error('two pieces');

  return {
    text: line([
      'Your order left us **this morning**. [Follow it](https://carrier.example/1).',
      'Votre commande est partie **ce matin**. [La suivre](https://carrier.example/1).',
      'غادر طلبك **هذا الصباح**. [تتبعه](https://carrier.example/1).',
    ]),
    chips: line(['How may I help?', 'Comment puis-je vous aider ?', 'كيف يمكنني المساعدة؟'], undefined, [
      { label: say(['Find a piece', 'Trouver une pièce', 'البحث عن قطعة']), value: 'goal:find-product' },
      cheaper,
    ]),
    sources: {
      ...line(['Within 30 days.', 'Sous 30 jours.', 'خلال 30 يومًا.']),
      sources: [{ id: 'returns', title: say(['Returns and exchanges', 'Retours et échanges', 'الإرجاع والاستبدال']) }],
    },
    'product_carousel-pictured': line(
      ['Two pieces for the evening.', 'Deux pièces pour le soir.', 'قطعتان للمساء.'],
      { kind: 'product_carousel', title: say(['Evening', 'Soir', 'المساء']), items: pieces },
      [cheaper, person],
    ),
    'product_carousel-listed': line(
      ['Three pieces for the evening.', 'Trois pièces pour le soir.', 'ثلاث قطع للمساء.'],
      { kind: 'product_carousel', title: say(['Evening', 'Soir', 'المساء']), items: [...pieces, third] },
      [cheaper, person],
    ),
    product_detail: line(
      ['Here it is.', 'La voici.', 'ها هي.'],
      {
        kind: 'product_detail',
        item: nuit,
        description: say(['A small clutch in satin.', 'Une petite pochette en satin.', 'حقيبة صغيرة من الساتان.']),
        facts: [
          { label: say(['Material', 'Matière', 'المادة']), value: say(['Satin', 'Satin', 'ساتان']) },
          { label: say(['Width', 'Largeur', 'العرض']), value: '22 cm' },
        ],
      },
      [person],
    ),
    comparison: line(['Side by side:', 'Côte à côte :', 'جنبًا إلى جنب:'], {
      kind: 'comparison',
      title: say(['Comparison', 'Comparaison', 'مقارنة']),
      items: [nuit, quai],
      rows: [
        {
          label: say(['Material', 'Matière', 'المادة']),
          values: [say(['Satin', 'Satin', 'ساتان']), say(['Calf', 'Veau', 'جلد عجل'])],
        },
        { label: say(['Price', 'Prix', 'السعر']), values: [nuit.price, quai.price] },
      ],
    }),
    order_timeline: line(
      ['Order MM-20418 is on its way.', 'La commande MM-20418 est en route.', 'الطلب MM-20418 في الطريق.'],
      {
        kind: 'order_timeline',
        title: say(['Order MM-20418', 'Commande MM-20418', 'الطلب MM-20418']),
        orderNumber: 'MM-20418',
        status: say(['On its way', 'En route', 'في الطريق']),
        tone: 'good',
        image: '/media/products/seine-tote.jpg',
        steps: [
          { label: say(['Sent', 'Expédiée', 'أُرسل']), date: say(['14 Nov', '14 nov.', '14 نوفمبر']), state: 'done' },
          { label: say(['In customs', 'En douane', 'في الجمارك']), state: 'problem' },
          { label: say(['Delivery', 'Livraison', 'التسليم']), state: 'todo' },
        ],
        actions: [{ action: 'order:other', value: '', label: say(['Another order', 'Une autre', 'طلب آخر']) }],
      },
      [person],
    ),
    'order_timeline-parcels': line(['Two parcels.', 'Deux colis.', 'طردان.'], {
      kind: 'order_timeline',
      title: say(['Order MM-20440', 'Commande MM-20440', 'الطلب MM-20440']),
      orderNumber: 'MM-20440',
      status: say(['One of two delivered', 'Un colis livré sur deux', 'سُلِّم طرد من اثنين']),
      tone: 'plain',
      steps: [],
      parcels: [
        {
          title: say(['Parcel 1', 'Colis 1', 'الطرد 1']),
          status: say(['Delivered', 'Livré', 'سُلِّم']),
          steps: [{ label: say(['Delivered', 'Livré', 'سُلِّم']), state: 'done' }],
        },
        {
          title: say(['Parcel 2', 'Colis 2', 'الطرد 2']),
          status: say(['In transit', 'En transit', 'قيد النقل']),
          steps: [{ label: say(['In transit', 'En transit', 'قيد النقل']), state: 'current' }],
        },
      ],
    }),
    store_list: line(
      ['Our boutiques in France:', 'Nos boutiques en France :', 'بوتيكاتنا في فرنسا:'],
      {
        kind: 'store_list',
        title: say(['Boutiques', 'Boutiques', 'البوتيكات']),
        stores: [
          {
            id: 'paris',
            name: say(['Maison Meridon Paris Cambacérès', 'Maison Meridon Paris Cambacérès', 'ميزون ميريدون باريس']),
            address: '24 rue Cambacérès, 75008 Paris',
            open: say(['Open until 19:00', 'Ouvert jusqu’à 19:00', 'مفتوح حتى 19:00']),
            phone: '+33 1 99 00 00 00',
          },
          {
            id: 'lyon',
            name: say(['Lyon', 'Lyon', 'ليون']),
            address: '3 rue Gasparin, 69002 Lyon',
            open: say(['Closed today', 'Fermé aujourd’hui', 'مغلق اليوم']),
          },
        ],
      },
      [person],
    ),
    form: line(
      ['Which order is it?', 'De quelle commande s’agit-il ?', 'ما هو الطلب؟'],
      {
        kind: 'form',
        title: say(['Find your order', 'Retrouver votre commande', 'البحث عن طلبك']),
        fields: [
          { name: 'number', label: say(['Order number', 'Numéro de commande', 'رقم الطلب']), kind: 'text' },
          { name: 'email', label: say(['E-mail address', 'Adresse e-mail', 'البريد الإلكتروني']), kind: 'email' },
        ],
        submit: { action: 'order:form', value: '', label: say(['Find it', 'Retrouver', 'بحث']) },
      },
      [person],
    ),
    handoff: line(['Shall I call an advisor?', 'Dois-je appeler un conseiller ?', 'هل أستدعي مستشارًا؟'], {
      kind: 'handoff',
      title: say(['An advisor can take over', 'Un conseiller peut prendre le relais', 'يمكن لمستشار أن يتولى']),
      body: say(['About 2 minutes.', 'Environ 2 minutes.', 'حوالي دقيقتين.']),
      actions: [
        { action: 'person', value: '', label: say(['Yes, please', 'Oui, volontiers', 'نعم من فضلك']) },
        { action: 'flow:no', value: '', label: say(['Not now', 'Pas maintenant', 'ليس الآن']) },
      ],
    }),
    csat: line(['', '', ''], {
      kind: 'csat',
      title: say(['How was this conversation?', 'Comment était cet échange ?', 'كيف كانت هذه المحادثة؟']),
      faces: [
        { score: 1, label: say(['Poor', 'Décevant', 'ضعيفة']) },
        { score: 2, label: say(['Fair', 'Moyen', 'مقبولة']) },
        { score: 3, label: say(['Good', 'Bien', 'جيدة']) },
        { score: 4, label: say(['Excellent', 'Excellent', 'ممتازة']) },
      ],
    }),
    notice: line(['You are now speaking with Ines', 'Vous parlez maintenant avec Ines', 'أنت تتحدث الآن مع إيناس'], {
      kind: 'notice',
      tone: 'joined',
      title: say(['You are now speaking with Ines', 'Vous parlez maintenant avec Ines', 'أنت تتحدث الآن مع إيناس']),
      body: say(['A person, not the concierge.', 'Une personne, pas le concierge.', 'شخص وليس الكونسيرج.']),
    }),
  };
}
