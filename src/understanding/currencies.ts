/** How people write currencies, folded (lower case, no accents), and which one is meant where a sign has several owners. */

/** Names and signs by ISO code, `|` between them. A longer name wins over a shorter one it contains. */
const written: Readonly<Record<string, string>> = {
  EUR: '€|eur|euro|euros|eurs|يورو|ユーロ|欧元|歐元',
  GBP: '£|gbp|pound|pounds|pounds sterling|pound sterling|british pounds|quid|livres|livres sterling|livre sterling|livres anglaises|pfund|britische pfund|pfund sterling|sterlina|sterline|sterline inglesi|libras|libras esterlinas|جنيه|جنيه استرليني|جنيها استرلينيا|ポンド|英ポンド|英镑|英鎊|镑',
  USD: '$|dollar|dollars|bucks|dollaro|dollari|dolar|dolares|دولار|دولارا|دولارات|ドル|usd|us$|us $|$us|$ us|us-dollar|us-dollars|us dollar|us dollars|american dollar|american dollars|amerikanische dollar|dollar us|dollars us|dollar americain|dollars americains|dollaro americano|dollari americani|dollari statunitensi|dollari usa|dolares americanos|dolares estadounidenses|دولار امريكي|دولارا امريكيا|米ドル|usドル|アメリカドル|美元|美金|刀',
  CAD: 'cad|ca$|c$|can$|$ca|$ can|$can|$ cad|canadian dollar|canadian dollars|kanadische dollar|kanadischer dollar|kanadischen dollar|dollar canadien|dollars canadiens|dollars ca|dollaro canadese|dollari canadesi|dolares canadienses|piastre|piastres|دولار كندي|دولارا كنديا|カナダドル|加元|加币|加幣',
  AUD: 'aud|a$|au$|australian dollars|australische dollar|dollars australiens|dollari australiani|dolares australianos|دولار استرالي|豪ドル|オーストラリアドル|澳元|澳币|澳幣',
  NZD: 'nzd|nz$|new zealand dollars|dollars neo-zelandais|dollari neozelandesi|دولار نيوزيلندي|ニュージーランドドル|纽元',
  SGD: 'sgd|s$|singapore dollars|singapur-dollar|dollars de singapour|dollari di singapore|dolares de singapur|دولار سنغافوري|シンガポールドル|新加坡元|新币',
  HKD: 'hkd|hk$|hong kong dollars|hongkong-dollar|dollars de hong kong|dollari di hong kong|dolares de hong kong|دولار هونغ كونغ|香港ドル|港币|港幣|港元',
  CHF: 'chf|sfr|sfr.|fr.|franc|francs|swiss franc|swiss francs|franc suisse|francs suisses|franken|schweizer franken|franco svizzero|franchi|franchi svizzeri|franco suizo|francos|francos suizos|فرنك|فرنك سويسري|فرنكا سويسريا|スイスフラン|瑞士法郎|瑞郎',
  JPY: 'jpy|¥|yen|yens|yenes|ين|ين ياباني|円|日本円|日元|日圆|日圓',
  CNY: 'cny|rmb|yuan|yuans|renminbi|يوان|يوان صيني|人民元|元|人民币|人民幣|块|塊',
  AED: 'aed|dhs|dh|dirham|dirhams|emirati dirhams|dirhams emiratis|درهم|درهما|دراهم|درهم اماراتي|د.ا|ディルハム|迪拉姆',
  SAR: 'sar|riyal|riyals|saudi riyal|saudi riyals|riyals saoudiens|rial|riales|ريال|ريالا|ريالات|ريال سعودي|ر.س|リヤル|沙特里亚尔',
  QAR: 'qar|qatari riyal|qatari riyals|riyals qataris|ريال قطري|ر.ق',
  OMR: 'omr|omani rial|omani rials|ريال عماني|ر.ع',
  KWD: 'kwd|kuwaiti dinar|kuwaiti dinars|dinars koweitiens|دينار كويتي|دينار|د.ك',
  BHD: 'bhd|bahraini dinar|bahraini dinars|دينار بحريني|د.ب',
  MAD: 'moroccan dirhams|dirhams marocains|درهم مغربي',
  EGP: 'egp|egyptian pounds|livres egyptiennes|جنيه مصري|ج.م',
  MXN: 'mxn|mx$|mexican pesos|pesos mexicanos|pesos mexicains|pesos',
};

const codes: ReadonlyMap<string, string> = new Map(
  Object.entries(written).flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
);

/** Short forms that are other words in other company: "2 000 $, ça ira", "2000欧" and "欧洲". */
const shortForms: readonly (readonly [form: string, pattern: string, code: string])[] = [
  ['$ ca', '\\$ ca(?=\\s*(?:[.,;:!?)]|$))', 'CAD'],
  ['欧', '欧(?![洲美盟式])', 'EUR'],
];

/** Every name, as the inside of a group of a regular expression. */
export const currencyNames = [
  ...shortForms.map(([, pattern]) => pattern),
  ...[...codes.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(/[$.]/g, '\\$&')),
].join('|');

/** Not followed by more of the same word; Japanese and Chinese write on without a space. */
export const nameEnds = '(?![\\p{Script=Latin}\\p{Script=Arabic}\\p{N}])';

/** What a bare dollar is where people have one of their own. */
const ownDollar: Readonly<Record<string, string>> = { CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD' };
const bareDollars: ReadonlySet<string> = new Set(
  '$ dollar dollars bucks dollaro dollari dolar dolares دولار دولارا دولارات ドル'.split(' '),
);

/** The ISO code of a sign or a name as somebody in `locale` writes it. The dollar of a Canadian conversation is Canadian. */
export function currencyOf(sign: string, locale: string): string | undefined {
  const [language, region = ''] = locale.split('-');
  if (bareDollars.has(sign)) return ownDollar[region] ?? 'USD';
  if (sign === '¥' && language === 'zh') return 'CNY';
  return codes.get(sign) ?? shortForms.find(([form]) => form === sign)?.[2];
}
