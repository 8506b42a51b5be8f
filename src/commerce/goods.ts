/** Other names of things that shops sell, one group a line. Only words that hardly ever mean anything else in a shop. */

const groups = `
sofa couch settee loveseat canapé divan
cushion pillow coussin
rug carpet tapis
lamp light lighting lampe
curtain drape rideau
nightstand bedside
dresser drawers
bookcase bookshelf shelving bibliothèque
wardrobe armoire closet
ottoman pouf footstool
stool barstool tabouret
armchair recliner fauteuil
duvet comforter quilt couette
bedding bedclothes linens
blanket throw couverture
faucet tap robinet
bin trash garbage wastebasket poubelle
patio outdoor garden jardin
planter pot
mattress matelas
mirror miroir
vase urn
cutlery flatware silverware couverts
mug cup tasse
pan skillet poêle
sideboard credenza
desk bureau
sneakers trainers
sweater jumper pullover pull
trousers pants pantalon
tee tshirt
handbag purse
backpack rucksack
raincoat trench waterproof
swimsuit swimwear bathing
underwear lingerie
pyjamas pajamas nightwear
plaid chequered checkered tartan
bracelet bangle
wallet billfold
scented perfumed fragrance
tv television
fridge refrigerator
laptop notebook
phone smartphone mobile
vacuum hoover
kids children enfants
`;

const named = new Map<string, string[]>();
for (const line of groups.trim().split('\n')) {
  const words = line.normalize('NFKD').replace(/\p{M}/gu, '').split(' ');
  for (const word of words) named.set(word, [...(named.get(word) ?? []), ...words.filter((other) => other !== word)]);
}

/** For a folded word; empty when it has no other name. */
export const otherNamesOf = (word: string): readonly string[] => named.get(word) ?? [];
