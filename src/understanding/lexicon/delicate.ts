/**
 * Words of the delicate topics, per language, as spoken (they are folded like messages). `unless` holds the harmless phrases
 * with the same words: they are blanked out first, so that "a gift for my lawyer, or I sue you" still is a threat.
 */

import type { DelicateTopic } from '../../domain/understanding.ts';

export type DelicateWords = Readonly<Record<DelicateTopic, { readonly said: string; readonly unless?: string }>>;

const en: DelicateWords = {
  legal: {
    said: 'lawyers?|attorneys?|solicitors?|barrister|sue (?:you|your|them)|suing|lawsuit|law suit|legal (?:action|advice|proceedings|steps|team|department|letter|route)|take you to court|see you in court|small claims|consumer (?:protection|rights|court|council|affairs|association)|trading standards|ombudsman|better business bureau|cease and desist|litigation|press charges|police report|report you to|reporting you to|court order|class action',
    unless:
      '(?:gift|present|something|bag|briefcase|portfolio|tote|suitable|perfect|ideal|suits?|suit|for|to|as|fits?) .{0,16}(?:lawyers?|attorneys?|solicitors?|barrister)|(?:friend|sister|brother|wife|husband|daughter|son|mum|mom|dad) is an? (?:lawyer|attorney|solicitor|barrister)',
  },
  safety: {
    said: "caught fire|on fire|set fire|exploded?|explosion|electric(?:al)? shock|electrocuted|burn(?:ed|t) (?:my|her|his|me|our|myself)|injur(?:ed|y|ies)|hurt (?:my|her|his|himself|herself|our)|(?:cut|sliced|pierced|pinched|scratched) (?:my|his|her|our) (?:\\w{2,12}(?:'s)? )?(?:hand|finger|fingers|ear|ears|face|skin|foot|leg|arm|neck|wrist)|unsafe|dangerous|hazard(?:ous)?|choking|choked|(?:product )?recall (?:notice|on|of)|been recalled|product recall|swallowed|bleeding|stitches|fell (?:down|over|badly|and)|broke my (?:ankle|wrist|arm|leg|foot)|sprained|gas leak|smoke came",
    unless:
      "dangerous thing is|dangerously (?:\\w{1,12})|(?:oo+h|oh|mm+|haha),? dangerous|danger,|dangerous for my (?:wallet|bank|card)|price .{0,12}dangerous|(?:blind|hand|saddle) stitches|number of stitches|stitches (?:are|came|per)|sale is on fire|looks? on fire|you'?re on fire",
  },
  health: {
    said: 'allerg(?:y|ic|ies)|rash|skin (?:reaction|is burning|irritation|infection)|eczema|asthma|hospital(?:ised|ized)?|anaphyla\\w{1,8}|itching|itchy|nickel|pregnan(?:t|cy)|blisters?|infected|dermatologist|swollen|my doctor|see a doctor|chemotherapy|cancer|seizure',
    unless:
      '(?:for|to) (?:my|a|our|the) doctor|(?:for|at) (?:our|the|my|a) hospital .{0,12}(?:gala|party|ball|dinner|shift|colleagues)|nickel[- ](?:free|chrome|plated)|without nickel|free of nickel|allergic to (?:sales|bad|boredom|mondays)|rash (?:decision|of)|blister pack|volunteer at .{0,10}hospital',
  },
  bereavement: {
    said: 'passed away|pass(?:ed)? on last|died|has died|funeral|bereave\\w{0,5}|deceased|my late (?:husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|grandmother|grandfather|partner)|in memory of|lost my (?:husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|baby|grandmother|grandfather|partner|best friend)|widow(?:er|ed)?|condolences|memorial service|wake on|in mourning|mourning',
    unless:
      '(?:phone|battery|batteries|watch|vacuum|headphones|tv|speaker|camera|laptop|computer|signal|connection|wifi|internet|car|screen|app|chat|it|line|tablet|mobile) (?:has |just |is |of \\w{1,10} )?(?:just )?died|battery of (?:the |my )?\\w{1,12} died|died (?:laughing|of laughter|inside)|died and gone to heaven|(?:dress|coat|suit|shoes|tie|hat|outfit|bag).{0,24} (?:for|to) (?:a|another) (?:friend.s )?funeral|(?:a )?funeral(?:-ish| chic)|like a funeral|black widow|lost my \\w{3,12}.s (?:ring|watch|necklace|bag|receipt|scarf|bracelet|earrings?)',
  },
  press: {
    said: "journalist|reporter|press (?:office|officer|inquiry|enquiry|request|release|contact|team|kit|pass|accreditation|card)|(?:i am|i'm|from|work for|writing for|calling from|here for) (?:the )?(?:press|new york times|bbc|guardian|vogue|le monde|le figaro|cnn|elle|financial times|reuters|bloomberg|washington post|daily mail)|newspaper|magazine (?:article|piece|feature)|interview request|for publication|investigative|a statement for",
    unless: 'newspaper (?:print|bag|holder)|(?:wrapped in|saw .{0,16}in) (?:the |a )?newspaper|reporter bag',
  },
  fraud: {
    said: "fraud(?:ulent|ster|sters)?|scam(?:med|mer|mers)?|stolen (?:card|identity|account|credit)|(?:card|account|identity|parcel|package|order|bag) (?:was |has been |is |got )?(?:stolen|hacked|compromised|cloned)|hacked|phishing|(?:didn'?t|did not|never) (?:place|placed|make|made|authori[sz]ed?|ordered?|bought|buy) (?:this|that|the|any|a|these|anything)|unauthori[sz]ed|impersonat\\w{1,5}|identity theft|counterfeit|(?:someone|somebody|stranger) (?:has |else )?(?:used|stole|is using|hacked|ordered)|used my (?:card|name|account|identity)|not my order|charges? i (?:don't|do not) recogni[sz]e|don't recogni[sz]e (?:this|the|that) (?:order|charge|payment)|suspicious (?:email|message|link|charge)",
    unless:
      'fake (?:fur|news|smile|nails|leather|it|tan|plants|flowers)|stole my heart|stolen my heart|never (?:made|make) (?:a|any) (?:mistake|fuss|complaint|better|sense)|(?:no|any) fakes? here',
  },
  distress: {
    said: "suicid\\w{1,4}|kill myself|end (?:my life|it all)|want to die|wanna die|self[- ]harm|hurt(?:ing)? myself|(?:can'?t|cannot) go on(?: (?:like this|living|any ?more|any longer))?|no reason to live|better off dead|(?:don'?t|do not) want to (?:live|be here|be alive|wake up)|not want to live|tired of living|nothing to live for|overdose|cutting myself",
    unless:
      "can'?t go on (?:holiday|vacation|with|the|a|sale|line|your|that)|want to die laughing|hurt myself (?:laughing|shopping)",
  },
  discrimination: {
    said: "racis[tm]s?|racially|racial|discriminat(?:ed|ion|es?|ory)|because (?:i am|i'm|we are|we're|of my|of our|he is|she is|of her|of his) (?:a )?(?:black|arab|asian|muslim|jewish|gay|lesbian|trans|african|indian|skin|race|religion|colou?r|accent|disab\\w{1,6}|hijab|veil|wheelchair|headscarf|origin|age|weight|size)|homophob\\w{1,4}|sexis[tm]|sexual(?:ly)? harass\\w{0,6}|harassed|antisemit\\w{1,5}|anti-semit\\w{1,4}|islamophob\\w{1,4}|transphob\\w{1,4}|xenophob\\w{1,4}|slur|n-word|profiled",
    unless:
      "race(?:r)? back|discriminat(?:ing|e) taste|because (?:i am|i'm|of my) (?:black|size|colou?r) (?:dress|shoes|bag|coat|suit|is|was|and|preference|,)",
  },
};

