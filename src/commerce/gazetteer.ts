/**
 * The house's keys and the words feeds and shoppers use for them. It reads imported catalogues (Type, Tags, Title) and
 * lets "sac" find bags; understanding a whole message is not its business.
 */

import { foldText } from './fold-text.ts';

export type FactKind = 'category' | 'color' | 'material' | 'occasion' | 'recipient';

/**
 * Before the bar: other words for the whole of it. After the bar: kinds of it, which tell a feed's row where it belongs,
 * but "tote" must not find every bag. The key itself is always understood, a dash stands for a space.
 */
const words: Readonly<Record<FactKind, Readonly<Record<string, string>>>> = {
  category: {
    bags: 'bag handbag sac sacs حقيبة حقائب | tote clutch purse satchel backpack bucket crossbody pouch cabas pochette besace',
    'small-leather-goods':
      '| wallet cardholder card-holder keyring key-ring coin-purse portefeuille porte-cartes محفظة',
    shoes:
      'shoe footwear chaussure chaussures حذاء أحذية | boot boots loafer sandal sneaker trainer pump heels mule slipper bottes escarpin mocassin',
    jewellery:
      'jewelry jewelery jewels bijou bijoux مجوهرات | ring earring earrings necklace bracelet pendant brooch bangle bague collier boucle خاتم قلادة سوار',
    watches: 'watch timepiece montre montres ساعة ساعات',
    scarves: 'scarf foulard foulards وشاح أوشحة | shawl stole echarpe carre chale',
    belts: 'belt ceinture ceintures حزام أحزمة',
    fragrance: 'fragrances perfume parfum parfums عطر عطور | eau cologne candle',
    'ready-to-wear':
      'clothing clothes vetement vetements | shirt top blouse jumper sweater jacket coat dress trousers pants skirt jeans cardigan tee suit tuxedo blazer trench chemise veste manteau robe pantalon jupe فستان معطف قميص',
    accessories:
      '| hat cap beanie glove gloves tie umbrella sunglasses glasses spectacles lunettes chapeau gants parapluie نظارات',
    home: '| sofa chair armchair table lamp light rug pillow pot drawers vase bed blanket cushion garden coussin',
  },
  color: {
    black: 'noir noire noirs noires onyx أسود سوداء',
    white: 'blanc blanche blancs أبيض بيضاء',
    ivory: 'cream ecru ivoire creme عاجي',
    burgundy: 'bordeaux oxblood wine maroon bourgogne عنابي خمري',
    red: 'rouge rouges scarlet crimson vermilion أحمر حمراء',
    pink: 'rose blush fuchsia وردي',
    cognac: 'tan whisky caramel كونياك',
    camel: 'chameau جملي',
    brown: 'marron brun brune chocolate chestnut بني بنية',
    beige: 'sand nude taupe sable بيج',
    navy: 'marine midnight كحلي',
    blue: 'bleu bleue bleus azure ocean أزرق زرقاء',
    turquoise: 'teal فيروزي',
    green: 'vert verte verts olive emerald sage أخضر خضراء',
    yellow: 'jaune mustard أصفر صفراء',
    orange: 'برتقالي',
    purple: 'violet plum aubergine lilac mauve prune بنفسجي',
    grey: 'gray gris grise charcoal slate رمادي',
    gold: 'golden dore doree or ذهبي',
    silver: 'argente argentee argent فضي',
    'rose-gold': 'rose-gold or-rose',
    copper: 'cuivre bronze',
  },
  material: {
    leather: 'cuir calfskin lambskin calf جلد جلدية',
    suede: 'daim nubuck شامواه',
    silk: 'soie twill حرير',
    cashmere: 'cachemire كشمير',
    wool: 'laine merino صوف',
    cotton: 'coton denim قطن',
    linen: 'lin كتان',
    canvas: 'toile قماش',
    gold: 'gold-plated vermeil ذهب',
    silver: 'sterling argent فضة',
    steel: 'stainless acier فولاذ',
    pearl: 'pearls perle perles لؤلؤ',
    diamond: 'diamonds diamant ألماس',
    wood: 'wooden bois خشب',
    velvet: 'velours مخمل',
    satin: 'ساتان',
    ceramic: 'clay porcelain ceramique',
    brass: 'laiton',
    straw: 'raffia paille',
    rubber: 'caoutchouc',
    glass: 'verre',
    platinum: 'platine',
  },
  occasion: {
    evening: 'soir soiree gala night cocktail مساء سهرة',
    wedding: 'bridal mariage bride زفاف عرس',
    work: 'office business bureau travail عمل مكتب',
    travel: 'weekender voyage holiday سفر',
    everyday: 'daily casual quotidien يومي',
    birthday: 'anniversaire ميلاد',
    sport: 'gym',
    weekend: '',
    gift: 'present cadeau هدية',
    summer: 'ete صيف',
    winter: 'hiver شتاء',
    anniversary: '',
  },
  recipient: {
    her: 'women womens woman womans ladies female femme femmes girl نساء نسائي',
    him: 'men mens man male homme hommes gentleman رجال رجالي',
    unisex: 'mixte',
    child: 'kids kid children enfant enfants أطفال',
  },
};

