/** Ways to ask for a person, and phrases with the same words that ask for something else. Own sentences, one a line. */

export const asks: Readonly<Record<string, string>> = {
  de: `Ich möchte mit einem Menschen sprechen
kann ich mit jemandem reden
Mitarbeiter bitte
verbinden Sie mich bitte mit Ihrem Kundenservice
ich will einen echten Menschen
kein Bot bitte
könnte mich jemand zurückrufen
gibt es hier auch echte Menschen
geben Sie mir Ihren Vorgesetzten
ich möchte lieber persönlich mit einer Beraterin schreiben
Mensch!
ich will nicht mit einer Maschine reden
bitte an einen Mitarbeiter weiterleiten
wo erreiche ich einen Menschen
rufen Sie mich bitte zurück`,
  it: `vorrei parlare con una persona
operatore
posso parlare con qualcuno
passatemi un responsabile
voglio un umano
non voglio parlare con un bot
mi può richiamare qualcuno
c'è qualcuno con cui posso parlare
servizio clienti per favore
mi metta in contatto con un consulente
una persona vera per favore
come faccio a parlare con un operatore
preferisco una persona
basta robot
mi richiamate per favore`,
  es: `quiero hablar con una persona
agente
puedo hablar con alguien
páseme con un supervisor
quiero un humano
no quiero hablar con un bot
me puede llamar alguien
hay alguien con quien pueda hablar
atención al cliente por favor
comuníqueme con un asesor
una persona real por favor
cómo hablo con un agente
prefiero una persona
basta de robots
llámenme por favor`,
  ja: `人と話したいです
担当者に代わってください
オペレーターにつないで
スタッフと直接話したい
人間をお願いします
ボットは嫌です
折り返し電話をください
誰か話せる人はいますか
責任者を出してください
有人対応をお願いします
オペレーター希望
チャットではなく人に相談したい
カスタマーサービスに繋いでください
担当の方とお話しできますか
人に代わってもらえますか`,
  zh: `我要人工
转人工客服
我想和真人说话
请找一位顾问跟我联系
不要机器人
能给我回电话吗
有没有真人
叫你们经理来
我要找客服
人工服务
请让工作人员联系我
可以跟店员聊吗
给我转接主管
不想跟机器人聊
麻烦找个人跟我说`,
  ar: `أريد التحدث مع شخص
موظف من فضلك
هل يمكنني التكلم مع أحد
حولوني إلى المدير
أريد إنساناً
لا أريد التحدث مع روبوت
اتصلوا بي من فضلكم
هل يوجد أحد أتحدث معه
خدمة العملاء
وصلني بمستشار
شخص حقيقي لو سمحت
كيف أكلم موظف
أفضل التحدث مع إنسان
ممكن حد يكلمني
بدي احكي مع حدا`,
  en: `I want to speak to a person
human please
get me someone real
can somebody call me
is anyone there I can talk to
put me through to your manager
no bots
how do I reach a human
I'd like to be contacted by an advisor
can I chat with one of your team`,
  fr: `je veux parler à quelqu'un
un humain svp
passez-moi un responsable
je peux avoir quelqu'un au téléphone
quelqu'un peut me rappeler
je ne veux pas de robot
comment joindre un conseiller
mettez-moi en relation avec une personne
y a-t-il quelqu'un de réel
j'aimerais discuter avec une conseillère`,
};