const fr: DelicateWords = {
  legal: {
    said: 'avocate?s?|tribuna(?:l|ux)|porter? plainte|porterai plainte|dépôt de plainte|dépose(?:r|rai)? (?:une )?plainte|mise en demeure|met(?:s|tre|trai) en demeure|poursuites? (?:judiciaires?)?|poursuivre en justice|procès|(?:action|attaquer|attaque|aller|vais|recours|saisir) (?:vous )?(?:en |la )justice|en justice|dgccrf|répression des fraudes|office de la protection du consommateur|protection du consommateur|association de consommateurs|que choisir|60 millions|conciliateur|médiateur|huissier|petites créances|commissaire de justice|juridique',
    unless:
      '(?:cadeau|offrir|sac|serviette|cartable|porte-documents|pour|à|convient|va|irait|comme|vert) .{0,14}avocate?s?|procès-verbal|procès verbal|recours à|(?:ami|amie|sœur|frère|femme|mari|fille|fils) (?:est |qui est )?avocate?',
  },
  safety: {
    said: "a pris feu|prend feu|prendre feu|pris feu|explosée?|explosion|brûlée? (?:la|le|les|à la|au) (?:mains?|doigts?|peau|bras|visage|cuisse|jambe)|(?:s'est|me suis|s'était) (?:brûlée?|coupée?|blessée?|électrocutée?)|(?:m'a|nous a|l'a) (?:brûlée?|blessée?|électrocutée?)|brûlures?|blessée?s?|blessures?|dangereu(?:x|se)|danger|rappel (?:de |du )?produits?|rappel (?:sur|pour) (?:ce|cette|le|la)|décharge électrique|électrocutée?|coupée? (?:le|la|au|à la) (?:doigt|main)|(?:suis|est) tombée?(?! (?:sous|en|amoureu|dessus|sur|bien|à pic|des))|foulée? la cheville|étouffée?|étouffement|avalée? (?:une|un|le|la)|saigne",
    unless:
      'attention danger|danger,|dangereusement|danger pour (?:mon|ma) (?:portefeuille|carte|compte)|sans danger pour (?:le cuir|la soie|les tissus)|blessent le talon|tombée? (?:sous le charme|en panne|amoureuse?)',
  },
  health: {
    said: 'allergi(?:e|es|que|ques)|éruption|urticaire|plaques? rouges?|réaction (?:cutanée|allergique)|hôpita(?:l|ux)|hospitalisée?|urgences|enceinte|démangeaisons?|eczéma|asthme|irritation|infectée?|dermatologue|(?:du|au|le|de) nickel|cancer|chimio\\w{0,9}|malaise',
    unless:
      "sans nickel|nickel chrome|c'est nickel|tout est nickel|(?<!(?:du|au|de|le) )nickel(?=\\s*(?:[!.,]|merci|je|$))|(?:gala|soirée|bal|collègues?|travaille?) .{0,8}(?:de |à )l'hôpital|pas allergique aux? (?:bonnes|soldes|compliments|promos)|allergique aux? (?:lundis|soldes)|enceinte (?:acoustique|nomade|connectée|bluetooth)|éruption volcanique",
  },
  bereavement: {
    said: 'décédée?s?|décès|décède(?:r)?|enterrement|obsèques|funérailles|deuil|est morte?|sont morts|(?:vient|venait|venons) de (?:mourir|nous quitter|perdre)|nous a quittés|perdu (?:mon|ma|notre|son|sa) (?:mari|femme|mère|père|fils|fille|frère|sœur|grand-mère|grand-père|bébé|maman|papa|conjointe?|compagne|compagnon|épouse|époux)|feu mon|feue ma|veu(?:f|ve)|condoléances|défunte?',
    unless:
      '(?:téléphone|portable|ordi|char|aspirateur|frigo|pile|batterie|montre|ordinateur|écran|connexion|wifi|voiture|tablette|appli|cellulaire|câble|fermoir|talon) (?:de .{1,14} )?(?:est|sont) morte?s?|pile de la montre est morte|(?:je|on) décède|morte? de (?:rire|faim|fatigue|honte|peur)|(?:robe|tailleur|costume|manteau|veste|cravate|chaussures|tenue|sac|chapeau).{0,24} pour (?:un|des) (?:enterrement|obsèques|funérailles)|(?:faire|fait|fait trop|air d.|tête d.) ?enterrement|enterrements? de vie de (?:garçon|jeune fille|célibataire)|suis morte?',
  },
  press: {
    said: 'journalistes?|reporter|service de presse|service presse|demande (?:de )?presse|contact presse|la presse|attachée? de presse|article de presse|dossier de presse|communiqué de presse|carte de presse|rédaction (?:de|du)|pour un reportage|interview',
    unless: 'à la presse-?papiers|sous la presse|presse-papiers?|presse à|vu (?:dans|chez) (?:la presse|le marchand)',
  },
  fraud: {
    said: "fraude|frauduleu(?:x|se)s?|usurpation|usurpée?|(?:compte|carte|mail|téléphone|été|suis) piratée?s?|hameçonnage|phishing|arnaque(?:s|urs?|uer?)?|escroquerie|escrocs?|carte (?:bancaire |bleue )?(?:volée|piratée|clonée)|vol de (?:carte|colis|données|identité)|volé (?:ma carte|mon colis|mon identité|mes données|mon compte)|(?:utilisé|utilise|servi de) ma carte|(?:pas|jamais) (?:moi qui ai |moi qui a )?passé (?:cette|de|la) commande|jamais (?:fait|effectué|autorisé|validé) (?:cet|cette|ce)|contrefaçons?|contrefaite?|faux sac|c'est un faux|prélèvement (?:inconnu|frauduleux)|à mon insu",
    unless: "volé (?:mon cœur|la vedette)|c'est du vol à ce prix",
  },
  distress: {
    said: "suicid\\w{1,5}|me suicider|me tuer|en finir avec (?:la vie|tout|mes jours)|envie d'en finir|veux en finir|voudrais en finir|(?:envie de|veux|voudrais|préfère) (?:plus )?mourir|plus envie de (?:vivre|rien)|(?:veux|peux) plus vivre|mettre fin à mes jours|plus de raison de vivre|me faire du mal|disparaître pour toujours|plus la force de (?:vivre|continuer)",
    unless: 'envie de mourir de rire|veux mourir de (?:rire|honte)',
  },
  discrimination: {
    said: "racis(?:me|tes?|ée?s?)|raciale?s?|discrimin(?:ée?s?|ations?|atoires?|er)|harcèlement (?:sexuel|moral|raciste)|harcelée? (?:par|sexuellement)|homophob\\w{1,3}|sexis(?:te|me)s?|antisémit\\w{1,4}|islamophob\\w{1,3}|transphob\\w{1,3}|parce que (?:je suis|j'ai|nous sommes|on est) (?:une? )?(?:noire?s?|arabes?|asiatiques?|musulmane?s?|juives?|juifs?|gays?|lesbiennes?|handicapée?s?|grosse?|voilées?|africaine?s?|maghrébine?s?|un accent|trans|âgée?)|ma couleur de peau|à cause de (?:mon|ma) (?:voile|origine|couleur|accent|religion|handicap|fauteuil)|contrôle au faciès|propos (?:déplacés|injurieux)",
  },
};