export const factKinds = Object.keys(words) as readonly FactKind[];

type Entry = { readonly kind: FactKind; readonly key: string };
const entriesByWord = new Map<string, Entry[]>();
const wordsByEntry = new Map<string, string[]>();

for (const kind of factKinds) {
  for (const [key, list] of Object.entries(words[kind])) {
    const [same = '', kindsOfIt = ''] = list.split('|').map((side) => side.trim());
    const equals = [key, ...same.split(' ')].map(simple).filter((word) => word !== '');
    const all = [...equals, ...kindsOfIt.split(' ').map(simple)].filter((word) => word !== '');
    wordsByEntry.set(`${kind}:${key}`, equals);
    for (const word of new Set(all)) entriesByWord.set(word, [...(entriesByWord.get(word) ?? []), { kind, key }]);
  }
}

/** The house's key for a feed's word, or the word itself made a key: `Oxblood` is `burgundy`, `Ocean mist` is `ocean-mist`. */
export function keyFor(kind: FactKind, word: string): string {
  const plain = simple(word);
  const known = entriesByWord.get(plain)?.find((entry) => entry.kind === kind);
  if (known) return known.key;
  const lastWord = factsIn(kind, plain).at(-1);
  return lastWord ?? plain.replaceAll(' ', '-');
}

/** Keys named in a text, in its order, each once. Pairs of words are tried first: "rose gold" is neither rose nor gold. */
export function factsIn(kind: FactKind, text: string): string[] {
  const all = simple(text).split(' ');
  const found: string[] = [];
  for (let at = 0; at < all.length; at++) {
    const pair = `${all[at]} ${all[at + 1] ?? ''}`;
    const inPair = entriesByWord.get(pair)?.find((entry) => entry.kind === kind);
    const hit = inPair ?? entriesOf(all[at] ?? '').find((entry) => entry.kind === kind);
    if (inPair) at += 1;
    if (hit && !found.includes(hit.key)) found.push(hit.key);
  }
  return found;
}

/** Other words for the same thing, folded as the index folds them. */
export function synonymsOf(word: string): string[] {
  return entriesOf(word).flatMap(({ kind, key }) => {
    const equals = wordsByEntry.get(`${kind}:${key}`) ?? [];
    return equals.includes(word) ? equals.filter((other) => !other.includes(' ')) : [];
  });
}

/** "totes" is looked up as "tote" too; the list need not hold every plural. */
function entriesOf(word: string): readonly Entry[] {
  return entriesByWord.get(word) ?? (word.endsWith('s') ? entriesByWord.get(word.slice(0, -1)) : undefined) ?? [];
}

function simple(text: string): string {
  return foldText(text)
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
