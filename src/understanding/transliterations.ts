/** Arabic, Japanese or Chinese in Latin letters: it says nothing about which Latin-script language to answer in. */

/** "3ayez", "a7ebek", "ma3lesh": digits that stand for Arabic letters, between or before letters. */
const arabicDigits = /(?<![\p{L}\p{N}])(?:[2357]?\p{L}+[2357]\p{L}+|[2357]\p{L}{3,})(?![\p{L}\p{N}])/gu;

const words = new Set(
  (
    'ana enta enti howa heya e7na ento mish msh mesh mafi mafeesh kifak kifik ezayak ezayek shlonak shlonik shu shou sho ' +
    'wein wayn fein feen emta imta leh leish lesh kam bkam bekam bikam shukran shokran habibi habibti yalla inshallah ' +
    'mashallah hamdulillah alhamdulillah salam salamu salamo alaikum alaykum aleikum marhaba ahlan sabah masa kheir khair ' +
    'aywa aiwa momken mumkin lw samaht law samahti tayeb tayyib khalas bas bidi badi biddi ayez ayza aayez abgha abi talab ' +
    'talabi talabiya talabeya dilwati delwa2ti bukra bokra enno elli dah deh wallah wallahi ya3ni yaani zay kwayes kwayyes ' +
    'konnichiwa konbanwa ohayou ohayo gozaimasu arigatou arigato sumimasen gomen gomennasai kudasai onegai shimasu desu ' +
    'desuka masu masuka masen mashita mada chuumon chumon henpin doko itsu ikura nan nani watashi boku kore sore hai iie ' +
    'todokimasu todoite arimasu arimasen imasu tsukaemasu kaitai hoshii ' +
    'nihao ni hao xiexie xie duoshao qian wo yao zai nali nar meiyou mei you shenme zenme kuaidi dingdan tuihuo tuikuan ' +
    'qing wen keyi ma shi bu dui zaijian'
  ).split(' '),
);

/** Words that another language has too: they count only beside others. */
const enough = 0.5;

/** At least two words, and half of the message, are of that kind. */
export function isTransliterated(text: string): boolean {
  const all = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  const strange = new Set(text.toLowerCase().match(arabicDigits) ?? []);
  const known = all.filter((word) => words.has(word) || strange.has(word));
  return known.length >= 2 && known.length >= enough * all.length;
}