const de: DelicateWords = {
  legal: {
    said: '(?:rechts)?anw[aä]lt(?:in|e|en|innen|s)?|verklagen|verklage|klage ein(?:reichen)?|(?:reiche|erhebe) klage|vor gericht|gerichtlich\\w{0,2}|gerichtsverfahren|verbraucher(?:schutz|zentrale)\\w{0,2}|rechtliche[nr]? (?:schritte|konsequenzen|mittel)|rechtsweg|anzeige (?:erstatten|gegen)|erstatte (?:ich )?anzeige|zeige sie an|mahnbescheid|schlichtungsstelle|abmahnung|strafanzeige|frist setzen|rechtsschutz\\w{0,13}',
    unless:
      '(?:geschenk|tasche|aktentasche|passt|passend|eignet|für|zu|als) .{0,18}(?:rechts)?anw[aä]lt(?:in|e|en|innen)?|(?:freund|freundin|schwester|bruder|frau|mann) ist (?:rechts)?anw[aä]lt(?:in)?',
  },
  safety: {
    said: 'feuer gefangen|fing feuer|in brand|brannte (?:plötzlich|auf)|explodiert\\w{0,2}|explosion|stromschlag|verletzt(?:e|en|er)?|verletzung(?:en)?|gefährlich\\w{0,2}|verbrannt|verbrennung(?:en)?|rückruf (?:für|von|zu|wegen)|produktrückruf|rückrufaktion|gestürzt|hingefallen|(?:finger|hand|daumen|ohr) geschnitten|geschnitten am|verschluckt|erstickt|blutet|blutete|unfall',
    unless:
      'gefährlich (?:schön|gut|für mein (?:konto|portemonnaie|geldbeutel))|unverletzt|brandneu\\w{0,2}|feuer und flamme',
  },
  health: {
    said: 'allergi(?:e|en|sche?[nrs]?|sch)|allergiker(?:in)?|ausschlag|hautreaktion|hautreizung|juckreiz|juckt|ekzem|asthma|krankenhaus|klinik|notaufnahme|schwanger|schwangerschaft|entzündet|entzündung|nickel|krebs|hautarzt',
    unless:
      'nickelfrei\\w{0,2}|ohne nickel|krankenhausgala|(?:gala|feier|kollegen) (?:im|am|vom) krankenhaus|auf .{1,12} allergisch haha|ausschlaggebend',
  },
  bereavement: {
    said: 'verstorben\\w{0,2}|verstarb|gestorben|beerdigung|begräbnis|bestattung|trauer(?:fall|feier|n|t|nd|nde|karte)?|in trauer|todesfall|(?:mutter|vater|mann|frau|sohn|tochter|bruder|schwester|oma|opa|eltern|kind|baby) (?:ist|sind) (?:tot|von uns gegangen)|(?:mann|frau|mutter|vater|sohn|tochter|bruder|schwester|oma|opa|baby|kind|eltern) verloren|verwitwet|witwer?|beileid|hinterbliebene\\w{0,1}|nachlass von',
    unless:
      '(?:kleid|anzug|mantel|schuhe|krawatte|hut|outfit|tasche).{0,24} für eine (?:beerdigung|bestattung|trauerfeier)|trauerweide\\w{0,2}|(?:handy|akku|batterie|uhr|telefon|laptop) ist (?:gestorben|tot)|vor lachen gestorben',
  },
  press: {
    said: 'journalist(?:in|en)?|presseanfrage|pressestelle|presseabteilung|pressemitteilung|pressekontakt|presseausweis|reporter(?:in)?|redaktion|redakteur(?:in)?|interviewanfrage|von der presse|die presse',
  },
  fraud: {
    said: 'betrug|betrüger(?:in|n)?|betrogen|abzocke|gestohlen(?:e|en|er)?|geklaut|gehackt|phishing|identitätsdiebstahl|kreditkartenbetrug|(?:meine|unsere) (?:kredit)?karte .{0,20}(?:benutzt|verwendet|missbraucht)|missbrauch meiner karte|nie (?:etwas |das |diese[ns]? |bei ihnen )?(?:bestellt|in auftrag)|(?:das|diese bestellung) (?:habe ich )?nie (?:bestellt|aufgegeben)|nicht (?:von mir )?autorisiert|fälschung(?:en)?|gefälscht\\w{0,2}|plagiat|unbekannte abbuchung',
    unless: 'herz gestohlen|ohne betrug|herz geklaut|gestohlen bleiben',
  },
  distress: {
    said: 'suizid\\w{0,8}|selbstmord|umbringen|nicht mehr leben|sterben will|will (?:nur noch )?sterben|möchte sterben|mir das leben nehmen|mir etwas antun|keinen sinn mehr im leben|lebensmüde|alles beenden',
    unless: 'preis bringt mich um',
  },
  discrimination: {
    said: 'rassis(?:t|ten|mus|tisch\\w{0,2})|diskriminier\\w{1,5}|fremdenfeindlich\\w{0,2}|ausländerfeindlich\\w{0,2}|homophob\\w{0,3}|sexis(?:t|mus|tisch\\w{0,2})|sexuell belästigt|belästigt|belästigung|antisemit\\w{1,6}|islamfeindlich\\w{0,2}|weil (?:ich|wir) (?:eine? )?(?:schwarz\\w{0,2}|araber(?:in)?|asiat(?:in)?|muslim(?:a|in)?|jüdisch|jude|jüdin|schwul|lesbisch|ausländer(?:in)?|behindert|türk(?:e|in)|dick|ein kopftuch|im rollstuhl)|wegen meine[rs] (?:hautfarbe|herkunft|religion|kopftuchs?|akzents?|behinderung)|hautfarbe',
    unless: 'passend zu(?:r|m)? .{0,14}hautfarbe|für jede hautfarbe',
  },
};

