/** Words that carry no wish. Per locale, since the English "or" is French gold and the French "the" (thé) is tea. */

const lists: Readonly<Record<string, string>> = {
  en: `a an the and or of for to in on at by with without from is are was be it its this that these those i im me my we
    us our you your he she his do does did have has had got any some something anything one ones please can could would
    will like want need looking look find search show see give get buy shop more other another else what which who how
    about around under over below above between less than only just so very really good nice thing things there here
    not no yes hi hello thanks euros euro eur usd gbp`,
  fr: `un une le la les l de des du d et ou a au aux en dans sur par avec sans pour est sont c ce cet cette ces je j me
    m mon ma mes nous notre vous votre il elle son sa ses qui que qu quoi quel quelle quels quelles ne pas non oui s il
    te plait svp plus autre autres chose quelque voudrais veux cherche chercher recherche montrez montrer voir trouver
    acheter avez auriez aimerais besoin moins environ entre seulement tres bien bonjour merci euros euro y on`,
  ar: `في من على الى عن مع هذا هذه ذلك تلك هو هي انا نحن انت هل ما ماذا اي شيء اريد ابحث ارغب احتاج لدي عندكم لو سمحت
    من فضلك تحت فوق اقل اكثر حوالي بين يورو مرحبا شكرا لا نعم و او غير اخر اخري`,
};

const sets = new Map(Object.entries(lists).map(([language, list]) => [language, new Set(list.trim().split(/\s+/))]));
const none: ReadonlySet<string> = new Set();

/** Words as `termsOf` folds them. `fr-CA` uses the French list. */
export function stopWordsOf(locale: string): ReadonlySet<string> {
  return sets.get(locale.split('-')[0] ?? '') ?? none;
}
