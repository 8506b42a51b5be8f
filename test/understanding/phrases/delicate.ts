/** Phrases that touch a delicate topic, and phrases that only look like it. Own sentences, one a line. */

import type { DelicateTopic } from '../../../src/domain/understanding.ts';

type Phrases = { readonly [topic in DelicateTopic]: string };

export const delicate: Readonly<Record<string, Phrases>> = {
  en: {
    legal: `My lawyer will be in touch with you
I will see you in small claims court
I am going to sue you
we are taking legal action against your company
I'm reporting you to trading standards`,
    safety: `the candle caught fire on my table
the clasp cut my daughter's hand badly
I got an electric shock from the lamp
the heel snapped and I fell down the stairs
is there a recall on this necklace`,
    health: `I had an allergic reaction to the earrings
the metal gave me a rash
my skin is burning since I wore the bracelet
I am pregnant, is this perfume safe for me`,
    bereavement: `my husband passed away last month
I need to close the account of my late mother
my dad died and this was his watch
it is for a funeral on Friday`,
    press: `I am a journalist writing about luxury
press enquiry: who can I speak with
I work for the BBC and would like a statement`,
    fraud: `someone used my card on your site
I never placed this order
my account was hacked
I think this email from you is phishing
the bag I bought seems to be counterfeit`,
    distress: `I don't want to live anymore
honestly I want to kill myself
there is no reason to live`,
    discrimination: `your guard followed me because I am black
this was racist
I was treated badly because of my hijab
I feel discriminated against`,
  },
  fr: {
    legal: `Mon avocat va prendre contact avec vous
je vais porter plainte
ceci est une mise en demeure
je saisis le tribunal
je vais vous attaquer en justice
je signale votre maison à la DGCCRF`,
    safety: `la bougie a pris feu
ma fille s'est blessée avec le fermoir
j'ai reçu une décharge électrique
le talon a cassé et je suis tombée
y a-t-il un rappel de produit`,
    health: `j'ai fait une allergie aux boucles d'oreilles
des plaques rouges sur la peau depuis que je porte la bague
je suis enceinte, ce parfum est-il sans danger
je suis à l'hôpital à cause de votre produit`,
    bereavement: `mon mari est décédé le mois dernier
c'est pour un enterrement
ma mère vient de mourir
j'ai perdu mon père`,
    press: `je suis journaliste au Monde
demande presse pour un article`,
    fraud: `on a utilisé ma carte bancaire chez vous
je n'ai jamais passé cette commande
mon compte a été piraté
c'est une arnaque
je pense que c'est une contrefaçon`,
    distress: `je n'ai plus envie de vivre
je veux mourir
j'ai envie d'en finir avec la vie`,
    discrimination: `le vigile m'a suivie parce que je suis noire
c'est du racisme
j'ai été discriminée`,
  },
  de: {
    legal: `Mein Anwalt wird sich bei Ihnen melden
ich werde Sie verklagen
wir sehen uns vor Gericht
ich schalte den Verbraucherschutz ein
ich erstatte Anzeige
das wird rechtliche Schritte nach sich ziehen`,
    safety: `die Kerze hat Feuer gefangen
meine Tochter hat sich am Verschluss verletzt
der Absatz ist gebrochen und ich bin gestürzt
gibt es einen Rückruf für die Kette
ich habe einen Stromschlag bekommen`,
    health: `ich habe allergisch auf die Ohrringe reagiert
davon bekomme ich Ausschlag
ich bin schwanger, ist das Parfum unbedenklich
ich liege wegen Ihres Produkts im Krankenhaus`,
    bereavement: `mein Mann ist letzten Monat verstorben
es ist für eine Beerdigung
meine Mutter ist gestorben
ich habe meinen Vater verloren`,
    press: `ich bin Journalistin beim Spiegel
Presseanfrage zu Ihrem Haus`,
    fraud: `jemand hat meine Karte bei Ihnen benutzt
ich habe das nie bestellt
mein Konto wurde gehackt
das ist Betrug
ich glaube, die Tasche ist eine Fälschung`,
    distress: `ich will nicht mehr leben
ich möchte mich umbringen`,
    discrimination: `der Wachmann ist mir gefolgt, weil ich schwarz bin
das war rassistisch
ich wurde diskriminiert`,
  },
  it: {
    legal: `il mio avvocato vi contatterà
vi porto in tribunale
procederò per vie legali
vi denuncio
vi faccio causa`,
    safety: `la candela ha preso fuoco
mia figlia si è ferita con la chiusura
il tacco si è rotto e sono caduta
c'è un richiamo del prodotto
ho preso la scossa`,
    health: `ho avuto una reazione allergica agli orecchini
mi è venuto uno sfogo sulla pelle
sono incinta, il profumo è sicuro
sono finita in ospedale per colpa vostra`,
    bereavement: `mio marito è venuto a mancare
è per un funerale
mia madre è morta
ho perso mio padre`,
    press: `sono una giornalista di Repubblica
vorrei parlare con l'ufficio stampa`,
    fraud: `hanno usato la mia carta sul vostro sito
non ho mai fatto questo ordine
il mio account è stato violato
è una truffa
la borsa sembra contraffatta`,
    distress: `non voglio più vivere
voglio farla finita
voglio morire`,
    discrimination: `mi hanno seguita perché sono nera
è razzismo
sono stata discriminata`,
  },
  es: {
    legal: `mi abogado se pondrá en contacto
los voy a demandar
voy a poner una denuncia
nos vemos en los tribunales
tomaré acciones legales
voy a reclamar ante la OMIC`,
    safety: `la vela se prendió fuego
mi hija se cortó con el cierre
se rompió el tacón y me caí
hay una retirada del producto
me dio una descarga eléctrica`,
    health: `tuve una reacción alérgica a los pendientes
me salió un sarpullido
estoy embarazada, el perfume es seguro
acabé en el hospital por su producto`,
    bereavement: `mi marido falleció el mes pasado
es para un funeral
mi madre murió
perdí a mi padre`,
    press: `soy periodista de El País
consulta de prensa`,
    fraud: `usaron mi tarjeta en su web
yo no hice este pedido
me hackearon la cuenta
esto es una estafa
creo que el bolso es falso`,
    distress: `no quiero vivir más
quiero morirme
quiero quitarme la vida`,
    discrimination: `el guardia me siguió por ser negra
fue racista
me sentí discriminada`,
  },
  ja: {
    legal: `弁護士に相談します
訴えます
裁判を起こします
消費者センターに連絡します
法的措置を取ります`,
    safety: `キャンドルから火が出ました
娘が留め具で怪我をしました
ヒールが折れて転倒しました
リコールはありますか
感電しました`,
    health: `ピアスでアレルギーが出ました
肌がかぶれました
妊娠中ですが香水は大丈夫ですか
病院に運ばれました`,
    bereavement: `夫が先月亡くなりました
葬儀のためです
母が他界しました
父の遺品です`,
    press: `新聞記者です
取材をお願いしたい`,
    fraud: `カードを不正利用されました
この注文は身に覚えがありません
アカウントが乗っ取られました
詐欺ですよね
偽物だと思います`,
    distress: `もう死にたい
生きていたくない`,
    discrimination: `黒人だから警備員につけられました
差別されました`,
  },
  zh: {
    legal: `我的律师会联系你们
我要起诉你们
法院见
我要去12315投诉
我要走法律途径`,
    safety: `蜡烛着火了
女儿被搭扣划伤了
鞋跟断了我摔倒了
这款有没有召回
我触电了`,
    health: `戴耳环过敏了
皮肤起了红疹
我怀孕了可以用这款香水吗
我因为你们的产品住院了`,
    bereavement: `我先生上个月去世了
是为了葬礼
我妈妈过世了
这是我父亲的遗物`,
    press: `我是记者
想做媒体采访`,
    fraud: `我的卡被盗刷了
我没有下过这个订单
我的账号被盗了
你们是骗子吧，诈骗
感觉是假货`,
    distress: `我不想活了
我想自杀`,
    discrimination: `保安因为我是黑人一直跟着我
这是种族歧视`,
  },
  ar: {
    legal: `محاميي سيتواصل معكم
سأرفع عليكم قضية
سأقاضيكم في المحكمة
سأشتكي لحماية المستهلك
سأتخذ إجراءات قانونية`,
    safety: `الشمعة اشتعلت
ابنتي انجرحت من القفل
انكسر الكعب ووقعت
هل هناك سحب لهذا المنتج
صعقني الكهرباء`,
    health: `أصابتني حساسية من الأقراط
ظهر طفح جلدي
أنا حامل هل العطر آمن
دخلت المستشفى بسبب منتجكم`,
    bereavement: `توفي زوجي الشهر الماضي
إنها لجنازة
ماتت أمي
فقدت والدي`,
    press: `أنا صحفية في جريدة
استفسار صحفي`,
    fraud: `شخص ما استخدم بطاقتي عندكم
لم أقم بهذا الطلب
تم اختراق حسابي
هذا احتيال
أظن أن الحقيبة مقلدة`,
    distress: `لا أريد أن أعيش
أريد أن أموت`,
    discrimination: `تبعني الحارس لأنني سوداء
هذا تمييز عنصري`,
  },
};

