/** Short answers to a question ("yes", "non merci", "نعم") that need no model, and that a model would only blur. */

import type { Intent } from '../domain/understanding.ts';

const said: Readonly<Partial<Record<Intent, readonly string[]>>> = {
  yes: [
    'yes|yeah|yep|yup|sure|ok|okay|of course|yes please|ok go ahead|go ahead|please do|correct|exactly|absolutely|y|k|sounds good|perfect do that',
    "oui|ouais|ouep|d'accord|bien sur|oui merci|oui svp|oui s'il vous plait|tout a fait|exactement|exact|c'est ca|volontiers|avec plaisir|allez-y|entendu|ca marche|certainement|mets-en|oui oui|ok oui",
    'نعم|اجل|ايوه|ايوا|اكيد|طبعا|تمام|حسنا|موافق|بالتاكيد|نعم من فضلك|صحيح|اي نعم|اوكي',
    'ja|jawohl|ja bitte|gerne|genau|richtig|ja gerne|klar|naturlich|stimmt',
    'si|si grazie|certo|va bene|esatto|volentieri|certamente|giusto|si por favor|claro|por supuesto|vale|exacto|de acuerdo|correcto|asi es',
    'はい|ええ|お願いします|うん|そうです|はいお願いします|大丈夫です|了解|了解です',
    '是|是的|好|好的|可以|对|對|对的|嗯|行|没问题|沒問題|当然',
  ],
  no: [
    'no|nope|nah|no thanks|no thank you|not really|not now|n|never|no way',
    'non|nan|non merci|pas maintenant|pas du tout|non non|sans facon|pantoute|pas vraiment',
    'لا|كلا|لا شكرا|ليس الان|لا لا|مش الان|ابدا',
    'nein|nein danke|nicht jetzt|nee|auf keinen fall',
    'no grazie|non ora|assolutamente no|no gracias|ahora no|para nada',
    'いいえ|いや|結構です|いりません|いえ|違います',
    '不|不是|不用|不要|不用了|没有|沒有|不了|不用谢谢|不对',
  ],
};

const byText = new Map(
  Object.entries(said).flatMap(([intent, lines]) =>
    lines.flatMap((line) => line.split('|').map((text) => [text, intent as Intent] as const)),
  ),
);

/** Ends of sentences and emoji say nothing about which answer it is. */
const trimmings = /(?:[\s.,!?;:]|\p{Extended_Pictographic}|\p{Emoji_Modifier})+/gu;

export function plainReply(folded: string): Intent | undefined {
  if (folded.length > 40) return undefined;
  if (/^(?:👍|👌|✅)/u.test(folded)) return 'yes';
  if (/^(?:👎|❌)/u.test(folded)) return 'no';
  return byText.get(folded.replace(trimmings, ' ').trim());
}
