/** Words that say nothing about which article is meant, per language: the French "la" is no Italian note. Folded. */

const lists: Readonly<Record<string, string>> = {
  en: `a an the is are am be been was were do does did have has had can could would should will shall may might i you he she
    it we they me my mine your yours his her its our their this that these those of to in on at for from with by as and or
    if but so please hello hi hey dear how what which who whom there any some get got gets want wants need like know im ive
    id ll ve re s t d m don dont isn doesn didn wasn won just also too very really now then than about into out up u ur r
    pls thanks thank not no yes ok one ones`,
  fr: `le la les l un une des du de d et ou est sont suis etes es ai as a avons avez ont puis je tu il elle on nous vous ils
    elles me m te t se s mon ma mes ton ta tes son sa ses votre vos notre nos leur leurs ce c cet cette ces ca que qu qui quoi
    dont dans en au aux pour par avec sur si ne n pas y bonjour bonsoir salut svp merci comment quel quelle quels quelles peut
    peux pouvez faire fait faites veux voudrais aimerais est-ce j plus moi lui tres bien aussi alors donc mais etre avoir va vais
    qqch truc oui non`,
  de: `der die das den dem des ein eine einen einem einer eines ist sind bin war waren ich du er sie es wir ihr mich mir dich dir
    sich uns euch mein meine meinen meinem meiner dein ihre ihren unser unsere und oder aber wenn mit fur von zu zum zur im in am
    an auf aus bei nach kann konnen konnte mochte will wollen habe haben hat hatte wird werden wie was wer welche welcher
    welches man noch schon auch nur nicht kein keine bitte hallo danke gibt ja nein so dass`,
  it: `il lo la i gli le un uno una di del della dei delle degli da dal dalla in nel nella con su per tra e o ma se che chi cosa
    come quale quali quanto non mi ti si ci vi me te lei lui noi voi loro mio mia miei mie tuo suo sua vostro vostra nostro e'
    sono sei siamo ho hai ha abbiamo avete hanno posso puo potete vorrei voglio fare essere avere questo questa quello al alla
    ai allo buongiorno ciao salve grazie prego anche ancora gia si no`,
  es: `el la los las un una unos unas de del al a en con por para y o pero si que quien cual cuales como no me te se nos os mi mis
    tu su sus nuestro vuestro es son soy eres somos he has ha hemos han puedo puede pueden podria quiero quisiera hacer ser estar
    esta este esto ese esa lo le les yo usted ustedes hay muy mas ya tambien hola buenas gracias favor si no`,
  ar: `في من الي على عن هل ما ماذا انا انت انتم هو هي نحن هذا هذه ذلك مع او و يا كل قد ان لي لكم لو اذا كيف الذي التي لا نعم كان
    يكون ثم اي عند عندي عندكم هناك ايضا شكرا مرحبا من فضلك سمحت اريد يمكن`,
  ja: 'の は が を に で と も へ や か な ね よ し た て だ す ま い る れ さ',
  zh: '的 了 吗 嘛 呢 吧 啊 我 你 您 他 她 它 们 是 有 在 和 就 都 也 很 请 想 要 个 这 那',
};

const sets = new Map(Object.entries(lists).map(([language, list]) => [language, new Set(list.split(/\s+/))]));
const none: ReadonlySet<string> = new Set();

export const littleWords = (language: string): ReadonlySet<string> => sets.get(language) ?? none;