export const harmless: Readonly<Record<string, string>> = {
  en: `a gift for my lawyer who just made partner
does this briefcase suit a lawyer
avocado green, do you have it
I would sue for peace over that bag haha
is the gold rush collection still on
can I burn the candle for two hours
how long does the candle burn
I am dying to see the new collection
this price is killing me
I love it to death
these heels are to die for
a present for my doctor
something for our hospital charity gala
is the clasp nickel-free
the ring is a family heirloom from my grandmother
I lost my receipt
I lost my ring
my mum is a bit late, can we move the appointment
will you be late with the delivery
please press the leather flat
the press studs are loose
is the trouser press included
my impression was good
is this fabric fire resistant
fire red please
do you have it in racing green
is it a racer back top
the dangerous thing is I want all of them
danger, I have my credit card ready
you stole my heart with that bag
this is a steal at that price
my phone died
the battery of the watch died
the watch stopped, the battery is dead
my order is stuck, dead silence
is the bag water proof
I have good taste, discriminating even
I want the black one because it is black
a bag for my black dress
can't go on holiday without it
shall I end it here and buy
the colour is a reaction to last season
a case for my glasses
can you make a case for this bag`,
  fr: `un cadeau pour mon avocate
cette serviette convient à un avocat
avez-vous du vert avocat
combien de temps brûle la bougie
je meurs d'envie de voir la collection
ce prix me tue
je suis morte de rire
c'est à mourir de rire
un cadeau pour mon médecin
le fermoir est-il sans nickel
j'ai perdu mon reçu
j'ai perdu ma bague
mon père est en retard
les boutons pression sont lâches
je suis pressée
presse-papiers en cuir
un rouge feu
est-ce que le cuir craint le feu
attention danger, j'ai ma carte bleue sur moi
vous m'avez volé mon cœur
c'est du vol à ce prix haha, je prends
mon téléphone est mort
la pile de la montre est morte
elle est décidément belle
je décède, trop beau
un sac noir parce que je suis fan du noir
une robe noire pour ma soirée
on peut en finir avec cette commande
j'ai fini par l'acheter
le procès-verbal de réception
pour en finir, quelle taille
le processus de retour
une pochette pour le gala de l'hôpital
c'est tuant cette attente haha
un sac pour mon amie juge
la couleur est dangereusement belle
la plainte du cuir quand on le plie
je ne suis pas allergique aux bonnes affaires
plaqué or ou massif
une plaque gravée pour le collier
on m'a volé la vedette avec ce sac`,
  de: `ein Geschenk für meinen Anwalt
passt die Aktentasche zu einem Anwalt
wie lange brennt die Kerze
ich sterbe vor Neugier auf die Kollektion
der Preis bringt mich um
zum Sterben schön
ein Geschenk für meine Ärztin
ist der Verschluss nickelfrei
ich habe meine Quittung verloren
ich habe meinen Ring verloren
mein Vater kommt später
die Druckknöpfe sind locker
presse ich das Leder flach
feuerrot bitte
Feuer und Flamme bin ich für die Tasche
ihr habt mein Herz gestohlen
zu dem Preis ist das geschenkt
mein Handy ist tot
die Batterie der Uhr ist leer
die schwarze, weil sie schwarz ist
eine schwarze Tasche zum schwarzen Kleid
ich kann nicht mehr, so schön
ich will nicht mehr warten
klagen kann ich nicht, alles gut
keine Klagen meinerseits
das Gericht im Restaurant war lecker
ich hätte gern ein Rezept zur Pflege
Anzeige in der Zeitung gesehen, gibt es die Tasche noch
die Anzeige auf der Uhr
eine Tasche für die Krankenhausgala
gefährlich schön
das ist gefährlich für mein Konto
brandneu oder gebraucht
Brandsohle aus Leder
ist die Farbe echt
ich bin auf Rosa allergisch haha nein
Trauerweide als Motiv
Trauring aus Gold
passen die Trauringe zusammen
ohne Betrug: die schönste Tasche
unverletzt angekommen`,
  it: `un regalo per il mio avvocato
questa cartella va bene per un avvocato
verde avocado ce l'avete
quanto dura la candela
muoio dalla voglia di vederla
questo prezzo mi uccide
bella da morire
un regalo per il mio medico
la chiusura è senza nichel
ho perso lo scontrino
ho perso l'anello
mio padre arriva tardi
i bottoni a pressione sono lenti
stampa floreale
l'ufficio del mio capo
rosso fuoco
mi avete rubato il cuore
a questo prezzo è un furto, lo prendo
il mio telefono è morto
la pila dell'orologio è morta
la nera perché è nera
una borsa nera per il vestito nero
facciamola finita con questo ordine haha, compro
il processo di reso
a causa della pioggia passo domani
per causa di forza maggiore
una causa persa con me, compro sempre
un regalo per il gala dell'ospedale
pericolosamente bella
è un pericolo per il mio portafoglio
il tribunale della moda approva
denuncia il buon gusto
la reazione del pubblico
richiamo più tardi
mi richiamate domani
allergica ai saldi, scherzo
è un'ottima occasione
sono caduta in tentazione
sono caduta dalle nuvole
mi manca la taglia
viene a mancare la taglia 38`,
  es: `un regalo para mi abogado
este maletín le va a un abogado
verde aguacate tienen
cuánto dura la vela
me muero por ver la colección
este precio me mata
es para morirse de bonito
me muero de risa
un regalo para mi médico
el cierre es sin níquel
perdí el recibo
perdí mi anillo
mi padre llega tarde
los botones a presión están flojos
me gusta esta prenda
rojo fuego
me han robado el corazón
a ese precio es un robo, me lo llevo
mi teléfono murió
la pila del reloj murió
la negra porque es negra
un bolso negro para el vestido negro
hay mucha demanda de este bolso
tiene gran demanda
el juicio de mi madre cuenta
a mi juicio es perfecto
un regalo para la gala del hospital
peligrosamente bonito
un peligro para mi cartera
la retirada en tienda es gratis
quiero retirar el pedido en tienda
tarjeta de felicitación
caí en la tentación
me caí de la emoción
cuero falso o auténtico, pregunto
falso techo
soy alérgica a las rebajas, broma
una reacción positiva
qué estafa de tiempo hace hoy, llueve
el fuego de la pasión
la prensa del corazón la lleva`,
  ja: `弁護士の友人へのプレゼント
弁護士に似合うバッグ
キャンドルは何時間燃えますか
死ぬほど可愛い
可愛すぎて死ぬ
先生へのプレゼント
ニッケルフリーですか
レシートをなくしました
指輪をなくしました
父が遅れます
プレスボタンが緩い
火曜日に行きます
真っ赤な火の色
心を奪われました
携帯が死んだ
時計の電池が切れました
黒いから黒いのがいい
黒いバッグと黒いドレス
病院のチャリティーガラ用
お医者さんへの贈り物
危ないくらい素敵
財布が危険です
感動しました
感電ではなく感動
記念日に
記入方法は
転送してください
差額はいくら
差し替えできますか
訴求力がある
裁縫道具
亡き王女のための曲が好き
差出人は誰ですか
人種は関係なく似合う色
反応が早い
生きていてよかった
殺到していますか
偽りなく素敵
喪服ではなく普段着
本物の革ですか
不正解でした`,
  zh: `送给律师朋友的礼物
适合律师用的公文包
蜡烛能烧多久
好看死了
可爱死了
喜欢死了
贵死了
送给医生的礼物
金属件不含镍吗
我的收据丢了
我的戒指丢了
爸爸会晚到
按扣松了
火红色的有吗
偷走了我的心
这价格跟白送一样
手机没电死机了
手表电池没电了
黑色的就是要黑色
黑色包配黑色裙子
医院慈善晚宴用
危险，我的钱包要空了
美得危险
真皮还是人造
假期前能到吗
假日营业吗
假装没看见
记者会要用的包
过期了吗
过几天再来
摔不坏吧
划算吗
笑死我了
法式风格
法国制造
官网能买吗
官方旗舰店
死心塌地喜欢你们
要命的好看
区别在哪里
不同肤色都适合吗`,
  ar: `هدية لصديقي المحامي
حقيبة تناسب محامية
كم ساعة تحترق الشمعة
أموت في هذه الحقيبة
جميلة موت
السعر يقتل
هدية لطبيبي
هل القفل بدون نيكل
فقدت الإيصال
فقدت خاتمي
والدي يتأخر
أزرار كبس مفكوكة
أحمر ناري
سرقتم قلبي
بهذا السعر سآخذها
هاتفي مات
بطارية الساعة ماتت
السوداء لأنها سوداء
حقيبة سوداء وفستان أسود
لحفل خيري في المستشفى
جمال خطير
خطر على محفظتي
جلد طبيعي أم صناعي
قضيت وقتا جميلا
القضية بسيطة أريد مقاس أكبر
قضية ذوق
ما القضية
تصميم مميز
تمييز اللون صعب في الصورة
جرح بسيط في الجلد الخارجي للحقيبة
سحب المبلغ تم
نصب تذكاري على الوشاح
حامل بطاقات أسود
أريد حامل مفاتيح
صندوق الشكاوى أين
شكرا على التعامل
الصحف تكتب عنكم
وفاء للعلامة
توفير رائع
توفر المقاس
محكم الإغلاق`,
};