export const doesNotAsk: Readonly<Record<string, string>> = {
  en: `a bag for a person who travels a lot
nobody answered my email
no one has replied for two weeks
someone signed for my parcel
can someone else collect it for me
who designed this bag
are you a human or a bot
is this a bot
the manager in London was lovely
your agent lost my parcel
the person in the shop told me it was fine
a gift for someone who has everything
I spoke to someone yesterday and nothing happened
somebody already helped me, thanks
does it fit a tall person
is it for men or women
the delivery person left it outside
I need a staff discount code
how many people can the room hold
are your people paid fairly
my manager wants one too
a present for my colleague
human rights policy of your suppliers
is it made by humans or by machines
do you use machines to stitch
I talked to my husband and we keep it
talk to you later
I'll speak to my wife first
customer service was great, thank you
your customer service is a joke
the robot vacuum scratched it
one person or two for the appointment
can one person carry the trunk
I saw a person wearing it
the sales assistant recommended size 38
anyone know if it shrinks
is anyone allowed to return gifts
no human being deserves that price
can I bring someone to the appointment
will someone be home to sign, yes`,
  fr: `personne n'a répondu
personne ne répond à mes mails
je n'ai eu personne
quelqu'un d'autre peut-il retirer le colis
un cadeau pour quelqu'un de spécial
une personne a signé à ma place
un sac pour une personne âgée
la vendeuse m'a conseillé le 38
êtes-vous un robot
c'est un robot qui répond
votre conseiller m'a raccroché au nez
j'ai déjà parlé à quelqu'un hier
je vais en parler à mon mari
le service client était parfait
le service client est nul
le livreur a laissé le colis dehors
le responsable de Lyon a été charmant
combien de personnes pour le rendez-vous
une personne ou deux
ma responsable veut le même
un cadeau pour mon collègue
fait par des humains ou des machines
vos machines à coudre
l'agent immobilier a reçu le colis
la personne qui m'a reçue était gentille
quelqu'un a volé mon colis
personne à la maison ce jour-là
je ne connais personne qui l'ait
en personne elle est encore plus belle
puis-je venir accompagnée de quelqu'un
à qui est destiné ce sac
parlez-moi de cette bague
parlez-vous anglais
on en parle à la maison
je parle français et anglais
tout le monde l'adore
l'humain au cœur de votre maison, joli
ressources humaines, comment postuler
mon chat a griffé le sac
j'ai appelé ma banque`,
  de: `niemand hat geantwortet
keiner meldet sich
jemand hat für mich unterschrieben
kann jemand anderes das Paket abholen
ein Geschenk für jemand Besonderen
eine Tasche für einen großen Menschen
sind Sie ein Mensch oder ein Bot
bin ich hier bei einem Bot
Ihr Mitarbeiter hat aufgelegt
der Mitarbeiter in Mailand war nett
die Verkäuferin hat mir 38 empfohlen
ich habe gestern schon mit jemandem gesprochen
ich spreche erst mit meinem Mann
der Kundenservice war super
Ihr Kundenservice ist ein Witz
der Zusteller hat es vor die Tür gelegt
wie viele Personen passen in den Raum
eine Person oder zwei
mein Chef will auch eine
ein Geschenk für meine Kollegin
von Menschen oder Maschinen gemacht
Ihre Maschinen nähen gut
die Person an der Kasse war unfreundlich
jemand hat mein Paket gestohlen
Mensch, ist das schön
Mensch Meier, schon wieder
ich kenne niemanden, der sie hat
darf ich jemanden mitbringen
für wen ist die Tasche gedacht
sprechen Sie Englisch
wir reden zu Hause darüber
alle lieben sie
Menschenrechte bei Ihren Lieferanten
Personalabteilung, wie bewerbe ich mich
meine Katze hat sie zerkratzt
mein Berater bei der Bank hat es genehmigt
der Roboter hat sie zerkratzt
Mitarbeiterrabatt gibt es
ist jemand zu Hause, ja
persönlich abholen geht das`,
  it: `nessuno ha risposto
non mi risponde nessuno
qualcuno ha firmato per me
può ritirarlo un'altra persona
un regalo per qualcuno di speciale
una borsa per una persona alta
sei un robot o una persona
sto parlando con un bot
il vostro operatore ha riattaccato
la commessa mi ha consigliato la 38
ho già parlato con qualcuno ieri
ne parlo con mio marito
il servizio clienti era ottimo
il vostro servizio clienti è pessimo
il corriere l'ha lasciato fuori
quante persone entrano nella sala
una persona o due
il mio capo ne vuole una
un regalo per una collega
fatto da persone o da macchine
le vostre macchine da cucire
la persona alla cassa era scortese
qualcuno ha rubato il pacco
di persona è più bella
non conosco nessuno che ce l'ha
posso portare qualcuno all'appuntamento
per chi è pensata la borsa
parlate inglese
ne parliamo a casa
tutti la adorano
diritti umani dei fornitori
risorse umane, come mi candido
il gatto l'ha graffiata
il consulente della banca ha approvato
il robot l'ha graffiata
sconto dipendenti
c'è qualcuno a casa, sì
il responsabile di Milano è gentile
assistente di volo, mi serve un trolley
mi parli di questo anello`,
  es: `nadie ha respondido
nadie me contesta
alguien firmó por mí
puede recogerlo otra persona
un regalo para alguien especial
un bolso para una persona alta
eres un robot o una persona
estoy hablando con un bot
su agente me colgó
la vendedora me aconsejó la 38
ya hablé con alguien ayer
lo hablo con mi marido
la atención al cliente fue genial
su atención al cliente es pésima
el repartidor lo dejó fuera
cuántas personas caben en la sala
una persona o dos
mi jefe quiere uno
un regalo para una compañera
hecho por personas o por máquinas
sus máquinas de coser
la persona de la caja fue grosera
alguien robó mi paquete
en persona es más bonito
no conozco a nadie que lo tenga
puedo llevar a alguien a la cita
para quién está pensado el bolso
hablan inglés
lo hablamos en casa
todos lo adoran
derechos humanos de sus proveedores
recursos humanos, cómo me postulo
mi gato lo arañó
el asesor del banco lo aprobó
el robot lo arañó
descuento de empleados
hay alguien en casa, sí
el encargado de Milán es amable
agente inmobiliario recibió el paquete
hábleme de este anillo`,
  ja: `誰も返事をくれません
返信がありません
誰かが代わりに受け取りました
別の人が受け取れますか
大切な人へのプレゼント
背の高い人に合うバッグ
あなたは人間ですか
ボットですか
スタッフの方が親切でした
担当者に電話を切られました
店員さんに38を勧められました
昨日スタッフと話しましたが何も変わりません
夫と話してから決めます
カスタマーサービスは最高でした
対応が悪い
配達の人が外に置いていきました
何人まで入れますか
一人か二人です
上司も欲しがっています
同僚へのプレゼント
人の手で作られていますか
機械縫いですか
レジの人が失礼でした
誰かに荷物を盗まれました
実物は人気ですか
人気の色はどれ
友人を連れて行ってもいいですか
男性向けですか
英語は話せますか
家で話し合います
みんなに好評です
人権方針はありますか
採用担当の連絡先は載っていますか
猫が引っ掻きました
大人っぽい色が好き
店員割引はありますか
美人に見える色
人差し指のサイズ
人工ダイヤですか
個人情報の扱いは`,
  zh: `没有人回复我
没人理我
有人替我签收了
别人可以代收吗
送给重要的人
适合高个子的人吗
你是人还是机器人
你是机器人吗
你们客服挂了我电话
店员推荐了38码
昨天跟客服说过了没用
我跟老公商量一下
客服态度很好
你们客服太差了
快递员放门口了
几个人可以进
一个人还是两个人
老板也想要一个
送给同事
人工缝制还是机器缝制
是人造革吗
收银员态度差
有人偷了我的包裹
本人看更好看
我不认识有这款的人
可以带朋友来吗
适合什么人用
会说英语吗
回家商量
大家都喜欢
人权政策
招聘怎么投简历
猫抓坏了
人气款是哪个
人民币付款可以吗
成人尺码
个人信息怎么处理
人造钻石吗
主人很喜欢
女人味的颜色`,
  ar: `لم يرد أحد
لا أحد يجيب
شخص وقّع بدلا مني
هل يستلمها شخص آخر
هدية لشخص مميز
حقيبة لشخص طويل
هل أنت إنسان أم روبوت
هل هذا روبوت
موظفكم أغلق الخط
البائعة نصحتني بمقاس 38
تحدثت أمس مع موظف ولم يحدث شيء
سأتحدث مع زوجي أولا
خدمة العملاء كانت رائعة
خدمة العملاء عندكم سيئة
المندوب تركها في الخارج
كم شخص يتسع المكان
شخص واحد أم اثنان
مديري يريد واحدة
هدية لزميلتي
صنع بأيدي بشر أم آلات
آلات الخياطة
الشخص على الصندوق كان وقحا
أحدهم سرق طردي
أجمل على الطبيعة
لا أعرف أحدا لديه مثلها
هل أحضر أحدا معي للموعد
لمن صممت الحقيبة
هل تتحدثون الإنجليزية
نتناقش في البيت
الكل يحبها
حقوق الإنسان عند الموردين
الموارد البشرية كيف أقدم
قطتي خدشتها
مستشار البنك وافق
الروبوت خدشها
خصم الموظفين
هل يوجد أحد في البيت نعم
مدير ميلانو لطيف
موظف التوصيل تأخر
حدثني عن هذا الخاتم`,
};
