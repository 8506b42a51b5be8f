/** Topics that people should answer: law, safety, health, grief, press, fraud, despair, discrimination. Patterns read folded text. */

import type { DelicateTopic, Understanding } from '../domain/understanding.ts';
import type { Folded } from './fold.ts';

/** All languages in one pattern each: a lawyer is a lawyer whatever language the rest is in. */
const patterns: Readonly<Record<DelicateTopic, RegExp>> = {
  legal:
    /\b(?:lawyers?|attorneys?|solicitors?|sue (?:you|your)|suing|lawsuit|legal (?:action|advice|proceedings|steps|team|department)|take you to court|small claims|consumer (?:protection|rights|court)|trading standards|ombudsman|avocat[es]?|tribunal|porter plainte|depot de plainte|mise en demeure|poursuites? (?:judiciaires?)?|proces|action en justice|dgccrf|office de la protection du consommateur|conciliateur|anwalt|rechtsanwalt|verklagen|klage|gericht|verbraucherschutz|avvocato|denuncia|tribunale|vie legali|abogad[oa]|demandar|demanda judicial|juicio)\b|محامي|محام|محكمه|قضيه|مقاضاه|القضاء|شكوي رسميه|حمايه المستهلك|弁護士|訴え|裁判|消費者センター|律师|律師|起诉|法院|消协/,
  safety:
    /\b(?:caught fire|on fire|exploded|explosion|electric shock|burn(?:ed|t) (?:my|her|his|me)|injur(?:ed|y)|hurt (?:my|her|his|himself|herself|myself)|unsafe|dangerous|hazard|choking|choked|product recall|recall notice|a pris feu|prend feu|explose|brulee?s?|brulure|blesse(?:e|s|es)?|dangereu(?:x|se)|danger|rappel de produit|verletzt|gefahrlich|verbrannt|explodiert|pericolos\w+|ferit\w+|incendio|peligros\w+|herid\w+|quemadura)\b|خطير|خطر|احترق|حريق|انفجر|جرح|اصيب|危険|怪我|けが|火傷|発火|危险|受伤|着火|爆炸/,
  health:
    /\b(?:allerg(?:y|ic|ies|en)|rash|skin reaction|eczema|asthma|hospital|doctor|anaphyla\w+|itching|nickel|pregnan(?:t|cy)|allergi(?:e|es|que)|eruption|reaction (?:cutanee|allergique)|hopital|medecin|enceinte|demangeaisons?|allergi[ae]|krankenhaus|ausschlag|schwanger|ospedale|incinta|eruzione|alergia|alergic[oa]|sarpullido|embarazada)\b|حساسيه|طفح جلدي|مستشفي|طبيب|حامل|アレルギー|発疹|かぶれ|病院|妊娠|过敏|皮疹|医院|怀孕/,
  bereavement:
    /\b(?:passed away|pass away|died|funeral|bereave\w*|deceased|my late (?:husband|wife|mother|father|mum|dad|son|daughter)|in memory of|lost my (?:husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|baby|grandmother|grandfather)|widow(?:er)?|decede(?:e|s|es)?|deces|enterrement|obseques|funerailles|deuil|est mort(?:e)?|perdu (?:mon|ma) (?:mari|femme|mere|pere|fils|fille|frere|soeur|grand-mere|grand-pere)|feu mon|veu(?:f|ve)|verstorben|gestorben|beerdigung|trauer\w*|defunt\w*|mort[oa] mi[oa]|e morto|e morta|funerale|lutto|fallecid[oa]|fallecio|murio|falleci\w*|entierro)\b|توفي|توفيت|وفاه|متوفي|جنازه|رحمه الله|المرحوم|المرحومه|亡くな|葬儀|葬式|他界|去世|过世|葬礼|逝世/,
  press:
    /\b(?:journalist|reporter|press (?:office|inquiry|enquiry|request|release|contact)|(?:i am|i'm|from) (?:the )?(?:press|new york times|bbc|guardian|vogue|le monde|le figaro|cnn)|newspaper|interview request|journaliste|service de presse|la presse|attachee? de presse|article de presse|journalistin|presseanfrage|pressestelle|giornalista|ufficio stampa|periodista|prensa)\b|صحفي|صحفيه|الصحافه|جريده|記者|取材|报社|记者|媒体采访/,
  fraud:
    /\b(?:fraud(?:ulent)?|stolen (?:card|identity|account)|(?:card|account|identity) (?:was |has been |is )?(?:stolen|hacked|compromised)|hacked|phishing|(?:didn'?t|did not|never) (?:place|make|authori[sz]e) (?:this|that|the|any) (?:order|purchase|payment|charge)|unauthori[sz]ed|impersonat\w+|identity theft|counterfeit|fraude|fraudule\w+|usurpation|pirate[er]?e?|hameconnage|carte volee|vol de carte|pas (?:moi qui ai )?passe cette commande|contrefacon|betrug|gestohlen|gehackt|frode|rubat[oa]|clonat[oa]|robad[oa]|suplantacion|hackead[oa])\b|احتيال|نصب|سرقت بطاقتي|مسروق|بطاقتي سرقت|اختراق|مخترق|不正利用|詐欺|盗まれ|乗っ取|诈骗|盗刷|被盗/,
  distress:
    /\b(?:suicid\w*|kill myself|end (?:my life|it all)|want to die|self[- ]harm|hurt myself|can'?t go on|no reason to live|better off dead|me suicider|me tuer|en finir|envie de mourir|plus envie de vivre|mettre fin a mes jours|umbringen|nicht mehr leben|sterben will|uccidermi|farla finita|voglio morire|matarme|quitarme la vida|quiero morir)\b|انتحر|انتحار|اقتل نفسي|اريد ان اموت|لا اريد العيش|死にたい|自殺|自死|想死|自杀|不想活/,
  discrimination:
    /\b(?:racis[tm]e?s?|racially|discriminat\w*|because (?:i am|i'm|of my) (?:black|arab|asian|muslim|jewish|gay|skin|race|religion|colou?r|accent|disab\w+|hijab|veil)|homophob\w*|sexis[tm]e?|sexual(?:ly)? harass\w*|harcel\w+|antisemit\w*|islamophob\w*|transphob\w*|parce que je suis (?:noire?|arabe|asiatique|musulmane?|juive|juif|gay|handicapee?)|ma couleur de peau|rassist\w*|diskriminier\w*|razzis\w*|discrimina\w*|racismo)\b|عنصري|عنصريه|تمييز|تحرش|差別|人種|歧视|种族/,
};

/** "Lawyer" in a wish for a gift ("for my lawyer") is no threat, and neither is a "burn" of a candle or a "gold rush". */
const harmless =
  /\b(?:(?:for|pour|to) (?:my|a|mon|ma|un|une) (?:lawyer|avocate?|doctor|medecin|attorney|solicitor)|gift for|cadeau pour|burned? (?:cd|candle)|nickel[- ](?:free|chrome)|sans nickel|avocado)\b/;

export function readTopics(folded: Folded): Understanding['topics'] {
  const topics = Object.entries(patterns) as [DelicateTopic, RegExp][];
  return topics.flatMap(([topic, pattern]) => {
    const match = pattern.exec(folded.text);
    if (!match) return [];
    if ((topic === 'legal' || topic === 'health') && harmless.test(folded.text)) return [];
    return [{ topic, evidence: folded.span(match.index, match.index + match[0].length).text }];
  });
}
