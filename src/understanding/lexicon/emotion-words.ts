/** Warm words, politeness and emoji: they lift valence and, a little, take the edge off a complaint. Patterns read folded text. */

export const warm: Readonly<Record<string, RegExp>> = {
  en: /\b(?:thanks?|thank you|thx|ty|cheers|love(?:ly|d)?|perfect(?:ly)?|great|wonderful|amazing|awesome|beautiful|gorgeous|brilliant|excellent|fantastic|happy|pleased|delighted|glad|kind(?:ly)?|nice|sweet|helpful|appreciate\w*|grateful|superb|stunning|well done|best|super)\b/g,
  fr: /\b(?:merci\w*|parfait\w*|super|genial\w*|magnifique\w*|superbe\w*|adore\w*|ravie?s?|contente?s?|heureux|heureuse|excellent\w*|formidable\w*|gentil\w*|aimable\w*|charmant\w*|belle?s?|bravo|top|impeccable|enchantee?|satisfaite?s?|sympa|ecoeurant)\b/g,
  ar: /(?:شكرا|شكر|مشكور\w*|ممتاز\w*|رائع\w*|جميل\w*|احسنت\w*|سعيد\w*|مبسوط\w*|ممتن\w*|يسلمو\w*|تسلم\w*|الله يعطيك|جزاك|لطيف\w*|مثالي|حلو)/g,
  de: /\b(?:danke\w*|vielen dank|super|toll\w*|perfekt|wunderbar|schon\w*|prima|klasse|freue|glucklich|zufrieden|ausgezeichnet|nett|lieb)\b/g,
  it: /\b(?:grazie|perfett\w+|ottim\w+|bellissim\w+|fantastic\w+|meraviglios\w+|felic\w+|content\w+|gentil\w+|brav\w+|splendid\w+|adoro)\b/g,
  es: /\b(?:gracias|perfect\w+|genial\w*|excelente\w*|maravillos\w+|hermos\w+|fantastic\w+|feliz|content\w+|amable\w*|encant\w+|estupend\w+|precios\w+)\b/g,
  ja: /(?:ありがと|感謝|嬉しい|うれしい|素敵|素晴らし|最高|助かり|完璧|満足)/g,
  zh: /(?:谢谢|感谢|太好了|很好|喜欢|漂亮|完美|满意|开心|高兴|不错|辛苦|真棒)/g,
};

/** What turns a warm word round: "not happy", "pas contente", "غير راضية". */
export const turnsRound =
  /(?:\b(?:not|never|no|isn'?t|wasn'?t|ain'?t|hardly|far from|aren'?t|pas|jamais|peu|guere|nicht|kein\w*|non|mica|no|nunca|nada)|لست|غير|ليس|مش|لا|不|没|没有)(?: (?:very|really|at all|so|too|exactly|tres|vraiment|du tout|trop|plus|sehr|molto|muy))*\s?$/;

export const upsetEmoji =
  /[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}\u{1F47F}\u{1F595}\u{1F92E}\u{1F922}\u{1F61E}\u{1F62D}\u{1F622}\u{1F625}\u{1F626}\u{1F629}\u{1F62B}\u{1F612}\u{1F611}\u{1F641}\u{1F644}\u{1F494}\u{1F44E}\u{1F4A9}]|(?:^|\s)(?::-?\(|:'\(|>:\()/u;
export const furiousEmoji = /[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}\u{1F47F}\u{1F595}\u{1F4A9}]/u;
export const pleasedEmoji =
  /[\u{1F600}-\u{1F606}\u{1F60A}\u{1F60D}\u{1F618}\u{1F970}\u{1F929}\u{1F642}\u{1F64F}\u{1F44D}\u{1F44F}\u{2764}\u{1F495}\u{1F496}\u{1F389}\u{2728}\u{1F44C}]|(?:^|\s)(?::-?\)|;-?\)|:d\b|<3)/u;