const it: DelicateWords = {
  legal: {
    said: 'avvocat[oiae]|in tribunale|per vie legali|vie legali|azion[ei] legal[ei]|vi denuncio|denunciarvi|sporg(?:o|ere|erò) denuncia|faccio denuncia|(?:vi |fare |farvi |faccio |faro )causa|in causa con|giudice di pace|altroconsumo|codacons|associazione (?:dei )?consumatori|tutela (?:dei )?consumator[ie]|diffida|messa in mora|querela\\w{0,2}|antitrust|carabinieri',
    unless:
      '(?:regalo|borsa|cartella|valigetta|per|va bene|adatta|adatto|verde) .{0,16}avvocat[oiae]|(?:sorella|fratello|amica|amico|marito|moglie) (?:e |fa l.)avvocat[oa]',
  },
  safety: {
    said: 'preso fuoco|prende fuoco|andat[oa] a fuoco|esplos[oaie]|esplosione|incendio|(?:preso|presa) (?:la|una) scossa|scossa elettrica|pericolos[oaie]|pericolo|ferit[oaie]|ferita|si è fatt[oa] male|mi sono fatt[oa] male|tagliat[oa] (?:il|la|un) (?:dito|mano)|bruciat[oa] (?:la|il|le|una)|ustion\\w{1,5}|sono cadut[oa]|è cadut[oa] (?:dalle scale|e si)|richiamo (?:del|di un|per il|per la|sul|sulla) ?(?:prodotto|articolo)?|slogat[oa]|ingoiat[oa]|soffoca\\w{1,6}|sanguin\\w{1,5}',
    unless:
      "pericolosamente|pericolo per il mio portafogli\\w?|cadut[oa] (?:in tentazione|dalle nuvole|l'occhio)|sono cadut[oa] (?:in|dalle nuvole)|rosso fuoco",
  },
  health: {
    said: 'allergi(?:a|e|ci|che|co|ca)|allergic[oaih]{1,2}|reazione (?:allergica|cutanea)|sfogo|eruzione|eczema|prurito|irritazione|ospedale|pronto soccorso|incinta|gravidanza|infezione|infettat[oa]|nichel|asma|tumore|dermatologo|orticaria',
    unless:
      "senza nichel|nichel free|(?:gala|festa|cena|colleghi) (?:dell'|all'|in )?ospedale|allergic[oa] ai? (?:saldi|lunedì)|reazione del pubblico",
  },
  bereavement: {
    said: "defunt[oa]|(?:mamma|madre|padre|papà|marito|moglie|figli[oa]|fratello|sorella|nonn[oa]|zi[oa]|amic[oa]) (?:mi[oa] )?(?:è|e') mort[oa]|(?:è|e') mort[oa]|funerale|lutto|vedov[oa]|venut[oa] a mancare|ci ha lasciat[io]|deces(?:so|sa)|decedut[oa]|condoglianze|scompars[oa] (?:di|il|la)|(?:perso|persa) (?:mio|mia|nostro|nostra|il mio|la mia) (?:padre|madre|marito|moglie|figli[oa]|fratello|sorella|nonn[oa]|mamma|papà|bambin[oa])",
    unless:
      "(?:è morto il telefono|è morta la batteria|telefono|cellulare|pila|batteria|orologio|computer|schermo)(?: dell?['’]? ?\\w{1,12})? è mort[oa]|(?:vestito|abito|cappotto|scarpe|cravatta|completo|borsa).{0,24} per un funerale|(?:a|da|color) lutto|pila dell'orologio è morta|mort[oa] (?:di|dal) (?:rid\\w{1,4}|risate|fame|sonno)",
  },
  press: {
    said: 'giornalist[aei]|ufficio stampa|richiesta stampa|comunicato stampa|redazione|reporter|per un articolo|intervista',
  },
  fraud: {
    said: "frod[ei]|truff[ae]|truffa(?:t[oaie]|tori|tore)|rubat[oaie]|clonat[oa]|hackerat[oa]|violat[oa]|phishing|furto (?:d'identità|di identità|di dati)|(?:usato|usata|utilizzato|utilizzata) la mia carta|mai (?:fatto|effettuato|autorizzato) (?:questo|quest'|nessun|alcun)|ordine (?:non è mio|mai fatto)|addebito (?:sconosciuto|non autorizzato)|contraffatt[oaie]|contraffazione|falsific\\w{1,5}|è un falso|non autorizzat[oa]",
    unless: 'rubato il cuore|è un furto, lo prendo',
  },
  distress: {
    said: 'suicid\\w{1,4}|uccidermi|ammazzarmi|farla finita|(?:voglio|vorrei) (?:solo )?morire|non (?:voglio|ho più voglia di|riesco più a) (?:più )?vivere|togliermi la vita|farmi del male|nessun motivo per vivere',
    unless: 'facciamola finita|vorrei morire (?:dal ridere|dalle risate)',
  },
  discrimination: {
    said: 'razzis(?:t[aei]|mo)|discrimina(?:t[oaie]|zione|re|torio)|omofob\\w{1,3}|sessis(?:t[aei]|mo)|molestat[oaie]|molestie|antisemit\\w{1,4}|islamofob\\w{1,3}|perché (?:sono|siamo|ero) (?:una? )?(?:ner[oai]|arab[aoi]|asiatic[ao]|musulman[aoi]|ebre[aoi]|gay|lesbica|stranier[aoi]|disabile|african[aoi]|gross[ao]|in sedia a rotelle|velata)|per (?:il mio|la mia) (?:velo|accento|origine|religione|disabilità|pelle|colore della pelle)|colore della (?:mia )?pelle',
  },
};

