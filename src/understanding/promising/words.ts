/** How a promise sounds in each language, on folded text (no accents, lower case). Patterns are narrow on purpose. */
import type { PromiseKind } from '../../domain/promise.ts';

export type PromiseWords = {
  /** In the order they are tried; `dated`: only with a day or a time in the same sentence. */
  readonly forms: readonly (readonly [kind: PromiseKind, pattern: RegExp, dated?: 'dated'])[];
  /** Makes the sentence no promise: a condition, a doubt, a refusal, a rule for everybody, or "in a moment". */
  readonly unless: RegExp;
  /** `h`, `m` and, in English, `half`. */
  readonly time: RegExp;
  /** `n` hours from now. */
  readonly hours: RegExp;
};

const we =
  '(?:i|we|someone|somebody|an? (?:advisor|colleague)|my colleague|our (?:team|advisor|atelier|boutique)|she|he|they)';
const will = `(?:${we}(?: personally)?(?:'ll| will| shall| am going to| are going to| is going to)(?: (?:also|then|personally|gladly|happily|certainly))?)`;

export const promiseWords: Readonly<Record<string, PromiseWords>> = {
  en: {
    forms: [
      ['refund', new RegExp(`\\b${will} (?:refund|reimburse|return the (?:money|amount|full amount))\\b`)],
      [
        'refund',
        /\byou(?:'ll| will| shall) (?:be (?:refunded|reimbursed)|(?:have|receive|get|see) (?:the|your) (?:full )?(?:refund|money))\b/,
      ],
      [
        'refund',
        /\b(?:the|your) (?:full )?refund (?:will|shall) (?:be (?:made|issued|sent|on your)|reach you|arrive)\b/,
        'dated',
      ],
      [
        'hold',
        new RegExp(`\\b${will} (?:hold|reserve|keep|put|set) (?:\\S+ ){0,5}?(?:for you|aside|in your name|on hold)\\b`),
      ],
      ['hold', new RegExp(`\\b${will} (?:hold|reserve|keep) (?:it|them|the \\S+(?: \\S+)?)\\b`), 'dated'],
      ['hold', /\b(?:is|are|will be|have been|has been) (?:held|reserved|put aside|set aside|kept) for you\b/, 'dated'],
      ['call-back', new RegExp(`\\b${will} (?:call|ring|phone|telephone) (?:you|her|him)\\b`)],
      ['call-back', new RegExp(`\\b${will} give (?:you|her|him) a (?:call|ring)\\b`)],
      ['call-back', /\byou(?:'ll| will| shall) (?:be called|(?:get|receive|have) a call)\b/],
      [
        'call-back',
        new RegExp(`\\b${will} (?:get back to|come back to|write (?:to )?|e-?mail|message|update|contact) ?you\\b`),
        'dated',
      ],
      ['call-back', new RegExp(`\\b${will} let you know\\b`), 'dated'],
      ['price', new RegExp(`\\b${will} (?:honou?r|keep|match|guarantee) (?:the|this|that|your) (?:\\S+ )?price\\b`)],
      ['price', /\byou (?:can|will|may) have (?:it|them|the \S+) (?:for|at) (?:eur|gbp|usd|cad|[€£$])? ?\d/],
      ['price', new RegExp(`\\b${will} (?:offer|give|grant) you (?:a (?:discount of )?)?\\d+ ?(?:%|per ?cent)`)],
      [
        'date',
        new RegExp(
          `\\b${will} (?:send|ship|deliver|dispatch|post|have (?:it|them|your \\S+) (?:ready|delivered|repaired|sent))\\b`,
        ),
        'dated',
      ],
      [
        'date',
        /\b(?:it|they|the \S+(?: \S+)?|your \S+(?: \S+)?)(?:'ll| will| shall) (?:be (?:ready|delivered|sent|shipped|dispatched|repaired|back|with you|there|waiting)|arrive|reach you|leave)\b/,
        'dated',
      ],
      ['date', /\byou(?:'ll| will| shall) (?:have|receive|get) (?:it|them|the|your)\b/, 'dated'],
    ],
    unless:
      /\b(?:if|unless|whether|once|as soon as|would|could|might|may|perhaps|maybe|cannot|can't|won't|not|never|usually|normally|typically|generally|in general|try|hope|should|moment|right away|straight away|shortly|in a (?:second|minute)|(?:a|one|two|few) (?:seconds?|minutes?))\b|\?/,
    time: /\b(?:at|by|before|until|around|from) (?<h>\d{1,2})(?:[:.](?<m>\d{2}))? ?(?<half>am|pm|a\.m\.|p\.m\.|o'clock)?(?![\d%]| ?(?:eur|days|pieces|euros|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|st|nd|rd|th)/,
    hours: /\b(?:in|within)(?: the next)? (?<n>\d{1,2}|an?|one|two|three|four|five|six) hours?\b/,
  },
  fr: {
    forms: [
      ['refund', /\b(?:je|nous|on) (?:vous |te )(?:rembourse(?:rai|rons|ra)?|remboursons)\b/],
      ['refund', /\bvous serez (?:rembourse|integralement rembourse|credite)e?\b/],
      ['refund', /\b(?:le|votre) remboursement (?:sera|vous parviendra|arrivera|interviendra)\b/, 'dated'],
      [
        'hold',
        /\b(?:je|nous|on) (?:vous )?(?:le |la |l'|les )?(?:garde(?:rai|rons|ra)?|gardons|reserve(?:rai|rons|ra)?|reservons|mets|mettons|mettrai|mettrons)\b(?: \S+){0,5}? (?:pour vous|de cote|a votre nom)\b/,
      ],
      [
        'hold',
        /\b(?:je|nous|on) vous (?:le |la |l'|les )?(?:garde(?:rai|rons|ra)?|gardons|reserve(?:rai|rons|ra)?|reservons)\b/,
      ],
      ['hold', /\bvous (?:est|sera|sont|seront) (?:reserve|garde)e?s?\b/, 'dated'],
      [
        'call-back',
        /\b(?:je|nous|on|un conseiller|une conseillere|quelqu'un|mon collegue|ma collegue|ines|leo) vous (?:r?appelle(?:rai|rons|ra)?|r?appelons|telephone(?:rai|rons|ra)?)\b/,
      ],
      ['call-back', /\bvous (?:serez (?:r?appele|contacte)e?|recevrez un appel)\b/],
      ['call-back', /\b(?:je|nous|on) (?:reviens|revenons|reviendrai|reviendrons|revient) vers vous\b/, 'dated'],
      [
        'call-back',
        /\b(?:je|nous|on) vous (?:ecri(?:s|rai|rons|vons)|tien(?:s|drai|drons)|tenons|recontacte(?:rai|rons)?|recontactons|confirme(?:rai|rons)?|confirmons|donne(?:rai|rons) (?:des )?nouvelles)\b/,
        'dated',
      ],
      [
        'price',
        /\b(?:je|nous|on) (?:vous )?(?:maintien(?:s|drai|drons)|maintenons|garanti(?:s|rai|rons|ssons)|honore(?:rai|rons)?|honorons) (?:le|ce|votre|l'ancien) (?:\S+ )?(?:prix|tarif)\b/,
      ],
      [
        'price',
        /\b(?:je|nous|on) (?:vous )?(?:le |la |l'|les )?(?:fais|faisons|ferai|ferons|laisse|laissons|laisserai|laisserons) (?:a|pour) \d/,
      ],
      [
        'price',
        /\b(?:je|nous|on) vous (?:offre|offrons|offrirai|offrirons|accorde|accordons|accorderai|accorderons) (?:une remise de )?\d+ ?%/,
      ],
      [
        'date',
        /\b(?:je|nous|on) vous (?:l'|le |la |les )?(?:envoie|envoyons|enverrai|enverrons|expedie|expedions|expedierai|expedierons|livre|livrons|livrerai|livrerons)\b/,
        'dated',
      ],
      [
        'date',
        /\b(?:il|elle|ils|elles|le \S+|la \S+|votre \S+|vos \S+)(?: \S+)? (?:sera|seront) (?:prete?s?|livree?s?|expediee?s?|envoyee?s?|reparee?s?|disponibles?|de retour|chez vous|la)\b/,
        'dated',
      ],
      [
        'date',
        /\b(?:il|elle|ils|elles|le \S+|la \S+|votre \S+|vos \S+)(?: \S+)? (?:arrivera|arriveront|vous parviendra|partira|partiront)\b/,
        'dated',
      ],
      ['date', /\bvous (?:l'aurez|les aurez|le recevrez|la recevrez|recevrez|aurez)\b/, 'dated'],
    ],
    unless:
      /\b(?:si|s'il|s'ils|des que|lorsque|quand|pourrai[st]?|pourrions|voudrais|peut-etre|ne|n'|pas|jamais|habituellement|generalement|en general|d'ordinaire|normalement|essaie|essayons|espere|esperons|devrait|dans un instant|un instant|tout de suite|quelques (?:instants|minutes)|une minute)\b|\?/,
    time: /(?:\b(?:a|vers|avant|jusqu'a|des|pour) )(?<h>\d{1,2}) ?(?:h(?:eures?)?|:) ?(?<m>\d{2})?\b/,
    hours: /\b(?:dans|d'ici|sous) (?<n>\d{1,2}|une|deux|trois|quatre|cinq|six) (?:heures?|h)\b/,
  },
  de: {
    forms: [
      [
        'refund',
        /\b(?:ich|wir) (?:erstatten?|uberweisen?) (?:ihnen|sie)?\b|\b(?:ich|wir) werden? [^.!]*\b(?:erstatten|zuruckuberweisen|zuruckzahlen)\b/,
      ],
      ['refund', /\bsie (?:bekommen|erhalten) (?:ihr geld|den betrag|die erstattung|ihre erstattung)\b/],
      ['refund', /\b(?:die|ihre) (?:ruck)?erstattung (?:erfolgt|wird|kommt|geht)\b/, 'dated'],
      ['price', /\b(?:ich|wir) (?:garantieren?|halten?|behalten?) (?:ihnen )?(?:den|diesen) (?:\S+ )?preis\b/],
      [
        'hold',
        /\b(?:ich|wir) (?:reservieren?|legen?|halten?|hebe|heben|werden?)\b[^.!]*\b(?:fur sie|zuruck|bereit|reservieren|reserviert|zurucklegen|ihnen)\b/,
      ],
      ['hold', /\bist (?:\S+ ){0,3}?fur sie (?:reserviert|zuruckgelegt)\b/, 'dated'],
      [
        'call-back',
        /\b(?:ich|wir|jemand|eine? (?:beraterin|berater|kollegin|kollege)|meine? kolleg(?:in|e)) (?:rufe?n?t?|werden?|wird|melden?|meldet)\b[^.!]*\b(?:sie|ihnen)\b[^.!]*?\b(?:an|zuruck|anrufen|zuruckrufen)\b/,
      ],
      [
        'call-back',
        /\bsie (?:werden \S*(?: \S+){0,4} ?(?:an|zuruck)gerufen|(?:bekommen|erhalten) (?:\S+ ){0,4}?(?:einen )?(?:an|ruck)ruf)\b/,
      ],
      [
        'call-back',
        /\b(?:ich|wir) (?:melden?|werden? (?:mich|uns)) (?:mich|uns)?\b[^.!]*\b(?:bei ihnen|melden)\b/,
        'dated',
      ],
      [
        'call-back',
        /\b(?:ich|wir) (?:geben?|schreiben?|informieren?|benachrichtigen?|werden?) (?:ihnen|sie)\b/,
        'dated',
      ],
      ['price', /\bsie bekommen (?:sie|es|ihn|die \S+|das \S+|den \S+) fur \d/],
      ['price', /\b(?:ich|wir) (?:geben?|gewahren?) ihnen \d+ ?(?:%|prozent)/],
      ['date', /\b(?:ich|wir) (?:schicken?|senden?|liefern?|versenden?)\b/, 'dated'],
      [
        'date',
        /\b(?:er|sie|es|die \S+|das \S+|der \S+|ihre? \S+)(?: \S+)? (?:wird|werden|ist|kommt|trifft|geht)\b[^.!]*\b(?:geliefert|verschickt|versandt|fertig|bereit|repariert|bei ihnen|ein|an|ankommen|eintreffen|raus)\b/,
        'dated',
      ],
      ['date', /\bsie (?:bekommen|erhalten|haben) (?:sie|es|ihn|ihre?n?|die|das|den)\b/, 'dated'],
    ],
    unless:
      /\b(?:wenn|falls|sobald|ob|wurden?|konnten?|vielleicht|eventuell|moglicherweise|nicht|kein\w*|nie|normalerweise|ublicherweise|in der regel|gewohnlich|versuchen?|hoffen?|sollten?|gleich|sofort|einen (?:moment|augenblick)|(?:eine|zwei|paar|wenigen?) (?:minuten?|sekunden?))\b|\?/,
    time: /\b(?:um|gegen|bis|vor|ab) (?<h>\d{1,2})(?:[:.](?<m>\d{2}))? uhr\b/,
    hours: /\b(?:in|innerhalb von|binnen) (?<n>\d{1,2}|einer|zwei|drei|vier|funf|sechs) stunden?\b/,
  },
  it: {
    forms: [
      ['refund', /\b(?:la|vi|le|ti) (?:rimborser(?:o|emo|a)|rimborso|rimborsiamo)\b/],
      ['refund', /\b(?:sara|verra|sarete) rimborsat[oaie]\b/],
      ['refund', /\b(?:il|suo|vostro) rimborso (?:sara|arrivera|verra|le arrivera)\b/, 'dated'],
      [
        'hold',
        /\b(?:gliel[oa]|le|ve l[oa]|gliene)? ?(?:l[oa] |il |la )?(?:tengo|teniamo|terro|terremo|metto|mettiamo|mettero|metteremo|riservo|riserviamo|riservero|riserveremo|conservo|conserviamo)\b(?: \S+){0,5}? (?:da parte|per lei|a suo nome|per voi)\b/,
      ],
      [
        'hold',
        /\b(?:gliel[oa]|ve l[oa]) (?:tengo|teniamo|terro|terremo|riservo|riserviamo|riservero|riserveremo|metto|mettiamo)\b/,
      ],
      [
        'call-back',
        /\b(?:la|vi|ti) (?:ri)?(?:chiamo|chiamiamo|chiamero|chiameremo|chiamera|telefono|telefoniamo|telefonero|telefoneremo)\b/,
      ],
      ['call-back', /\b(?:sara|verra) (?:ri)?(?:chiamat|contattat)[oa]\b/],
      ['call-back', /\b(?:ricevera|riceverete) una (?:chiamata|telefonata)\b/],
      [
        'call-back',
        /\b(?:le|vi) (?:scrivo|scriviamo|scrivero|scriveremo|faccio sapere|facciamo sapere|faro sapere|faremo sapere|rispondo|rispondero|risponderemo|daro|daremo|confermo|confermero|confermeremo)\b/,
        'dated',
      ],
      [
        'price',
        /\b(?:le |vi )?(?:mantengo|manteniamo|manterro|manterremo|garantisco|garantiamo|garantiro|garantiremo) (?:il|questo|lo stesso) (?:\S+ )?prezzo\b/,
      ],
      ['price', /\b(?:gliel[oa]|ve l[oa]) (?:lascio|lasciamo|faccio|facciamo|do|diamo) (?:a|per) \d/],
      ['price', /\ble (?:offro|offriamo|concedo|concediamo|faccio|facciamo) (?:uno sconto del )?\d+ ?(?:%|per cento)/],
      [
        'date',
        /\b(?:gliel[oaie]|le|ve l[oa]) (?:spedisco|spediamo|spediro|spediremo|mando|mandiamo|mandero|manderemo|invio|inviamo|inviero|invieremo|consegno|consegniamo|consegnero|consegneremo)\b/,
        'dated',
      ],
      [
        'date',
        /\b(?:sara|saranno|verra|verranno) (?:pront[oaie]|spedit[oaie]|consegnat[oaie]|riparat[oaie]|disponibil[ei]|da lei)\b/,
        'dated',
      ],
      ['date', /\b(?:le )?(?:arrivera|arriveranno|partira|partiranno)\b/, 'dated'],
      ['date', /\b(?:la|lo|li|le)? ?(?:ricevera|riceverete|avra)\b/, 'dated'],
    ],
    unless:
      /\b(?:se|qualora|appena|quando|potrei|potremmo|potrebbe|vorrei|forse|magari|non|mai|di solito|normalmente|generalmente|in genere|cerco|cerchiamo|spero|speriamo|dovrebbe|subito|un (?:attimo|momento)|(?:un|due|pochi) (?:minut[oi]|second[oi]))\b|\?/,
    time: /\b(?:alle|per le|entro le|verso le|prima delle|dalle) (?:ore )?(?<h>\d{1,2})(?:[:.](?<m>\d{2}))?\b/,
    hours: /\b(?:tra|fra|entro) (?<n>\d{1,2}|un'|due|tre|quattro|cinque|sei) ?or[ae]\b/,
  },
  es: {
    forms: [
      [
        'refund',
        /\b(?:le|les|te) (?:reembolsar(?:e|emos|a)|reembolso|reembolsamos|devolver(?:e|emos) (?:el|su|todo el) (?:dinero|importe)|devolvemos (?:el|su) (?:dinero|importe))\b/,
      ],
      ['refund', /\b(?:sera|seran|recibira) (?:reembolsad[oa]|(?:el|su) reembolso)\b/],
      ['refund', /\b(?:el|su) reembolso (?:se hara|llegara|se efectuara|estara|sera)\b/, 'dated'],
      [
        'hold',
        /\b(?:se )?(?:l[oae]s? )?(?:guardo|guardamos|guardare|guardaremos|aparto|apartamos|apartare|apartaremos|reservo|reservamos|reservare|reservaremos)\b(?: \S+){0,5}? (?:para usted|a su nombre|para ustedes)\b/,
      ],
      [
        'hold',
        /\bse l[oae]s? (?:guardo|guardamos|guardare|guardaremos|aparto|apartamos|apartare|apartaremos|reservo|reservamos|reservare|reservaremos)\b/,
      ],
      [
        'hold',
        /\ble (?:guardo|guardamos|guardare|guardaremos|aparto|apartare|apartaremos|reservo|reservamos|reservare|reservaremos) (?:el|la|los|las|un|una)\b/,
      ],
      ['call-back', /\b(?:le|les|la|lo|te) (?:llamo|llamamos|llamare|llamaremos|llamara|telefoneare|telefonearemos)\b/],
      ['call-back', /\b(?:recibira|recibiran) una llamada\b/],
      [
        'call-back',
        /\b(?:le|les) (?:escribo|escribire|escribiremos|aviso|avisamos|avisare|avisaremos|respondo|respondere|responderemos|contactare|contactaremos|contesto|contestare|contestaremos|confirmo|confirmare|confirmaremos|dire|diremos)\b/,
        'dated',
      ],
      [
        'price',
        /\b(?:le )?(?:mantengo|mantenemos|mantendre|mantendremos|respeto|respetamos|respetare|respetaremos|garantizo|garantizamos|garantizare|garantizaremos) (?:el|este|su) (?:\S+ )?precio\b/,
      ],
      ['price', /\bse l[oae]s? (?:dejo|dejamos|dejare|dejaremos) (?:en|por|a) \d/],
      [
        'price',
        /\ble (?:ofrezco|ofrecemos|ofrecere|hago|hacemos|hare|haremos|doy|damos) (?:un descuento del |un )?\d+ ?(?:%|por ciento)/,
      ],
      [
        'date',
        /\b(?:se l[oae]s?|le|les) (?:envio|enviamos|enviare|enviaremos|mando|mandamos|mandare|mandaremos|entrego|entregamos|entregare|entregaremos)\b/,
        'dated',
      ],
      [
        'date',
        /\b(?:estara|estaran|sera|seran) (?:list[oa]s?|enviad[oa]s?|entregad[oa]s?|reparad[oa]s?|disponibles?|en su casa)\b/,
        'dated',
      ],
      ['date', /\b(?:le )?(?:llegara|llegaran|saldra|saldran)\b/, 'dated'],
      ['date', /\b(?:l[oae]s? )?(?:recibira|recibiran|tendra|tendran)\b/, 'dated'],
    ],
    unless:
      /\b(?:si|en cuanto|cuando|podria|podriamos|quisiera|quiza|quizas|tal vez|no|nunca|normalmente|generalmente|por lo general|suele|intento|intentamos|intentare|intentaremos|espero|esperamos|deberia|enseguida|ahora mismo|un (?:momento|segundo|minuto)|unos (?:minutos|segundos|instantes))\b|\?/,
    time: /\b(?:a las|antes de las|hasta las|sobre las|hacia las) (?<h>\d{1,2})(?:[:.](?<m>\d{2}))?\b/,
    hours: /\b(?:en|dentro de) (?<n>\d{1,2}|una|dos|tres|cuatro|cinco|seis) horas?\b/,
  },
  ja: {
    forms: [
      ['refund', /(?:返金|ご返金)(?:いたします|させていただきます|致します|します|されます)/],
      [
        'hold',
        /(?:お取り置き|取り置き|お取置き|ご予約|確保)(?:いたします|させていただきます|致します|しておきます|いたしました|しております)/,
      ],
      [
        'call-back',
        /(?:お電話|折り返し|おかけ直し)[^.!]*(?:いたします|させていただきます|差し上げます|致します|します)/,
      ],
      [
        'call-back',
        /(?:ご連絡|ご回答|お返事|ご案内|お知らせ)(?:いたします|させていただきます|差し上げます|致します|します)/,
        'dated',
      ],
      [
        'price',
        /(?:価格|お値段|金額)[^.!]*(?:据え置き|保証|お約束)[^.!]*(?:いたします|させていただきます|致します|します)/,
      ],
      [
        'date',
        /(?:お届け|お送り|発送|ご用意|配送|お渡し)[^.!]*(?:いたします|できます|させていただきます|致します|します|予定です)/,
        'dated',
      ],
    ],
    unless:
      /もし|場合|たら|かもしれ|できません|いたしかね|出来ません|通常|一般に|原則|少々お待ち|すぐに|ただいま|ただ今|か(?:\?|$)|\?/,
    time: /(?<h>\d{1,2})時(?:(?<m>\d{2})分)?|(?<h2>\d{1,2}):(?<m2>\d{2})/,
    hours: /(?<n>\d{1,2}|一|二|三)時間(?:以内|後)/,
  },
  zh: {
    forms: [
      [
        'refund',
        /(?:我们|我|会|将)[^.!]{0,12}(?:退款给您|给您退款|为您退款|退还|办理退款)|退款(?:会|将)[^.!]{0,12}(?:到账|退回|完成)/,
      ],
      ['hold', /(?:我们|我|会|将|已)[^.!]{0,8}(?:为您(?:预留|保留|留)|给您(?:预留|保留|留))/],
      [
        'call-back',
        /(?:我们|我|顾问|同事|会|将)[^.!]{0,16}(?:给您(?:回)?(?:电话|打电话|致电|回电)|致电给?您|回电给?您|打电话给您|电话联系您)/,
      ],
      [
        'call-back',
        /(?:我们|我|顾问|同事|会|将)[^.!]{0,16}(?:答复您|回复您|联系您|通知您|告知您|给您答复|给您回复)/,
        'dated',
      ],
      [
        'price',
        /(?:我们|我|会|将|可以)[^.!]{0,8}(?:为您|给您)[^.!]{0,4}(?:保留|保证|维持)[^.!]{0,6}价格|(?:给您|为您)(?:打|优惠) ?\d/,
      ],
      ['date', /(?:会|将|能|可以)[^.!]{0,16}(?:送到|送达|寄出|发货|发出|到货|准备好|修好|到达|寄到|完成维修)/, 'dated'],
    ],
    unless: /如果|若|要是|一旦|可能|也许|或许|不会|不能|无法|没有|没法|通常|一般|原则上|马上|立刻|稍等|稍后|请稍|吗|\?/,
    time: /(?<h>\d{1,2})[点時时](?:(?<m>\d{2})分?)?|(?<h2>\d{1,2}):(?<m2>\d{2})/,
    hours: /(?<n>\d{1,2}|一|两|三)个?小时(?:内|之内|后|以内)/,
  },
  ar: {
    forms: [
      [
        'refund',
        /(?:سنعيد|ساعيد|سنرد|سارد|سنسترجع) (?:لك|لكم|اليك|اليكم|المبلغ|اموالك)|(?:سيعاد|سيرد|سيصلك|سيصلكم|ستستلم|ستستلمون|ستستعيد) (?:اليك |اليكم |لك |لكم )?(?:المبلغ|مبلغك|مبلغكم|استرداد|نقودك)/,
      ],
      [
        'hold',
        /(?:ساحجز|سنحجز|ساحتفظ|سنحتفظ|نحجز|احجز) (?:\S+ ){0,5}?(?:لك|لكم|باسمك|باسمكم)|(?:ساحجزها|سنحجزها|ساحجزه|سنحجزه|ساحتفظ بها|سنحتفظ بها|ساحتفظ به|سنحتفظ به)/,
      ],
      ['call-back', /(?:ساتصل|سنتصل|ساعاود الاتصال|سنعاود الاتصال|سيتصل|ستتصل|اتصل|نتصل) (?:\S+ ){0,2}?(?:بك|بكم)/],
      [
        'call-back',
        /(?:ساكتب|سنكتب|ساعود|سنعود|سارد|سنرد|سابلغك|سنبلغك|سابلغكم|سنبلغكم|سنوافيكم|ساوافيكم|سنراسلكم) ?(?:لك|لكم|اليك|اليكم|عليك|عليكم)?/,
        'dated',
      ],
      [
        'price',
        /(?:سنحافظ|ساحافظ|سنثبت|ساثبت|نضمن|اضمن) (?:لك |لكم |على )?(?:هذا )?السعر|(?:سامنحك|سنمنحك|سامنحكم|سنمنحكم) (?:خصم |خصما )?(?:بنسبه )?\d+ ?%/,
      ],
      [
        'date',
        /(?:ساشحن|سنشحن|سارسل|سنرسل|سنوصل|ستصل|سيصل|ستصلك|سيصلك|ستصلكم|سيصلكم|ستكون|سيكون|ستستلم|ستستلمون)/,
        'dated',
      ],
    ],
    unless:
      /(?:^| )(?:اذا|ان لم|لو|عندما|حالما|قد|ربما|لا|لن|ليس|عاده|عموما|غالبا|نحاول|احاول|سنحاول|ساحاول|نامل|حالا|لحظه|لحظات|فورا|دقيقه|دقائق)(?: |$)|\?/,
    time: /الساعه (?<h>\d{1,2})(?:[:.](?<m>\d{2}))?/,
    hours: /(?:خلال|بعد) (?<n>\d{1,2}(?= ?ساع)|ساعه|ساعتين)/,
  },
};
