/**
 * Hears "I want to speak to a person" in every language of the house. The model hears it too; this is the promise
 * that it is never missed, so it is written down word by word and tested phrase by phrase. Patterns read folded text.
 */

const english = {
  person:
    '(?:person|persn|people|human(?: being)?s?|someone|sum1|some1|somebody|anyone|anybody|agent|advis[oe]r|consultant|representative|rep|operator|manager|supervisor|colleague|assistant|stylist|staff|team member|member of (?:the )?(?:staff|team)|customer (?:service|care|support)|client (?:service|advis[oe]r)s?|ines|leo|nadia)',
  kind: '(?:(?:a|an|the|some|your|one of your|my|real|live|actual|human|proper|physical|another|different|client|customer|service|sales|personal|in-store|one of the|of|boutique|store|any) ){0,4}',
};

const patterns: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `\\b(?:speak|talk|talking|speaking|chat|chatting|discuss|deal|dealing|touch|contact) (?:directly )?(?:to|with) ${english.kind}${english.person}\\b(?! (?:about how|who designed))`,
    ),
    new RegExp(`\\b(?:reach|contact|get hold of) ${english.kind}${english.person}\\b`),
    new RegExp(
      `\\b(?:connect|transfer|pass|put|hand|switch|forward|escalate|redirect) (?:me |this |it |us )?(?:over |through |thru |on |straight |back )?(?:to|with) ${english.kind}${english.person}\\b`,
    ),
    new RegExp(`\\b(?:get|give|send|find|fetch) me ${english.kind}${english.person}\\b`),
    /\b(?:real|live|actual|human|flesh and blood) (?:person|human|agent|advis[oe]r|operator|representative|support|help|assistance|people)\b/,
    /\b(?:want|need|prefer|like|have) (?:an? |the |some )?(?:real |live |actual )?(?:human|agent|advis[oe]r|representative|operator|live chat)\b/,
    /\b(?:don'?t|do not|dont|won'?t|not) (?:want (?:to )?)?(?:(?:talk|speak|chat|deal)(?:ing)? (?:to|with) )?(?:an? |the |this )?(?:bot|robot|machine|computer|chatbot|ai)\b/,
    /\b(?:stop|enough of|enough with|no more|not) (?:the |this |a |your )?(?:ro)?bots?\b/,
    /\b(?:can|could|have|let|please have|would|will) (?:(?:someone|somebody|anyone|one of you) (?:please )?(?:call|ring|phone|contact me|take over|get back)|(?:a person|a human|an advis[oe]r|an agent) (?:please )?(?:call|ring|phone|contact|take over|help|assist|look|get back))\b/,
    /\bis (?:there )?(?:someone|somebody|anyone|anybody|a person|a human|an agent)\b.{0,12}\b(?:i can|to (?:talk|speak|help)|available|who can|human|real|not a (?:ro)?bot)\b/,
    /\b(?:call me back|ring me back|phone me back|please call me|have (?:someone|somebody) call)\b/,
    /^(?:please )?(?:an? |the |to |talk to |speak to )?(?:(?:real|live|human|actual) )?(?:human|person|agent|advis[oe]r|representative|operator|customer (?:service|care|support)|live chat|live agent|human being|someone real)(?: (?:please|pls|plz|now|asap|thanks))*[ .!]*$/,
    /\bsomeone (?:real|from (?:the|your) (?:boutique|store|team|shop|house|staff))\b/,
    /\b(?:no|hate|dislike|without) (?:\w{2,10} ){0,2}(?:ro)?bots?\b|^(?:enough|stop) .{0,12}(?:bot|machine|automated)/,
    /\b(?:speak|talk|talking|chat|word) (?:to|2|with) (?:an? |one of |some of )?(?:your )?(?:team|person|people|employees?|staff|sales|specialists?|experts?)\b/,
    /\bone of your (?:team|people|staff|advis[oe]rs|consultants)\b/,
    /\bbe (?:contacted|called|phoned|rung)(?: back)? by\b/,
    /^(?:please )?(?:just )?(?:connect|transfer) me[ .!]*$|^(?:please )?(?:call|ring|phone) me(?: (?:please|now|back|asap|on .{6,20}))?[ .!]*$/,
    /\b(?:could|can|please) (?:someone|somebody|one of you) (?:tele)?phone me\b/,
    /\bany (?:humans|real people|actual people) (?:here|there|around)\b/,
  ],
  fr: [
    /(?<!\b(?:ai|as|a|avons|avez|ont|avais|avait|deja) (?:deja )?)\b(?:parler?|discuter|echanger|jaser|causer|dialoguer|converser|communiquer|parle)\b.{0,14}\b(?:a|avec|au|aux|du)\s?(?:un |une |des |l'|le |la |du |de |vos |votre |quelque |autre ){0,2}(?:vrai[es]? |veritable |etre |service |responsable )?(?:quelqu'?\s?un|qqn|qqun|qq1|kelkun|personne|humaine?s?|humain|agente?|conseill[eè]re?s?|conseiller|operateur|operatrice|representante?|responsable|manager|superviseur|vendeuse|vendeur|gens|monde|madame|monsieur|collegue|service (?:client|a la clientele)|(?:la |au )?clientele|service|ines|leo)\b/,
    /\b(?:passez|passe|mettez|transferez|connectez|dirigez|redirigez|donnez|trouvez|envoyez)[- ]?(?:moi|nous)\b.{0,26}\b(?:quelqu'?\s?un|qqn|personne|humain|agente?|conseill[eè]re?|conseiller|responsable|superviseur|collegue|operateur|service client)\b/,
    /\b(?:mise?|mettre|mettez[- ]moi) en (?:contact|relation|communication) avec\b/,
    /\b(?:vraie? (?:personne|humain)|etre humain|agent humain|conseill(?:er|ere) (?:humaine?|clientele)|du vrai monde|quelqu'un de (?:reel|vrai|vivant))\b/,
    /\b(?:je (?:veux|voudrais|souhaite|prefere)|j'aimerais|j'ai besoin d'|besoin d'|il me faut|donnez[- ]moi) ?(?:avoir |joindre |contacter |voir |que )?(?:un |une |l'aide d'une |qu'une )?(?:vraie? )?(?:humain|conseill(?:er|ere)|agente?|operateur|vraie personne|personne (?:reelle|humaine))\b/,
    /\b(?:joindre|contacter|appeler|avoir) (?:un |une |le |la |votre |mon |ma )?(?:conseill(?:er|ere)|service (?:client|a la clientele)|humain|agent|responsable|quelqu'un)\b/,
    /\bje prefere (?:avoir )?(?:quelqu'un|une (?:vraie )?personne)\b/,
    /\b(?:veux|veut|voudrais|veu) (?:pas|plus)\b.{0,14}\b(?:robot|machine|bot|chatbot|ia|ordinateur)\b/,
    /\b(?:pas|assez|stop|fini|plus) (?:avec )?(?:un |le |la |les |du |de |d'un |ce |une )?(?:robots?|machine|bots?|chatbot)\b/,
    /\b(?:y a-?t-?il|il y a|y'?a) (?:quelqu'un|une personne|un humain|un conseiller)\b.{0,14}\b(?:a qui|qui|de dispo|disponible|pour m|au bout|humain)\b/,
    /\b(?:rappelez[- ]moi|qu'on me rappelle|que (?:quelqu'un|l'on) me rappelle|quelqu'un (?:peut|pourrait|pour) (?:me |m')|etre rappelee?|une personne (?:peut|pourrait)(?:-elle)?)\b/,
    /^(?:un |une |le |la |l')?(?:vraie? )?(?:humain|humaine|personne|conseill(?:er|ere)|agente?|operateur|etre humain|service (?:client|a la clientele)|quelqu'un)(?: (?:svp|stp|s'il vous plait|s'il te plait|humain|clientele|maintenant|merci|vite|reel))*[ .!]*$/,
    /\b(?:marre|horreur|assez) (?:des|de vos|du|de parler a des) (?:robots?|machines?|bots?)\b/,
    /\b(?:pas|plus) (?:envie de )?(?:discuter|parler|causer) avec (?:une?|des|vos) (?:machines?|robots?)\b/,
    /\b(?:passe|passez|transferez|transfere|transferer|faites venir|contact (?:de|du)|demande)\b.{0,16}\b(?:employee?|preposee?|commis|gerante?|superieure?|directeur|directrice|interlocuteur|chargee? de clientele|humain)\b/,
    /^transferez[- ]moi[ .!]*$|\bconseill(?:er|ere) (?:de la boutique|svp|s'il vous plait)\b/,
    /\b(?:donnez|trouvez)[- ]moi (?:quelqu'un|une personne)\b/,
  ],
  ar: [
    /(?:ممكن|بدي|ابي|ابغي|عايز|خلوا|خلو|يا ليت).{0,8}(?:حد|حدا|احد|موظف|موظفه|مدير|بشري)(?: .{0,8})?(?:يكلمني|يتصل|يرد|يتواصل|تكلمني)/,
    /(?:ابي|ابغي|عطني|عطوني|بغيت) (?:موظف|مدير|بنادم|انسان)/,
    /(?:اتحدث|التحدث|نتحدث|اتكلم|التكلم|اكلم|تكلم|احكي|احكي|الكلام|اتواصل|التواصل|تواصل|محادثه|دردشه|اخاطب|مكالمه).{0,14}(?:شخص|انسان|احد|حد|موظف|موظفه|مستشار|مستشاره|ممثل|خدمه العملاء|مسؤول|مسوول|مدير|بشري|احدهم|بني ادم|اشخاص|فريق)/,
    /(?:حولني|حولوني|وصلني|وصلوني|اوصلني|حول لي|تحويلي|حوليني|اعطني|اعطيني|اعطوني).{0,14}(?:شخص|انسان|احد|موظف|مستشار|ممثل|خدمه العملاء|مسوول|مدير|بشري)/,
    /(?:شخص|موظف|مستشار|انسان|وكيل) (?:حقيقي|بشري|حقيقيه|فعلي|من لحم ودم)/,
    /(?:اريد|ابغي|عايز|عاوز|بدي|احتاج|ارغب|اود|نريد|افضل).{0,10}(?:شخص|انسان|موظف|مستشار|بشر|احد يساعدني|خدمه العملاء)/,
    /لا (?:اريد|ارغب).{0,16}(?:روبوت|اله|بوت)/,
    /^(?:شخص|موظف|انسان|مستشار|وكيل|خدمه العملاء|ممثل خدمه العملاء|بشر)(?: (?:من فضلك|لو سمحت|رجاء|حقيقي|حقيقيه))*[ .!]*$/,
    /(?:هل|في|فيه) .{0,10}(?:شخص|احد|موظف).{0,12}(?:اتحدث|اكلم|يساعد|يرد|اتكلم)/,
    /(?:اتصلوا بي|اتصل بي|كلموني|اريد مكالمه)/,
  ],
  de: [
    /\b(?:mit|an|zu) (?:einem |einer |eine |einen |ihrem |ihrer |jemand(?:em|en)? |dem |der )?(?:echten |richtigen |realen |menschlichen |anderen )?(?:mensch(?:en)?|person|mitarbeiter(?:in)?|berater(?:in)?|kundenberater(?:in)?|kundenservice|kundendienst|jemand(?:em|en)?|vorgesetzten|manager|agenten|service)\b.{0,30}\b(?:sprechen|reden|verbinden|verbunden|chatten|schreiben|weiterleiten|telefonieren)/,
    /\b(?:rufen sie mich|ruft mich|ruckruf)\b.{0,20}(?:\ban\b|\bzuruck\b|bitte|erbeten)|^rufen sie mich/,
    /\bnicht mit (?:eine[rnm]|der|ner|nem) (?:maschine|computer|automaten|bot|roboter)\b|\b(?:wo|wie) erreiche? (?:ich )?(?:eine?n? )?(?:echten )?(?:mensch|jemand|mitarbeiter|berater)/,
    /\b(?:holt?|gebt?|schickt?|stellt?) (?:mir |mich )?(?:bitte |sofort )?(?:eine[nr]? |nen |den |deinen |ihren )?(?:menschen|mitarbeiter|chef|vorgesetzten|sachbearbeiter|durch)\b|\bvorgesetzte[nr]?\b.{0,10}\b(?:bitte|sprechen)\b/,
    /\b(?:verbinden|leiten|geben|stellen|holen) sie (?:mich|mir)\b.{0,30}\b(?:mensch(?:en)?|person|mitarbeiter(?:in)?|berater(?:in)?|jemand(?:em|en)?|kundenservice|vorgesetzten)\b/,
    /\b(?:echte[nrs]?|richtige[nrs]?|menschliche[nrs]?) (?:mensch(?:en)?|person|mitarbeiter(?:in)?|berater(?:in)?|ansprechpartner)\b/,
    /\b(?:will|mochte|moechte|brauche|wunsche|bevorzuge|hatte gern) (?:bitte )?(?:mit )?(?:eine[nmr]? )?(?:mensch(?:en)?|mitarbeiter(?:in)?|berater(?:in)?|person|jemanden)\b/,
    /\b(?:kein|keinen|keinem|nicht mit (?:einem|dem)) (?:bot|chatbot|roboter|maschine|computer)\b/,
    /\b(?:kann|konnte|konnen) (?:mich |bitte )?(?:jemand|ein mensch|ein mitarbeiter)\b.{0,20}\b(?:anrufen|zuruckrufen|ubernehmen)/,
    /^(?:bitte )?(?:ein(?:en?|e)? )?(?:echte[nr]? )?(?:mensch|mitarbeiter(?:in)?|berater(?:in)?|kundenservice|kundenberater|person|agent)(?: bitte)?[ .!]*$/,
    /\b(?:jemand(?:em|en)? (?:echte[nmrs]*|aus der boutique|vom team)|ansprechpartner)\b/,
  ],
  it: [
    /\b(?:parlare|parlo|discutere|chattare|comunicare|parli|contatto|entrare in contatto)\b.{0,12}\b(?:con|a) (?:un |una |un'|qualche |il |lo |la |vostro |vostra )?(?:vera |vero )?(?:qualcuno|persona|umano|operat(?:ore|rice)|consulente|addett[oa]|essere umano|assistente|responsabile|servizio clienti|agente|commess[oa]|direttore|vostro collega)/,
    /\b(?:richiamarmi|richiamate|mi richiama(?:te)?|mi puo (?:ri)?chiamare|chiamatemi|vorrei essere (?:contattat|richiamat)[oa])\b/,
    /\b(?:in carne e ossa|persona vera|voglio il direttore|collega umano|umano (?:pls|per favore))\b/,
    /\b(?:mi passi|passatemi|passami|mi metta|mettetemi|mi trasferisca|mi colleghi|collegatemi|mi dia|datemi)\b.{0,26}\b(?:qualcuno|persona|umano|operat(?:ore|rice)|consulente|responsabile|servizio clienti|agente)/,
    /\b(?:persona (?:vera|reale|in carne)|vera persona|operatore umano|essere umano|assistenza umana|consulente umano)\b/,
    /\b(?:voglio|vorrei|preferisco|ho bisogno di|mi serve|desidero) (?:con )?(?:un |una |un')?(?:umano|persona|operat(?:ore|rice)|consulente)\b/,
    /\b(?:non (?:voglio|vorrei)|basta|niente|no).{0,18}\b(?:robot|bot|chatbot|macchina)\b/,
    /\b(?:c'e|ce) qualcuno (?:con cui|che|di)\b/,
    /\b(?:qualcuno puo (?:chiamarmi|richiamarmi)|richiamatemi|mi (?:richiami|chiami)|essere richiamat[oa])\b/,
    /^(?:un |una |un')?(?:operat(?:ore|rice)|umano|persona|persona vera|consulente|agente|servizio clienti|assistenza clienti)(?: (?:per favore|grazie|umano))*[ .!]*$/,
  ],
  es: [
    /(?<!\bya )\b(?:hablar|hablo|conversar|chatear|comunicarme|comunicar|platicar|contactar|contacto|hable)\b.{0,12}\b(?:con|a) (?:un |una |algun |alguna |el |la |su )?(?:alguien|persona|humano|agente|asesor[a]?|operador[a]?|ser humano|representante|encargad[oa]|gerente|servicio al cliente|atencion al cliente|supervisor[a]?|ejecutiv[oa])/,
    /\b(?:paseme|pasame|pasenme|comuniqueme|conecteme|transfierame|transfiereme|pongame|deme|denme|me pase|me comunique|me ponga)\b.{0,26}\b(?:alguien|persona|humano|agente|asesor[a]?|operador[a]?|representante|encargad[oa]|supervisor[a]?)/,
    /\b(?:persona (?:real|de verdad|humana)|agente humano|ser humano|alguien (?:real|de verdad|humano)|asesor humano)\b/,
    /\b(?:quiero|quisiera|necesito|prefiero|deseo|me gustaria) (?:con )?(?:un |una |a un |a una )?(?:humano|persona|agente|asesor[a]?|operador[a]?)\b/,
    /\b(?:no (?:quiero|deseo)|basta|nada de|sin).{0,18}\b(?:robots?|bots?|chatbot|maquinas?)\b/,
    /\bme (?:puede|podria|pueden) (?:llamar|atender|contactar) (?:una? |algun[oa]? )?(?:alguien|persona|asesor[a]?|agente|companer[oa]|responsable)\b/,
    /\b(?:de carne y hueso|atencion humana|con (?:una|la) persona por favor|dame con (?:un |alguien)|que me (?:llame|atienda)n? (?:un|una|alguien|personas))\b/,
    /(?<!\bya )\bhay (?:alguien|alguna persona|un humano) (?:con quien|que|disponible|ahi)\b/,
    /\b(?:alguien (?:puede|podria) llamarme|llamenme|que me llamen|me pueden llamar|me llame alguien)\b/,
    /^(?:un |una )?(?:agente|humano|persona|persona real|asesor[a]?|operador[a]?|servicio al cliente|atencion al cliente|representante)(?: (?:por favor|porfa|humano|ya|gracias))*[ .!]*$/,
  ],
  ja: [
    /話せる(?:人|方|スタッフ|担当)|(?:サービス|サポート|窓口|カスタマーセンター)(?:に|へ)(?:繋|つな|電話)/,
    /(?:人|人間|担当者|担当の方|スタッフ|オペレーター|アドバイザー|係の方|係の人|店員|社員|責任者|誰か|生身の人|コンシェルジュの方)(?:さん|の方|様)?(?:に|と|へ|を|が|から).{0,14}(?:話|繋|つな|代わ|替わ|かわ|相談|対応|連絡|お願い|取り次|とりつ|変わ|直接|呼|出し|電話)/,
    /(?:人間|有人|オペレーター|担当者|スタッフ)(?:さん|の方)?(?:の|で)?(?:対応|と話|に相談|を呼|お願い|希望|がいい|に代|に繋|につな)/,
    /(?:ボット|ロボット|機械|ai)(?:では|じゃ|は|と)?(?:なく|ない|嫌|いや|話したくな|結構)/,
    /^(?:人間|人|担当者|オペレーター|スタッフ|有人チャット|カスタマーサービス|アドバイザー)(?:を|に)?(?:お願いします|お願い|ください|希望)?[.!]*$/,
    /(?:折り返し|お?電話(?:を)?(?:ください|いただけ|して(?:ほしい|ください)))/,
  ],
  zh: [
    /找(?:个|個)人(?:跟|和|来|來|给|給)|(?:经理|經理|主管|店长|店長|顾问|顧問|负责人)(?:来|來)?(?:联系|聯繫|打电话)/,
    /(?:人工(?!智能|缝|縫|制|製|合成|钻|草|皮|费|造)|真人)(?:客服|服务|坐席|接待|顾问|回复|服務|顧問)?/,
    /(?:找|要|转|轉|接|叫|换|換|和|跟|与|與|请|請|给我|給我|联系|聯繫|聯絡).{0,4}(?:客服|顾问|顧問|工作人员|工作人員|店员|店員|经理|經理|专员|專員|主管|一个人|一個人|活人|真人|人工)/,
    /(?:和|跟|与|與|找).{0,4}(?:人|位).{0,4}(?:说话|說話|聊|谈|談|讲|講|沟通|溝通|对话|對話)/,
    /不(?:要|想).{0,6}(?:机器人|機器人|机器|機器)/,
    /(?:给我|請|请).{0,4}(?:回电|回電|打电话|打電話)/,
    /^(?:客服|人工|真人|顾问|顧問)[.!]*$/,
  ],
};

/** What was said or done before, by or to people of the house, asks for nobody now. */
const toldOnly =
  /(?:(?:スタッフ|担当者?|店員)(?:さん)?と話しました(?:が|けど)|に電話を切られ|誰かが代わりに|(?:昨天|之前|上次|前天).{0,4}(?:跟|和).{0,6}(?:客服|店员|顾问).{0,4}(?:说过|聊过|谈过|讲过)|\bya (?:hable|he hablado) con\b|\bho gia parlato con\b)/;

/** "Are you a real person?" asks what the concierge is; "I need a real person" asks for one. */
const asksWhatItIs =
  /^(?:hi |hello |hey |so |wait |bonjour |ok ,?)?(?:,? ?)(?:am i|are you|is this|is it|r u|est-ce que je parle|etes[- ]vous|vous etes|es-tu|tu es|c'est un|je parle a|sind sie|spreche ich|sto parlando|lei e|sei un|estoy hablando|eres|es usted|هل انت|هل اتحدث|你是|您是|あなたは)/;
const wishes = /\b(?:want|need|veux|voudrais|prefer)/;

export type PersonWish = 'asked' | 'asked-whether-we-are' | 'none';

export function personWish(folded: string, language: string): PersonWish {
  if (asksWhatItIs.test(folded) && !wishes.test(folded)) return 'asked-whether-we-are';
  const told = folded.replace(toldOnly, ' ');
  return heardIn(language, told) || (language !== 'en' && heardIn('en', told)) ? 'asked' : 'none';
}

const heardIn = (language: string, folded: string): boolean =>
  (patterns[language] ?? []).some((pattern) => pattern.test(folded));