const es: DelicateWords = {
  legal: {
    said: 'abogad[oa]s?|los demando|demandar(?:los|les|l[oe]s)?|(?:poner|pondré|presentar|interponer) (?:una )?(?:demanda|denuncia|reclamación)|demanda judicial|denunciar(?:los|les)?|(?:en|a) (?:los )?(?:tribunal(?:es)?|juicio|juzgado)|tribunales|acciones legales|vía (?:judicial|legal)|profeco|omic|defensa del consumidor|oficina del consumidor|hoja de reclamaciones|consumo y|burofax|querella',
    unless:
      '(?:regalo|bolso|maletín|para|va|queda|le va|sirve) .{0,16}abogad[oa]s?|(?:a mi|según mi) juicio|(?:hermana|hermano|amiga|amigo|marido|mujer) es abogad[oa]',
  },
  safety: {
    said: 'prendió fuego|se prendió|prendi[oó] en llamas|se incendió|incendio|explotó|explosión|descarga eléctrica|me dio (?:la )?corriente|peligros[oa]s?|herid[oa]s?|lesion\\w{1,5}|quemadura|quemó (?:la|el|mi|a)|se cortó (?:con|el|la)|me corté|me caí(?! (?:de la emoci|de risa|de espaldas))|se cayó (?:y|por|de)|(?:retirada|recall|llamada a revisión) del? (?:producto|mercado|artículo|lote)|sangr(?:e|a|ando|ó)|se ahogó|atragant\\w{1,4}|tragó|esguince|peligro',
    unless:
      'peligrosamente|peligro para mi (?:cartera|bolsillo)|caí en la tentación|me caí de la (?:emoción|risa)|rojo sangre',
  },
  health: {
    said: 'alergias?|alérgic[oa]s?|reacción (?:alérgica|en la piel|cutánea)|sarpullido|erupción|ronchas|urticaria|picazón|picor|eccema|asma|hospital(?:izad[oa])?|urgencias|embarazad[oa]|embarazo|níquel|infección|infectad[oa]|dermatólog[oa]|cáncer',
    unless:
      '(?:sin|libre de) níquel|(?:gala|cena|fiesta|colegas|compañer[oa]s) (?:del|en el) hospital|alérgic[oa] a (?:las rebajas|los lunes)',
  },
  bereavement: {
    said: 'fallec(?:ió|id[oa]s?|imiento|er)|falleció|murió|murieron|(?:ha|había) muerto|entierro|funeral|velorio|velatorio|luto|duelo|difunt[oa]|viud[oa]|pésame|(?:perdí|perdimos|perdió) a (?:mi|su|nuestr[oa]) (?:padre|madre|marido|mujer|espos[oa]|hij[oa]|herman[oa]|abuel[oa]|mamá|papá|bebé)|mi (?:madre|padre|marido|mujer|espos[oa]|abuel[oa]) (?:ya )?(?:no está|se fue al cielo)',
    unless:
      '(?:murió el (?:celular|teléfono|móvil)|teléfono|móvil|celular|pila|batería|reloj|ordenador|computadora|pantalla)(?: del? \\w{1,10})? (?:ya )?(?:murió|ha muerto)|pila del reloj murió|(?:vestido|traje|abrigo|zapatos|corbata|bolso).{0,24} para un (?:entierro|funeral|velorio)|(?:parezcan?|vestid[oa]s?|color|ir|voy|luce) (?:de |a )?luto',
  },
  press: {
    said: 'periodistas?|de prensa|la prensa|rueda de prensa|gabinete de prensa|reporter[oa]|redacción de|entrevista para|para un reportaje',
    unless: 'prensa del corazón|prensa rosa',
  },
  fraud: {
    said: 'fraudes?|fraudulent[oa]s?|estaf(?:a|as|ador|adores|aron|ado|ada)|rob(?:ad[oa]s?|aron|ó) (?:mi|la|el|mis|los)|me robaron|robad[oa]|suplantación|suplantad[oa]|hacke(?:ad[oa]|aron|ó)|phishing|clon(?:ad[oa]|aron)|(?:usaron|utilizaron|han usado) mi tarjeta|(?:no|nunca) (?:hice|he hecho|realicé|autoricé) (?:este|ese|esa|esta|ningún|el) (?:pedido|compra|cargo)|cargo (?:no reconocido|desconocido|no autorizado)|falsificad[oa]|falsificación|(?:es|sea|son) fals[oa]s?|imitación barata|timo',
    unless: 'robado el corazón|robaron el corazón|qué estafa de tiempo|falso techo|es un robo, me lo llevo',
  },
  distress: {
    said: 'suicid\\w{1,5}|matarme|quitarme la vida|(?:quiero|quisiera) (?:morir|morirme)|no quiero (?:seguir viviendo|vivir)|no tengo ganas de vivir|acabar con mi vida|acabar con todo|hacerme daño|sin ganas de vivir',
    unless: 'morirme de (?:risa|vergüenza)|morir de (?:risa|amor)',
  },
  discrimination: {
    said: 'racis(?:tas?|mo)|discriminad[ao]s? por|sentí discriminad[oa]|fui discriminad[oa]|me discrimin\\w{1,4}|discrimin(?:ación|an|ar|aron|atori[oa])|homófob[oa]s?|homofobia|sexis(?:tas?|mo)|machistas?|acos(?:o|ad[oa]|aron)|antisemit\\w{1,3}|islamof[oó]b\\w{1,3}|(?:por ser|porque soy|porque somos) (?:una? )?(?:negr[oa]s?|árabes?|asiátic[oa]s?|musulman[ae]?s?|judí[oa]s?|gay|lesbiana|extranjer[oa]s?|latin[oa]s?|gord[oa]|indígenas?|discapacitad[oa]s?|trans|inmigrantes?)|por mi (?:velo|acento|origen|religión|discapacidad|color|raza)|color de (?:mi )?piel',
  },
};

