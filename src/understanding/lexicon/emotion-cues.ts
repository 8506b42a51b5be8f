/**
 * What upset shoppers write, most of it without a single angry word: that they wait, that they repeat themselves, that
 * money is gone, that the day is over. How much a kind of cue weighs is learnt (`emotion-training.ts`). Patterns read folded text.
 */

export const cueKinds = [
  'waiting',
  'repeated-contact',
  'unanswered',
  'money-taken',
  'missed-occasion',
  'threat-to-leave',
  'let-down',
  'anger',
  'bot-failure',
  'damage',
] as const;
export type CueKind = (typeof cueKinds)[number];

export type Cue = { readonly kind: CueKind; readonly pattern: RegExp };

const cue = (kind: CueKind, pattern: RegExp): Cue => ({ kind, pattern });

export const cues: Readonly<Record<string, readonly Cue[]>> = {
  en: [
    cue(
      'waiting',
      /\b(?:still (?:waiting|nothing|no (?:news|answer|reply|refund|sign|word|update|parcel|order))|(?:been|have|had to) wait(?:ing|ed)?(?: (?:for|since|over|more than))?|waited (?:for )?(?:over|more|\w+ (?:days|weeks|months|hours))|keep(?:s)? (?:me|us) waiting|waiting (?:for )?(?:\w+ ){0,2}(?:weeks?|months?|days|hours|ages|forever))\b/,
    ),
    cue(
      'waiting',
      /\b(?:\d+|two|three|four|five|six|several|many|few) (?:weeks?|months?) (?:late|ago and|now|already|and (?:still|nothing|no))\b|\bhow (?:much longer|long (?:must|do i have to|am i supposed))\b|\bstill (?:haven'?t|have not|hasn'?t|has not|not|didn'?t)\b|\btaking (?:so long|forever|ages)\b|\b(?:overdue|days late|weeks late)\b/,
    ),
    cue(
      'repeated-contact',
      /\b(?:(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|nth|umpteenth|tenth) time|(?:how many times|again and again|over and over|time and again|once again|yet again|for the (?:last|hundredth) time|as i (?:already )?(?:said|told|wrote|explained))|(?:already|just) (?:told|said|asked|explained|written|sent|gave|given|contacted|called) (?:you|this|it|that)?|(?:i|we)(?:'ve| have)? (?:called|written|emailed|contacted|asked|phoned|wrote)(?: you| to you| your \w+)? (?:twice|three|four|five|several|many|\d+|so many|multiple|countless)(?: times)?)\b/,
    ),
    cue(
      'unanswered',
      /\b(?:(?:no ?(?:body|one)|nobody|you never|they never|you don'?t|no one) (?:ever )?(?:answers?|answered|repl(?:y|ies|ied)|responds?|responded|calls?(?: me)? back|called(?: me)? back|picks? up|cares?|helps?|helped|bothers?|seems to)|(?:no|without (?:a|any)|never (?:got|had|received)(?: a| an| any)?) (?:answer|reply|response|call ?back|explanation|apology)|ignor(?:ed|ing|e) (?:me|my|us)|left (?:on read|hanging)|radio silence|fobbed off|passed around|sent in circles|going (?:round|around) in circles|unanswered)\b/,
    ),
    cue(
      'money-taken',
      /\b(?:(?:you|they) (?:took|kept|stole|have|charged) (?:me|my|the) (?:money|twice|card|double)|charged (?:me )?(?:twice|double|again|two times|three times)|money (?:was|has been|is|gone|taken)(?: taken| gone| debited)?|(?:want|give|need) (?:me )?my money(?: back)?|where is my money|(?:still )?no refund|never (?:got|been|was) refunded|paid (?:\w+ ){0,4}(?:for nothing|and (?:got|received) nothing)|overcharged|double charge)\b/,
    ),
    cue(
      'missed-occasion',
      /\b(?:(?:ruin(?:ed|s)?|spoil(?:ed|t)?|wreck(?:ed)?|missed|too late for) (?:my|her|his|our|the|their) (?:\w+ )?(?:wedding|birthday|anniversary|party|surprise|evening|christmas|day|holiday|trip|event|gift|graduation|proposal)|(?:wedding|birthday|anniversary|party|christmas|funeral) (?:is|was) (?:yesterday|over|past|today|tomorrow|last week)|empty[- ]handed|in time for (?:the|my|her|his) (?:wedding|birthday|party))\b/,
    ),
    cue(
      'threat-to-leave',
      /\b(?:never (?:again|(?:buy|shop|order|come|set foot|spend)\w*(?: \w+){0,3} again)|(?:last|final) time (?:i|we|you)|(?:won'?t|will not|not going to) (?:be )?(?:buy|buying|shop|shopping|order|ordering|come|coming|return)\w*(?: \w+){0,2} (?:again|back|here|from you)|(?:going|go|take my (?:business|money)) (?:to (?:a|the|your) competit\w+|elsewhere|somewhere else)|lost (?:a|me as a|your) customer|(?:bad|negative|one[- ]star|1[- ]star) review|trust ?pilot|tell (?:everyone|everybody|all my friends)|charge ?back|cancel everything|close my account|done with (?:you|this))\b/,
    ),
    cue(
      'let-down',
      /\b(?:disappoint(?:ed|ing|ment)|unacceptable|not acceptable|not good enough|let down|unhappy|not (?:at all )?(?:happy|satisfied|pleased|impressed|amused|funny|normal|serious)|dissatisfied|expected (?:better|more)|expect (?:better|more)|poor (?:service|quality|experience|communication)|bad (?:service|experience|quality)|(?:so|really|very|quite|truly) (?:sad|upset(?:ting)?|annoy(?:ed|ing)|frustrat(?:ed|ing)|bad)|upset|annoy(?:ed|ing)|frustrat(?:ed|ing)|unprofessional|shame(?:ful)?|ashamed|careless|shocked|shocking|lost (?:all )?(?:trust|faith|patience|confidence)|you promised|broken promise|promised (?:me )?(?:a|it|that|to))\b/,
    ),
    cue(
      'anger',
      /\b(?:furious|outrag(?:ed|eous)|livid|angry|infuriat\w+|fuming|disgust(?:ed|ing)|disgrace(?:ful)?|ridiculous|pathetic|appalling|horrible|terrible|awful|horrendous|atrocious|dreadful|abysmal|worst|joke|scandal(?:ous)?|useless|incompeten(?:t|ce)|a nightmare|fed up|sick (?:and tired )?of|had enough|enough is enough|enough of this|waste of (?:time|money)|wasting my time|scam(?:mers?)?|thie(?:f|ves)|rip[- ]?off|crooks|liars?|lied|insult(?:ing|ed)?|rude|hate|stupid|idiots?|crap|bullshit|bs|shit(?:ty)?|fuck\w*|wtf|damn|bloody|hell|piss(?:ed)? off)\b/,
    ),
    cue(
      'bot-failure',
      /\b(?:you(?:'re| are)? (?:not|don'?t|do not|aren'?t) (?:listen(?:ing)?|understand(?:ing)?|help(?:ing|ful)?|getting|get it|read(?:ing)?)|(?:not|isn'?t|wasn'?t) what i (?:asked|said|meant|want)|(?:that )?(?:does|did)(?:n'?t| not) (?:help|answer)|wrong answer|same (?:answer|question|thing|reply|message)(?: again| over)?|you already (?:asked|said)|(?:useless|stupid|dumb|bloody|damn) (?:ro)?bot|talking to a wall|makes no sense|answer (?:me|my question))\b/,
    ),
    cue(
      'damage',
      /\b(?:arrived|came|is|was|were|completely|already) (?:\w+ )?(?:broken|damaged|torn|scratched|stained|dirty|ripped|cracked|empty|smashed|ruined|defective|faulty)\b|\bwrong (?:item|size|bag|order|colou?r|one|product)\b|\bfell apart\b/,
    ),
  ],
  fr: [
    cue(
      'waiting',
      /\b(?:toujours (?:rien|pas|aucune?|en attente)|(?:j'|on |nous )?(?:attends?|attendons|attendu|attendre|patiente) (?:depuis|toujours|encore|une reponse)|(?:ca|cela) fait (?:\w+ ){0,3}(?:jours|semaines?|mois|heures|temps|un moment|ans) ?(?:que)?|depuis (?:\w+ ){0,2}(?:semaines|mois|jours|un mois|une semaine|longtemps))\b/,
    ),
    cue(
      'waiting',
      /\b(?:combien de temps (?:encore|je dois|vais-je|dois-je)|jusqu'a quand|en retard|retard (?:inadmissible|de)|n'arrive (?:toujours )?(?:pas|jamais)|jamais (?:recu|arrivee?|livree?)|interminable|trop long|ca traine|c'est long)\b/,
    ),
    cue(
      'repeated-contact',
      /\b(?:(?:deuxieme|seconde|troisieme|quatrieme|cinquieme|enieme|2e|3e|4e|2eme|3eme|4eme|5eme|dixieme|xieme) (?:fois|message|mail|e-mail|courriel|relance|appel)|(?:encore|une) (?:une )?fois de plus|encore une fois|combien de fois|je (?:repete|vous le repete|l'ai deja)|deja (?:dit|explique|demande|ecrit|envoye|donne|contacte|appele|signale)|(?:ecrit|appele|contacte|relance|telephone)e?s? (?:deux|trois|quatre|cinq|plusieurs|dix|\d+) fois|plusieurs (?:fois|mails|messages|relances|appels)|malgre (?:mes|plusieurs)|a chaque fois)\b/,
    ),
    cue(
      'unanswered',
      /\b(?:personne (?:ne |n')?(?:me |m'|nous )?(?:repond|rappelle|aide|s'occupe|a repondu|a rappele|decroche|prend)|(?:aucune|sans|pas de|jamais (?:eu )?de|pas eu de|toujours pas de|jamais) reponse|(?:aucun|pas de|jamais de) (?:retour|rappel|suivi|geste)|sans (?:nouvelles?|retour|explication)|silence radio|(?:vous|on) (?:m'ignorez|ne repondez|ne me repondez|m'ignore|me balade|me trimballe|se renvoie)|tourne en rond|(?:ne |n')?(?:repondez|repond) (?:pas|jamais)|laissee? (?:sans|tomber)|on s'en fout)\b/,
    ),
    cue(
      'money-taken',
      /\b(?:(?:debitee?|prelevee?|factureee?|facture|encaissee?)s? (?:deux|2|trois|une deuxieme|en double|sans)|(?:argent|montant|somme) (?:est |a ete |deja )?(?:parti|preleve|debite|encaisse|pris)|(?:rendez|rendre|recuperer|veux)[- ](?:moi )?(?:mon|l') ?argent|(?:pas|jamais|toujours pas) (?:ete )?rembourse\w*|(?:pas|aucun) (?:de )?remboursement|paye \w* ?(?:pour rien|pour ne rien)|double (?:debit|prelevement|paiement)|ou est mon argent)\b/,
    ),
    cue(
      'missed-occasion',
      /\b(?:(?:gache|ruine|rate|manque|foutu|bousille|gachee|ratee)s? (?:mon|ma|son|sa|notre|nos|le|la|l'|les) ?(?:\w+ )?(?:mariage|anniversaire|fete|soiree|surprise|noel|cadeau|evenement|voyage|journee|bapteme|effet)|(?:mariage|anniversaire|fete|bapteme|noel|ceremonie) (?:est|etait|c'etait) (?:hier|passee?|demain|aujourd'hui|ce (?:soir|week-end|samedi)|samedi)|les mains vides|trop tard pour (?:son|mon|le|la|l'|notre))\b/,
    ),
    cue(
      'threat-to-leave',
      /\b(?:plus jamais|jamais plus|(?:derniere fois|ne (?:reviendrai|commanderai|acheterai|mettrai|remettrai)|n'acheterai)(?: \w+){0,3}|(?:avis|commentaire) (?:negatif|une etoile)|(?:la|vos) concurren(?:ce|ts?)|aller (?:voir )?ailleurs|perdu une? client\w*|en parler (?:autour|a tout|partout)|trustpilot|opposition (?:bancaire|au paiement)|fermer mon compte|tout annuler|j'annule tout)\b/,
    ),
    cue(
      'let-down',
      /\b(?:(?:tres |vraiment |extremement |si |tellement )?(?:decue?s?|decevant|decevante)|deception|inacceptable|inadmissible|pas (?:du tout )?(?:normal|serieux|content|contente|satisfaite?|professionnel|acceptable|correct|terrible|drole)|mecontente?|insatisfaite?|(?:attendais|attends|attendait) (?:a )?mieux|mauvais (?:service|accueil|suivi)|mauvaise (?:experience|qualite|foi)|manque de (?:respect|serieux|professionnalisme|suivi)|dommage|regrettable|lamentable|deplorable|contrariee?|agacee?|agacant|frustree?|frustrant|enervee?|enervant|fachee?|tanne+e?|c'est plate|perdu (?:patience|confiance|toute confiance)|vous (?:m'aviez|aviez|m'avez) (?:promis|assure|garanti|dit)|promesse|pas de bon sens|impolie?s?|desagreables?|meprisante?s?)\b/,
    ),
    cue(
      'anger',
      /\b(?:furieux|furieuse|en colere|hors de moi|outree?|scandale|scandaleux|scandaleuse|honte|honteux|honteuse|ridicule|degueulasse|nulle?s?|nullissime|catastroph\w+|horrible|affreux|abominable|pire (?:service|experience)|incompetents?|incompetente|incapables?|ras[- ]le[- ]bol|marre|j'en peux plus|ca suffit|(?:trop|c'en est) (?:c'est )?trop|moquez|foutez|foutage|foutre|prenez pour|perdre mon temps|perte de temps|escroc\w*|arnaque\w*|voleurs?|menteurs?|mensonges?|menti|insultee?|imbecile\w*|idiot\w*|debiles?|stupides?|merde|putain|bordel|chier|con|conne|connard|tabarnak|crisse|calisse|maudite?|c'est quoi ce (?:bordel|cirque|delire))\b/,
    ),
    cue(
      'bot-failure',
      /\b(?:(?:vous|tu) (?:ne |n')?(?:comprenez|ecoutez|comprends|ecoutes|aidez|repondez|lisez|lis) (?:pas|rien|toujours pas)|(?:ce n'est|c'est|c) pas (?:du tout )?(?:ca|cela|ce que)(?: que)?(?: j'ai)? ?(?:demande|dit|voulais|demandais)?|(?:ca|cela) (?:ne |n')?(?:m'aide|aide|repond|sert)(?: \w+)? (?:pas|a rien)|meme (?:reponse|question|message)|mauvaise reponse|(?:stupide|robot) (?:stupide|de merde|inutile|nul|debile)|parler a un mur|repondez[- ](?:moi|a ma question)|rien compris|hors sujet)\b/,
    ),
    cue(
      'damage',
      /\b(?:arrivee?s?|recue?s?|est|etait|sont|deja|completement|tout) (?:\w+ )?(?:abimee?s?|cassee?s?|brisee?s?|dechiree?s?|rayee?s?|tachee?s?|sales?|endommagee?s?|vides?|ecrasee?s?|defectueu(?:x|se))\b|\b(?:mauvais(?:e)?) (?:article|taille|sac|commande|couleur|produit|modele)\b/,
    ),
  ],
  ar: [
    cue(
      'waiting',
      /(?:ما ?زلت|ما ?زال|لا ?زلت|لم يصل|لم تصل|ما وصل|ما وصلت|لم استلم|ما استلمت|لسه|لسا|للان|الي الان|حتي الان|حتي الساعه|انتظر|بانتظار|منتظر|انتظار|طال الانتظار|متاخر|تاخير|تاخر|منذ (?:اسبوع|اسبوعين|شهر|شهرين|اسابيع|ايام|\d+)|من (?:اسبوع|اسبوعين|شهر|اسابيع))/,
    ),
    cue(
      'repeated-contact',
      /(?:المره (?:الثانيه|الثالثه|الرابعه|الخامسه|العاشره|الالف)|(?:ثاني|ثالث|رابع|خامس) مره|للمره|مرات|كم مره|مره اخري|مره ثانيه|قلت (?:لك|لكم)|اخبرتكم|سبق (?:و|ان)|راسلتكم|اتصلت (?:بكم )?(?:مرتين|كثيرا|ثلاث|اكثر)|اكرر|كل مره)/,
    ),
    cue(
      'unanswered',
      /(?:لا احد (?:يرد|يجيب|يساعد|يهتم)|ما ?حد (?:يرد|رد)|محدش|لم يرد|لا (?:تردون|تردوا|يردون)|ما (?:تردون|ردوا|رديتم)|بدون (?:رد|جواب|اجابه)|دون (?:رد|جواب)|لا رد|لم (?:اتلق|يصلني|يجب)|تتجاهل\w*|تجاهل\w*|لا جواب)/,
    ),
    cue(
      'money-taken',
      /(?:خصم(?:تم|ت)? |سحبتم|اخذتم|اين (?:مالي|فلوسي|نقودي|اموالي)|وين فلوسي|فلوسي|(?:ارجعوا|اعيدوا|رجعوا|اريد) (?:لي )?(?:مالي|نقودي|فلوسي|اموالي)|لم (?:يسترد|تعد|استرد|ترجع)|مرتين من (?:بطاقتي|حسابي)|دفعت)/,
    ),
    cue(
      'missed-occasion',
      /(?:افسد(?:تم|ت)|خرب(?:تم|توا)?|ضاع(?:ت)? (?:المناسبه|الحفله|المفاجاه)|(?:العرس|الزفاف|عيد الميلاد|الحفله|المناسبه) (?:كان|كانت|امس|انتهي|انتهت|غدا|اليوم)|فات الاوان)/,
    ),
    cue(
      'threat-to-leave',
      /(?:لن (?:اشتري|اتعامل|اعود|اطلب|ارجع)|اخر مره|لن اشتري|تقييم سلبي|تقييم سيء|سافضح|ساخبر الجميع|(?:ساذهب|اروح) .{0,12}(?:اخر|منافس)|الغي كل شي|خسرتم)/,
    ),
    cue(
      'let-down',
      /(?:خيبه|خيبتم|محبط|محبطه|مستاء|مستاءه|منزعج|منزعجه|غير (?:راض|راضيه|راضي|مقبول|معقول|لائق|محترم|محترف)|مش معقول|لست (?:سعيد|راض)\w*|للاسف|زعلان\w*|توقعت (?:افضل|اكثر)|خدمه (?:سيئه|رديئه|ضعيفه)|تجربه سيئه|سيء|سيئه|وعدتم|وعدتموني|الوعد|غير مهني)/,
    ),
    cue(
      'anger',
      /(?:غاضب|غاضبه|غضب|مهزله|فضيحه|عيب عليكم|عار|اسوا|اسوء|كارثه|فظيع|فظيعه|سخيف|مقرف|زفت|نصب|نصابين|نصاب|احتيال|حراميه|لصوص|سرقه|كذب|كذابين|كذاب|تكذبون|اغبياء|غبي|حقير|وقح|وقاحه|طفح الكيل|مليت|زهقت|سئمت|كفايه|كفي|تعبت منكم|تضحكون علي|استهتار|قله احترام|حسبي الله|اهانه)/,
    ),
    cue(
      'bot-failure',
      /(?:لا تفهم|ما تفهم|مش فاهم|لم تفهم|ليس هذا ما|مو هذا|نفس (?:الجواب|السوال|الرد)|لا يفيد|لم يساعد|ما ساعد|ما فادني|اجب عن سوالي|روبوت غبي)/,
    ),
    cue(
      'damage',
      /(?:وصل(?:ت|تني|ني)? .{0,14}(?:مكسور|تالف|ممزق|مخدوش|متسخ|خاطئ|غلط)|مكسور|تالف|تالفه|ممزق|مخدوش|معيب|معيبه|منتج خاطئ)/,
    ),
  ],
  de: [
    cue(
      'waiting',
      /\b(?:immer noch (?:nicht|nichts|kein\w*)|warte (?:seit|immer|schon|noch)|seit (?:\w+ )?(?:wochen|monaten|tagen|woche|monat)|noch immer|wie lange (?:noch|soll)|verspatet|uberfallig)\b/,
    ),
    cue(
      'repeated-contact',
      /\b(?:zum (?:zweiten|dritten|vierten|x-ten|wiederholten) mal|schon (?:mehrmals|mehrfach|dreimal|zweimal|wieder)|wie oft (?:noch|muss|soll)|bereits (?:gesagt|geschrieben|mitgeteilt|mehrfach)|schon wieder|jedes mal)\b/,
    ),
    cue(
      'unanswered',
      /\b(?:niemand (?:antwortet|meldet|hilft|reagiert|ruft)|keine (?:antwort|ruckmeldung|reaktion)|ohne antwort|ignorier\w+|meldet sich (?:niemand|keiner)|keiner (?:antwortet|hilft|meldet))\b/,
    ),
    cue('money-taken', /\b(?:doppelt abgebucht|zweimal abgebucht|geld zuruck|mein geld|abgebucht|keine erstattung)\b/),
    cue(
      'missed-occasion',
      /\b(?:(?:hochzeit|geburtstag|feier|weihnachten) (?:ruiniert|verdorben|war gestern|ist vorbei|vorbei)|mit leeren handen|zu spat)\b/,
    ),
    cue(
      'threat-to-leave',
      /\b(?:nie wieder|letztes? mal|zur konkurrenz|schlechte bewertung|kunden? verloren|bestelle (?:hier )?nicht mehr|trustpilot)\b/,
    ),
    cue(
      'let-down',
      /\b(?:enttausch\w+|unzufrieden|inakzeptabel|nicht akzeptabel|verarger\w+|frustrier\w+|mehr erwartet|schlechte\w? (?:service|erfahrung|qualitat)|unprofessionell|schade|versprochen|genervt|nervt|nicht in ordnung)\b/,
    ),
    cue(
      'anger',
      /\b(?:wutend|frechheit|unverschamt\w*|skandal|katastroph\w+|lacherlich|unmoglich|furchtbar|schrecklich|schlimmste\w*|reicht(?:'s| es)? (?:mir|jetzt)|schnauze|betrug\w*|betruger|abzocke|lugner|idiot\w*|scheiss\w*|scheisse|verarsch\w*|sauer|zumutung|dumm\w*|unfahig)\b/,
    ),
  ],
  it: [
    cue(
      'waiting',
      /\b(?:(?:sto )?(?:aspetto|aspettando|attendo|attesa) (?:da|ancora)|ancora (?:niente|nulla|nessun\w*|non)|da (?:\w+ )?(?:settiman\w+|mes[ei]|giorni)|in ritardo|quanto (?:devo|ancora))\b/,
    ),
    cue(
      'repeated-contact',
      /\b(?:(?:seconda|terza|quarta|ennesima) volta|quante volte|gia (?:detto|scritto|chiesto|spiegato)|di nuovo|ripeto|ogni volta|piu volte)\b/,
    ),
    cue(
      'unanswered',
      /\b(?:nessuno (?:risponde|mi (?:risponde|aiuta|richiama)|si fa)|nessuna risposta|senza risposta|ignora\w+|non rispondete)\b/,
    ),
    cue(
      'money-taken',
      /\b(?:addebitat\w+ due volte|i miei soldi|indietro i soldi|mai rimborsat\w+|nessun rimborso|doppio addebito)\b/,
    ),
    cue(
      'missed-occasion',
      /\b(?:rovinat\w+ (?:il|la|la mia|il mio|l') ?\w+|(?:matrimonio|compleanno|festa) (?:era|e) (?:ieri|oggi|domani|passat\w))\b/,
    ),
    cue(
      'threat-to-leave',
      /\b(?:mai piu|ultima volta|recensione negativa|concorrenza|non comprero|perso un cliente)\b/,
    ),
    cue(
      'let-down',
      /\b(?:delus[oaie]|deludente|inaccettabile|insoddisfatt\w+|scontent\w+|mi aspettavo di (?:piu|meglio)|pessim[oa]|poco seri[oa]|purtroppo|promesso|frustra\w+|arrabbiat\w+ ma|non e (?:normale|possibile))\b/,
    ),
    cue(
      'anger',
      /\b(?:arrabbiat\w+|furios\w+|vergogn\w+|schifo|ridicol\w+|scandalos\w+|assurdo|incompetent\w+|basta|truff\w+|ladri|bugiard\w+|idiot\w+|stupid\w+|cazzo|merda|presa in giro|stuf[oa])\b/,
    ),
  ],
  es: [
    cue(
      'waiting',
      /\b(?:(?:sigo|estoy|llevo) (?:esperando|\w+ (?:semanas|meses|dias))|todavia no|aun no|desde hace|hace (?:\w+ )?(?:semanas|meses|dias) que|retras\w+|cuanto (?:mas|tiempo mas))\b/,
    ),
    cue(
      'repeated-contact',
      /\b(?:(?:segunda|tercera|cuarta|enesima) vez|cuantas veces|ya (?:lo )?(?:dije|escribi|explique|pregunte|he)|otra vez|de nuevo|repito|cada vez que|varias veces)\b/,
    ),
    cue(
      'unanswered',
      /\b(?:nadie (?:responde|contesta|me (?:responde|contesta|ayuda|llama))|(?:ninguna|sin) respuesta|ignora\w+|no (?:contestan|responden))\b/,
    ),
    cue('money-taken', /\b(?:cobra\w+ (?:dos veces|doble|de mas)|mi dinero|devuelvanme|sin reembolso|doble cargo)\b/),
    cue(
      'missed-occasion',
      /\b(?:arruin\w+ (?:mi|la|el|su|nuestra|nuestro)|(?:boda|cumpleanos|fiesta) (?:era|fue|es) (?:ayer|hoy|manana))\b/,
    ),
    cue(
      'threat-to-leave',
      /\b(?:nunca mas|ultima vez|mala resena|competencia|no (?:volvere|comprare)|perdieron un cliente)\b/,
    ),
    cue(
      'let-down',
      /\b(?:decepcion\w+|inaceptable|insatisfech\w+|descontent\w+|esperaba (?:mas|mejor)|mal servicio|mala (?:experiencia|calidad|atencion)|poco profesional|lamentable|prometieron|frustra\w+|molest[oa])\b/,
    ),
    cue(
      'anger',
      /\b(?:furios\w+|enojad\w+|enfadad\w+|verguenza|ridicul\w+|escandal\w+|pesim[oa]|asco|hart[oa]|incompetent\w+|basta|estaf\w+|ladrones|mentiros\w+|idiota\w*|estupid\w+|mierda|joder|robo|inutil\w*|el colmo)\b/,
    ),
  ],
  ja: [
    cue(
      'waiting',
      /(?:まだ(?:届|来|返|連絡|です|な)|待って(?:い|る|も)|待たされ|遅い|遅れ|いつまで|届かない|届いていない)/,
    ),
    cue('repeated-contact', /(?:何度も|何回も|(?:二|三|四|2|3|4)(?:度|回)目|また同じ|前にも|毎回)/),
    cue(
      'unanswered',
      /(?:返事が(?:ない|来ない|ありません)|連絡が(?:ない|来ない|ありません)|返信が(?:ない|来ない|ありません)|無視|音沙汰)/,
    ),
    cue('money-taken', /(?:二重(?:に)?(?:請求|引き落と)|お金を返|返金(?:されない|されていない|がない))/),
    cue('threat-to-leave', /(?:二度と|もう(?:買わない|買いません|利用しません)|他(?:店|の店)|口コミに)/),
    cue('let-down', /(?:がっかり|残念|不満|納得(?:でき|いか)|期待(?:外れ|していた)|困って|困ります|ひどい|約束)/),
    cue(
      'anger',
      /(?:怒|ふざけ|最悪|最低|あり得ない|ありえない|いい加減|許せない|詐欺|馬鹿|バカ|うんざり|信じられない|クレーム)/,
    ),
  ],
  zh: [
    cue('waiting', /(?:还没(?:到|有|收到|发)|一直(?:在)?等|等了|还要等|怎么还|迟迟|延误|還沒|太慢)/),
    cue('repeated-contact', /(?:第[二三四五六几]次|多次|好几次|几次了|已经(?:说|问|联系|告诉)|又是|每次|重复)/),
    cue('unanswered', /(?:没(?:有)?人(?:回|理|管|接)|不(?:回复|理我|回)|没(?:有)?(?:回复|回应|消息)|无人)/),
    cue('money-taken', /(?:(?:重复|多)扣|扣了(?:两|二)次|还我钱|退钱|没退款|钱呢)/),
    cue('missed-occasion', /(?:毁了|错过了?(?:婚礼|生日|节日))/),
    cue('threat-to-leave', /(?:再也不|不会再(?:买|来)|最后一次|差评|曝光|去别家|投诉)/),
    cue('let-down', /(?:失望|不满|不满意|无法接受|不能接受|期望|太差|差劲|不专业|答应|承诺|郁闷|委屈)/),
    cue('anger', /(?:生气|愤怒|气死|过分|垃圾|骗子|欺骗|忽悠|恶心|受够|够了|丢人|可笑|白痴|蠢|什么玩意|太离谱|他妈)/),
  ],
};
