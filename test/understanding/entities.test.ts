import { expect, test } from '@jest/globals';
import { read, told } from './support.ts';

test.each([
  ['en', 'a burgundy bag for the evening under 2000', 'color=burgundy category=bags occasion=evening money=200000<'],
  ['en', 'not the red one, the black', 'color=red! color=black'],
  ['en', 'leather tote between 500 and €1,000', 'material=leather category=bags money=50000>EUR money=100000<EUR'],
  ['en', 'a navy scarf for my wife, max 2k', 'color=navy category=accessories recipient=her money=200000<'],
  ['en', 'blck lether handbag', 'material=leather category=bags'],
  ['en', 'a bag without gold', 'category=bags color=gold!'],
  ['en', 'is the cognac Seine tote in stock in Paris?', 'color=cognac product=seine-tote store=paris'],
  ['en', 'good evening, ring me tomorrow', 'date=2026-11-23'],
  ['en', 'where is MM-20418', 'order-number=MM-20418'],
  ['en', 'order mm 20418, camille.aubert@example.com', 'order-number=MM-20418 email=camille.aubert@example.com'],
  ['en', 'my order number is 20418', 'order-number=MM-20418'],
  ['en', 'tracking XM217176853FR', ''],
  ['en', '$1,500 or less', 'money=150000<USD'],
  ['en', 'size 38 please', 'size=38'],
  ['en', 'two pairs of shoes', 'quantity=2 category=shoes'],
  ['en', 'rose gold ring', 'color=gold category=jewellery'],
  ['en', 'I wait since 3 days', ''],
  [
    'fr',
    'un sac bordeaux pour le soir à moins de 2 000 €',
    'category=bags color=burgundy occasion=evening money=200000<EUR',
  ],
  ['fr', 'pas en rouge, plutôt noire', 'color=red! color=black'],
  ['fr', 'des boucles d’oreilles dorées pour ma mère', 'category=jewellery color=gold recipient=her'],
  ['fr', 'un portefeuille en cuir sans or', 'category=small-leather-goods material=leather color=gold! material=gold!'],
  ['fr', 'entre 500 et 1 000 €', 'money=50000>EUR money=100000<EUR'],
  ['fr', 'environ 800 euros', 'money=80000~EUR'],
  ['fr', 'bonne soirée', ''],
  ['fr', 'le cabas Seine en marine', 'product=seine-tote color=navy'],
  ['fr', 'pour samedi prochain', 'date=2026-11-28'],
  ['fr-CA', 'un chandail à 1 500 $ max', 'category=ready-to-wear money=150000<CAD'],
  ['fr-CA', 'livrer à H2X 1Y4', 'postcode=H2X 1Y4'],
  ['ar', 'حقيبة سوداء للسهرة أقل من ٢٠٠٠ يورو', 'category=bags color=black occasion=evening money=200000<EUR'],
  ['ar', 'حقيبة بدون جلد', 'category=bags material=leather!'],
  ['ar', 'طلبي رقم 20418', 'order-number=MM-20418'],
  ['de', 'eine schwarze Handtasche unter 1.500 €', 'color=black category=bags money=150000<EUR'],
  ['it', 'una borsa nera a meno di 500 euro', 'category=bags color=black money=50000<EUR'],
  ['es', 'un bolso negro por menos de 500 euros', 'category=bags color=black money=50000<EUR'],
  ['ja', '黒いバッグ 2万円以下', 'color=black category=bags money=20000<JPY'],
  ['zh', '黑色的包 2000元以下', 'color=black category=bags money=200000<CNY'],
] as const)('%s: %s', (locale, text, expected) => {
  expect(told(read(text, locale))).toBe(expected);
});

test.each([
  ['en', '2000 $', '200000USD'],
  ['en', 'US$2,000', '200000USD'],
  ['en', '2000 Canadian dollars', '200000CAD'],
  ['en', '2000 Australian dollars', '200000AUD'],
  ['en', 'HK$ 2,000', '200000HKD'],
  ['en', '2000 Swiss francs', '200000CHF'],
  ['en', '2000 dirhams', '200000AED'],
  ['fr', '2 000 $', '200000USD'],
  ['fr', '2 000 $ CA', '200000CAD'],
  ['fr', '2 000 $, ça ira', '200000USD'],
  ['fr', '2000 dollars canadiens', '200000CAD'],
  ['fr', '2000 yens', '2000JPY'],
  ['fr-CA', '2 000 $', '200000CAD'],
  ['fr-CA', '2 000 $ US', '200000USD'],
  ['fr-CA', '2000 dollars américains', '200000USD'],
  ['de', '2.000 $', '200000USD'],
  ['de', '2000 US-Dollar', '200000USD'],
  ['de', 'CHF 2’000', '200000CHF'],
  ['de', '2.000 Schweizer Franken', '200000CHF'],
  ['it', '2000 dollari canadesi', '200000CAD'],
  ['it', '2.000 franchi svizzeri', '200000CHF'],
  ['es', '2.000 dólares estadounidenses', '200000USD'],
  ['es', '2000 francos suizos', '200000CHF'],
  ['ja', '2000米ドル', '200000USD'],
  ['ja', '¥20,000', '20000JPY'],
  ['ja', '2000スイスフラン', '200000CHF'],
  ['zh', '2000加元', '200000CAD'],
  ['zh', '¥2000', '200000CNY'],
  ['zh', '2000欧', '200000EUR'],
  ['ar', '٢٬٠٠٠ دولار', '200000USD'],
  ['ar', '2000 دولار كندي', '200000CAD'],
  ['ar', '2000 ريال قطري', '200000QAR'],
  ['ar', '2000 دينار كويتي', '200000KWD'],
] as const)('%s: an amount of money, %s', (locale, text, expected) => {
  expect(told(read(text, locale))).toBe(`money=${expected}`);
});

test.each([
  ['en', '925 sterling silver'],
  ['fr', 'on me livre 2 colis'],
  ['zh', '2024欧洲'],
] as const)('%s: no money in "%s"', (locale, text) => {
  expect(told(read(text, locale))).not.toContain('money');
});

test.each([
  ['20418', 'order-number', 'order-number=MM-20418'],
  ['it is 20418 thanks', 'order-number', 'order-number=MM-20418'],
  ['42', 'size', 'size=42'],
  ['75008', 'postcode', 'postcode=75008'],
  ['800', 'money', 'money=80000'],
  ['the black one', 'color', 'color=black'],
] as const)('"%s" while %s is asked for', (text, expecting, expected) => {
  expect(told(read(text, 'en', expecting))).toBe(expected);
});

test('an entity quotes the shopper and says where', () => {
  const said = 'Où est le Cabas Seine en Ｎoir ?';
  for (const { text, start, end } of read(said, 'fr').entities) expect(said.slice(start, end)).toBe(text);
});

test('a phone number is told from a parcel number', () => {
  expect(told(read('call me on +33 6 12 34 56 78', 'fr'))).toContain('phone=+33612345678');
  expect(told(read('tracking number 1Z999AA10123456784', 'en'))).toContain('tracking-number=1Z999AA10123456784');
});