const ja: DelicateWords = {
  legal: {
    said: '弁護士|訴え|訴訟|裁判|消費者センター|消費生活センター|国民生活センター|法的|警察に|被害届|内容証明|告訴|提訴',
    unless:
      '弁護士(?:の|に)(?:友人|友達|夫|妻|父|母|兄|姉|彼|似合|合う|なった|なる)|(?:友人|友達|夫|妻|父|母|彼)(?:は|が)弁護士',
  },
  safety: {
    said: '火が(?:出|つい|付い|上が)|発火|燃え(?:上|移|出|まし|て(?:しま|い))|爆発|感電(?!では)|怪我|けがを|ケガ|火傷|やけど|危険|危ない|転倒|転ん|骨折|捻挫|出血|血が出|リコール|自主回収|誤飲|窒息|煙が',
    unless: '財布(?:が|に)危険|危険なほど|危険な(?:魅力|可愛)|危ないくらい|何時間燃え',
  },
  health: {
    said: 'アレルギー|発疹|湿疹|蕁麻疹|じんましん|かぶれ|かゆ|痒|病院|入院|救急|妊娠|妊婦|皮膚科|腫れ|喘息|金属アレルギー|化膿|癌|体調',
    unless: '病院の(?:チャリティー|パーティ|ガラ|同僚)|アレルギーフリー',
  },
  bereavement: {
    said: '亡くな(?:っ|り)|亡き(?:夫|妻|母|父|祖|息子|娘)|葬儀|葬式|お通夜|告別式|他界|逝去|死去|死別|遺品|形見|四十九日|喪中|喪主|未亡人|永眠|(?:夫|妻|母|父|息子|娘|祖母|祖父)が死',
    unless: '(?:葬儀|葬式|お通夜|告別式|喪中)(?:用|に使|でも使|にも使|向け|に持|にも|に着|に合)',
  },
  press: {
    said: '記者|取材|報道|新聞社|テレビ局|プレス(?:担当|関係|リリース)|広報|ジャーナリスト|雑誌の編集|編集部',
    unless: '記者会見風',
  },
  fraud: {
    said: '不正利用|不正アクセス|不正使用|不正に|不正請求|詐欺|盗まれ|盗難|乗っ取|ハッキング|フィッシング|身に覚え|覚えのない|偽物|偽造|偽ブランド|偽サイト|勝手に(?:注文|使わ|カード)|なりすまし|スキミング|騙され',
    unless: '心を盗まれ|偽りなく',
  },
  distress: {
    said: '死にたい|自殺|自死|生きていたくない|生きたくない|生きる(?:意味|気力)が|消えてしまいたい|消えたい|命を絶',
    unless: '死にたいくらい',
  },
  discrimination: {
    said: '差別(?:さ|し|発|的な|を|だ|で|じ)|人種(?:を|で|が|だ)|レイシスト|黒人だから|外国人だから|(?:肌の色|国籍|宗教|障害|性別)(?:で|を理由|のせい)|セクハラ|ハラスメント|ヘイト|車椅子だから',
    unless: '人種(?:は|に)関係|差別化',
  },
};

const zh: DelicateWords = {
  legal: {
    said: '律师|律師|起诉|起訴|法院|法庭|打官司|消协|消委会|12315|法律(?:途径|手段|程序|责任|行动)|报警|報警|仲裁|投诉到|工商局|市场监管|律师函|维权',
    unless: '(?:送给|适合|给|做|当).{0,6}律(?:师|師).{0,6}|律师(?:朋友|老公|老婆|同事|用的|风)',
  },
  safety: {
    said: '着火|起火|自燃|爆炸|触电|觸電|受伤|受傷|划伤|割伤|烫伤|烧伤|燒傷|流血|骨折|摔倒|摔伤|扭伤|召回|危险|危險|窒息|误吞|吞下|冒烟',
    unless: '危险,|(?:美|好看|漂亮)得危险|钱包(?:很|太|有点)?危险',
  },
  health: {
    said: '过敏|過敏|皮疹|红疹|起疹|荨麻疹|湿疹|发痒|瘙痒|红肿|医院|醫院|住院|急诊|怀孕|懷孕|孕妇|哮喘|皮肤科|感染|中毒|癌',
    unless: '医院(?:慈善|晚宴|年会|同事|工作)|不(?:会)?过敏材质',
  },
  bereavement: {
    said: '去世|过世|過世|逝世|离世|離世|葬礼|葬禮|追悼|丧事|喪事|遗物|遺物|殡仪|守寡|(?:爸|妈|父亲|母亲|先生|丈夫|妻子|爷爷|奶奶|外婆|外公|孩子)(?:走了|没了|不在了|死了)|节哀',
    unless: '(?:参加|出席|去)?(?:一个|朋友的)?(?:葬礼|葬禮)(?:穿|用|上穿)|(?:参加|參加|出席)(?:葬礼|葬禮)',
  },
  press: {
    said: '记者|記者|媒体(?:采访|询问|人)|采访|採訪|报社|报道|新闻社|电视台|公关部|新闻稿',
    unless: '记者会要用|像记者',
  },
  fraud: {
    said: '诈骗|詐騙|盗刷|盜刷|被盗|被盜|骗子|騙子|被骗|被騙|盗用|冒充|假网站|假货|假貨|仿品|高仿|赝品|没(?:有)?下过|没(?:有)?买过|不是我(?:下|买|订)的|钓鱼(?:网站|邮件|短信)|黑客|偷了我的(?!心)|偷走(?:了)?(?:我的)?(?:包裹|快递|卡)',
    unless: '偷走了我的心',
  },
  distress: {
    said: '想死(?!你|心塌地)|自杀|自殺|不想活|活不下去|轻生|輕生|结束生命|没有活下去|活着没意思|自残',
    unless: '想死你',
  },
  discrimination: {
    said: '歧视|歧視|种族(?!风)|種族|因为我是(?:黑人|外国人|女人|女的|穆斯林|残疾|农民|外地人|同性恋|胖)|性骚扰|骚扰|肤色(?:歧视|的原因|不同就)|看不起.{0,4}(?:外地|乡下)',
  },
};

const ar: DelicateWords = {
  legal: {
    said: '(?:ال|لل|و|ب|ل){0,2}محامي?(?:ي|يه|تي|نا)?|(?:ال|ب){0,2}محكمة|المحاكم|القضاء|سارفع (?:عليكم )?(?:قضية|دعوى)|رفع (?:قضية|دعوى)|دعوى|قضية (?:عليكم|ضدكم|في)|قضائي\\p{l}{0,2}|س?[اأن]قاضي\\p{l}{0,3}|مقاضاة|شكوى رسمية|(?:ل|ال)?حماية المستهلك|قانوني(?:ة)?|الشرطة|بلاغ رسمي|الانتربول',
    unless:
      '(?:هدية|تناسب|يناسب|حقيبة|صديقي|صديقتي|زوجي|اخي|اختي|ابي|تليق) .{0,12}(?:ال|ل)?محامي\\p{l}{0,2}|(?:صديقي|صديقتي|لصديقي|لصديقتي|زوجي|اخي|اختي) المحامي(?:ة)?',
  },
  safety: {
    said: '(?:اشتعل|احترق|انفجر)(?:ت)?|حريق|انفجار|(?:ال|و)?خطير(?:ة)?|خطر على|(?:انجرح|جرح)(?:ت|تني|ني|تها)|اصيب(?:ت)?(?! بحساسية)|اصابة|حروق|حرقت|(?:صعق|صعقة|كهرب)\\p{l}{0,3}|و?وقعت(?! في)|سقطت(?! عيني)|نزيف|(?:سحب|استدعاء) (?:ل?هذا |ال)?(?:ال)?منتج|ابتلع(?:ت)?|اختناق|كسر في',
    unless: 'جمال خطير|خطير الجمال|خطر على (?:محفظتي|جيبي)|(?:وقعت|وقع) في (?:حب|غرام)',
  },
  health: {
    said: '(?:ال|ب)?حساسية|طفح(?: جلدي)?|حكة|اكزيما|التهاب|(?:ال|ب){0,2}مستشفى|الطوارئ|(?:انا|كوني|زوجتي|لاني|اني) حامل|حامل (?:في|ب|هل|ال?شهر)|حمل وهل|ربو|سرطان|تورم|طبيب(?:ي|ة)? (?:قال|الجلدية|نصح)',
    unless:
      'بدون نيكل|(?:حفل|حفلة|عشاء|زملاء|خيري) .{0,10}(?:ال|ب)?مستشفى|حامل (?:بطاقات|مفاتيح|جواز|هاتف|نظارات)|مضاد للحساسية',
  },
  bereavement: {
    said: '(?:ال)?متوفى|(?:ال)?متوفي(?:ة|ه)|توفي(?:ت)?|وفاة|(?:ال|ل){0,2}جنازة|(?:ال)?عزاء|رحمه الله|رحمها الله|(?:ال)?مرحوم(?:ة)?|مات(?:ت)? (?:زوجي|زوجتي|ابي|امي|والدي|والدتي|اخي|اختي|ابني|ابنتي|جدي|جدتي)|(?:زوجي|ابي|امي|والدي|والدتي|جدي|جدتي|اخي|ابني) (?:مات|ماتت)|فقدت (?:والدي|والدتي|ابي|امي|زوجي|زوجتي|ابني|ابنتي|اخي|اختي|جدي|جدتي)|ارمل(?:ة)?|دفن',
    unless: 'توفي حق\\p{L}*|السلام عليكم ورحمة الله',
  },
  press: {
    said: '(?:ال)?صحفي(?:ة|ين)?|(?:ال)?صحافي(?:ة)?|الصحافة|(?:ال|في )?جريدة|مراسل(?:ة)?|بيان صحفي|لقاء صحفي|القناة التلفزيونية|استفسار صحفي|اعلامي(?:ة)?',
  },
  fraud: {
    said: '(?:ال)?احتيال(?:ي|ية)?|نصابين?|(?:عملية |هذا )نصب|نصبتم|سرقت? (?:بطاقتي|حسابي|طردي)|(?:ال)?مسروق(?:ة)?|بطاقتي (?:سرقت|مسروقة)|اختراق|مخترق|مقرصن|(?:استخدم|استعمل)(?:ت|وا)? بطاقتي|لم (?:اقم|اطلب|اشتر) (?:بهذا|هذا|بهذه|هذه|باي|اي)|(?:ال)?مزيف(?:ة)?|(?:ال)?مقلد(?:ة)?|تزوير|مزور(?:ة)?|تصيد|انتحال',
    unless: 'سرقتم قلبي|نصب تذكاري',
  },
  distress: {
    said: '(?:س)?انتحر|(?:ال)?انتحار|اقتل نفسي|اريد ان اموت|ابي اموت|لا اريد (?:ان اعيش|العيش|الحياة)|تعبت من الحياة|لا معنى لحياتي|انهاء حياتي|اؤذي نفسي',
  },
  discrimination: {
    said: '(?:ال)?عنصري(?:ة|ين)?|تمييز (?:عنصري|ضد|ضدي|بسبب|في المعاملة)|(?:هذا|مارستم|تعرضت ل?ل?) ?تمييز|لان(?:ني|ي) (?:سوداء|اسود|عربي(?:ة)?|مسلم(?:ة)?|محجبة|مسيحي(?:ة)?|اسيوي(?:ة)?|افريقي(?:ة)?|معاق(?:ة)?|هندي(?:ة)?|اجنبي(?:ة)?)|بسبب (?:حجابي|لوني|ديني|جنسيتي|لون بشرتي|اعاقتي|لهجتي)|تحرش|لون بشرتي',
    unless: 'تمييز (?:اللون|الالوان)',
  },
};

const relatives =
  '(?:mother|mum|mom|father|dad|husband|wife|partner|fiancee?|son|daughter|brother|sister|baby|grand\\w{2,8}|nan|aunt|uncle|friend|mere|pere|mari|femme|conjointe?|fils|fille|frere|soeur|mamie|papi|tante|oncle|amie?|mutter|mutti|vater|mann|frau|sohn|tochter|bruder|schwester|oma|opa|madre|mamma|padre|papa|marito|moglie|figli[oa]|fratello|sorella|nonn[oa]|espos[oa]|marido|hij[oa]|herman[oa]|abuel[oa])';
const farewells =
  '(?:died|dead|funeral|burial|enterrements?|obseques|funerailles|est morte?|gestorben|tot|beerdigung|begrabnis|e mort[oa]|funerale|murio|ha muerto|entierro)';
/** "Died of laughter" and "mort de honte" are how people talk. */
const notOfJoy =
  '(?! (?:of|de|d|from|vor|dalle|dal) ?(?:embarrassment|shame|laugh\\w{0,5}|boredom|honte|rire|faim|froid|peur|ennui|lachen|risate|risa|verguenza))(?! laughing)';
const ownSkin =
  '(?:skin|race|religion|colou?r|accent|origins?|disability|hijab|veil|headscarf|peau|couleur|origines?|voile|foulard|handicap|hautfarbe|herkunft|behinderung|kopftuch\\w{0,2}|akzent\\w{0,2}|pelle|colore|accento|velo|origine|disabilita|piel|raza|acento|origen|discapacidad)';

/** What several languages say alike, or with words of two of them. */
const shared: DelicateWords = {
  legal: {
    said: 'attorney general|rechtsanw\\w{2,6}|adiconsum|facua|60 millions de consommateurs|ufc que choisir',
    unless:
      "(?:i am|i'm|as) an? (?:lawyer|attorney|solicitor)|je suis avocate?|ich bin (?:rechts)?anw\\w{2,6}|sono (?:l'|un'? ?)?avvocat\\w|soy abogad\\w|avocado",
  },
  safety: { said: 'vergiftet|empoisonne|poisoned|intoxication' },
  health: {
    said: 'hives|emergency room|swollen (?:face|lips?|eyes?|ears?|skin)|a&e|(?:le|mon) dermato\\w{0,6} (?:dit|a dit|pense)|notarzt|quaddeln|geschwollen|gonflee? (?:comme|depuis|a cause)',
    unless: 'hypoallerg\\w{2,8}|(?:sans|senza|ohne|sin) ni(?:c|ck|qu|ch)el',
  },
  bereavement: {
    said: `${relatives} (?:[^.!?]{0,30} )?${farewells}${notOfJoy}|${farewells}${notOfJoy}(?: [^.!?]{0,20})? ${relatives}`,
    unless:
      '(?:phone|battery|watch|car|handy|akku|telefono|montre|pile|reloj|orologio) .{0,12}(?:died|dead|est morte?|gestorben|tot|e mort[oa]|murio)',
  },
  press: { said: 'newsroom|for an article|request for comment|medienanfrage|medienstelle|testata giornalistica' },
  fraud: {
    said: "fake (?:site|website|web ?shop|store)|faux site|fake[- ]?shop|falsche (?:seite|website)|sito (?:falso|clone)|(?:web|pagina|tienda) falsa|victime d'(?:une )?(?:arnaque|escroquerie)|nicht von mir bestellt|non (?:l'|lo )?ho ordinato io|no (?:lo |la )?he pedido yo|هكر",
  },
  distress: {
    said: "better off without me|not worth living|(?:don'?t|do not|can'?t) (?:really )?(?:see|know) (?:the|a|any|what the) point (?:in|of) (?:any|it all|going on|living|life|being here)|mieux sans moi|a quoi bon (?:vivre|continuer)|ohne mich besser|meglio senza di me|mejor sin mi|no tiene sentido (?:vivir|seguir viviendo)|non ha (?:piu )?senso (?:vivere|andare avanti)",
  },
  discrimination: {
    said: `followed (?:me|us) (?:around|through)|(?:vigile|securite|vendeuse|vendeur|agent) (?:nous |m'|me |l')(?:a|ont) suivie?s?|(?:because of|a cause de|wegen|per (?:il|la)?|por) ?(?:my|our|her|his|ma|mon|sa|notre|meine[rsmn]?|unsere[rsmn]?|ihre[rsmn]?|mi[oa]?|nuestr[oa]) (?:color de )?${ownSkin}`,
  },
};

export const delicateWords: readonly DelicateWords[] = [en, fr, de, it, es, ja, zh, ar, shared];
