/** What shoppers call the things a house sells. */

import type { Lexicon } from './lexicon.ts';

export const categories: Lexicon = {
  kind: 'category',
  terms: [
    {
      keys: ['bags', 'handbags'],
      said: {
        en: 'bag, handbag, hand bag, evening bag, tote, tote bag, clutch, clutch bag, crossbody, cross body, cross-body, shoulder bag, bucket bag, backpack, rucksack, briefcase, weekender, weekend bag, travel bag, purse, satchel, hobo, minaudiere, top handle, shopper bag, messenger bag, laptop bag, basket bag',
        fr: 'sac, sac à main, sac a main, sac du soir, sac de soirée, cabas, pochette, pochette de soirée, besace, bandoulière, sac bandoulière, sac seau, sac à dos, porte-documents, serviette, cartable, sac de voyage, sac week-end, sac de fin de semaine, sacoche, minaudière, panier, bourse',
        ar: 'حقيبه, حقائب, شنطه, شنط, حقيبه يد, حقيبه سهره, شنطه سهره, كلاتش, حقيبه ظهر, حقيبه كتف, حقيبه سفر',
        de: 'Tasche, Handtasche, Abendtasche, Umhängetasche, Schultertasche, Clutch, Rucksack, Aktentasche, Reisetasche, Shopper',
        it: 'borsa, borsetta, pochette, tracolla, zaino, cartella, borsone, borsa da sera, secchiello',
        es: 'bolso, bolsa, cartera de mano, bandolera, mochila, maletín, bolso de noche, bolso de mano',
        ja: 'バッグ, かばん, カバン, 鞄, ハンドバッグ, トート, クラッチ, ショルダーバッグ, リュック',
        zh: '包, 包包, 手袋, 手提包, 托特包, 晚宴包, 斜挎包, 背包, 公文包, 手拿包',
      },
    },
    {
      keys: ['small-leather-goods', 'small-leather', 'wallets', 'accessories'],
      said: {
        en: 'wallet, card holder, cardholder, card case, coin purse, key ring, keyring, key holder, passport cover, passport holder, phone pouch, luggage tag, small leather goods, billfold, glasses case, toiletry case, wash bag, belt, leather belt',
        fr: 'portefeuille, porte-cartes, porte cartes, porte-monnaie, porte-clés, porte clés, petite maroquinerie, étui passeport, protège-passeport, trousse de toilette, étui à lunettes, étiquette de bagage, ceinture',
        ar: 'محفظه, محافظ, حامل بطاقات, حافظه بطاقات, سلسله مفاتيح, حزام, احزمه',
        de: 'Geldbörse, Portemonnaie, Brieftasche, Kartenetui, Schlüsselanhänger, Gürtel',
        it: 'portafoglio, portafogli, portacarte, portamonete, portachiavi, cintura',
        es: 'cartera, billetera, monedero, tarjetero, llavero, cinturón',
        ja: '財布, カードケース, キーリング, キーケース, 小銭入れ, ベルト, 小物',
        zh: '钱包, 錢包, 卡包, 钥匙扣, 零钱包, 腰带, 皮带, 小皮具',
      },
    },
    {
      keys: ['shoes', 'footwear'],
      said: {
        en: 'shoe, boot, ankle boot, loafer, sandal, sneaker, trainer, pump, heel, high heels, ballerina, ballet flats, flats, mule, slingback, derby, derbies, oxford, chelsea boot, slipper, footwear, moccasin',
        fr: 'chaussure, soulier, botte, bottine, mocassin, flâneur, sandale, basket, espadrille, tennis, escarpin, talon, ballerine, mule, derby, richelieu, pantoufle',
        ar: 'حذاء, احذيه, جزمه, كعب, صندل, بوت, موكاسين',
        de: 'Schuh, Schuhe, Stiefel, Stiefelette, Sandale, Sandalen, Pumps, Loafer, Turnschuh, Turnschuhe, Ballerina',
        it: 'scarpa, scarpe, stivale, stivali, stivaletto, sandalo, sandali, mocassino, mocassini, décolleté, ballerina',
        es: 'zapato, zapatos, bota, botas, botín, botines, sandalia, mocasín, mocasines, zapatilla, tacones',
        ja: '靴, シューズ, ブーツ, サンダル, パンプス, ローファー, スニーカー',
        zh: '鞋, 鞋子, 靴子, 凉鞋, 高跟鞋, 乐福鞋, 运动鞋',
      },
    },
    {
      keys: ['jewellery', 'jewelry'],
      said: {
        en: 'jewellery, jewelry, jewelery, jewel, ring, signet ring, necklace, bracelet, bangle, cuff, earring, earrings, hoops, studs, pendant, brooch, cufflink, cufflinks, wedding ring, engagement ring, wedding band, pearls necklace, chain necklace, charm',
        fr: "bijou, bijoux, joaillerie, bague, collier, bracelet, jonc, boucle d'oreille, boucles d'oreilles, boucles d'oreille, créoles, clous d'oreilles, pendentif, broche, boutons de manchette, boutons de manchettes, alliance, alliances, chevalière, sautoir",
        ar: 'مجوهرات, خاتم, خواتم, قلاده, عقد, سوار, اساور, قرط, اقراط, حلق, بروش, دبله, ازرار اكمام',
        de: 'Schmuck, Ring, Ringe, Kette, Halskette, Armband, Armreif, Ohrring, Ohrringe, Anhänger, Brosche, Manschettenknöpfe, Ehering',
        it: 'gioiello, gioielli, anello, anelli, collana, bracciale, orecchino, orecchini, ciondolo, spilla, gemelli, fede nuziale',
        es: 'joya, joyas, joyería, anillo, collar, pulsera, brazalete, pendiente, pendientes, aretes, colgante, broche, gemelos, alianza',
        ja: 'ジュエリー, 指輪, リング, ネックレス, ブレスレット, ピアス, イヤリング, ペンダント, ブローチ, カフス',
        zh: '珠宝, 首饰, 戒指, 项链, 手链, 手镯, 耳环, 耳钉, 吊坠, 胸针, 袖扣',
      },
    },
    {
      keys: ['watches', 'jewellery', 'accessories'],
      said: {
        en: 'watch, watches, wristwatch, timepiece',
        fr: 'montre, horlogerie',
        ar: 'ساعه, ساعات, ساعه يد',
        de: 'Uhr, Uhren, Armbanduhr',
        it: 'orologio, orologi',
        es: 'reloj, relojes',
        ja: '時計, 腕時計, ウォッチ',
        zh: '手表, 手錶, 腕表',
      },
    },
    {
      keys: ['scarves', 'accessories'],
      said: {
        en: 'scarf, scarves, silk scarf, shawl, stole, twilly, pashmina, bandana',
        fr: 'foulard, écharpe, carré, carré de soie, châle, étole, twilly, pashmina',
        ar: 'وشاح, اوشحه, شال, ايشارب',
        de: 'Schal, Schals, Tuch, Seidentuch, Halstuch, Stola',
        it: 'sciarpa, sciarpe, foulard, scialle, stola',
        es: 'pañuelo, bufanda, chal, fular, estola',
        ja: 'スカーフ, マフラー, ストール, ショール',
        zh: '围巾, 丝巾, 披肩',
      },
    },
    {
      keys: ['accessories'],
      said: {
        en: 'accessory, accessories, glove, gloves, tie, bow tie, pocket square, hat, fedora, beanie, cap, sunglasses, glasses frame, eyewear, umbrella, scrunchie, hair tie',
        fr: 'accessoire, gant, gants, cravate, nœud papillon, pochette de costume, chapeau, bonnet, tuque, casquette, lunettes de soleil, lunettes, parapluie, chouchou',
        ar: 'اكسسوار, اكسسوارات, قفازات, ربطه عنق, كرافته, قبعه, نظارات, نظارات شمسيه, مظله',
        de: 'Accessoire, Accessoires, Handschuh, Handschuhe, Krawatte, Fliege, Hut, Mütze, Sonnenbrille, Regenschirm',
        it: 'accessorio, accessori, guanti, cravatta, papillon, cappello, occhiali da sole, occhiali, ombrello',
        es: 'accesorio, accesorios, guantes, corbata, pajarita, sombrero, gorro, gafas de sol, gafas, lentes de sol, paraguas',
        ja: 'アクセサリー, 手袋, ネクタイ, 帽子, サングラス, 傘',
        zh: '配饰, 手套, 领带, 帽子, 太阳镜, 墨镜, 雨伞',
      },
    },
    {
      keys: ['ready-to-wear', 'clothing', 'clothes'],
      said: {
        en: 'clothes, clothing, ready to wear, ready-to-wear, outfit, dress, evening dress, gown, skirt, shirt, blouse, jacket, blazer, coat, trench, trench coat, overcoat, raincoat, sweater, jumper, pullover, cardigan, knitwear, trousers, pants, suit, tuxedo, polo, polo shirt, t-shirt, tshirt, jeans',
        fr: 'vêtement, prêt-à-porter, tenue, robe, robe du soir, jupe, chemise, chemisier, blouse, veste, blazer, manteau, paletot, trench, imperméable, pull, chandail, gilet, cardigan, maille, pantalon, costume, smoking, tailleur, polo, t-shirt, tee-shirt, jean',
        ar: 'ملابس, فستان, فساتين, تنوره, قميص, بلوزه, جاكيت, سترة, معطف, كنزه, بنطلون, بدله, عبايه, ازياء',
        de: 'Kleidung, Kleid, Kleider, Rock, Hemd, Bluse, Jacke, Blazer, Mantel, Trenchcoat, Pullover, Pulli, Strickjacke, Hose, Anzug, Smoking',
        it: 'abbigliamento, abito, vestito, gonna, camicia, camicetta, giacca, cappotto, trench, maglione, maglia, cardigan, pantaloni, completo, smoking',
        es: 'ropa, vestido, falda, camisa, blusa, chaqueta, americana, abrigo, gabardina, jersey, suéter, cárdigan, pantalón, pantalones, traje, esmoquin',
        ja: '服, 洋服, ドレス, ワンピース, スカート, シャツ, ブラウス, ジャケット, コート, セーター, カーディガン, パンツ, スーツ',
        zh: '衣服, 成衣, 连衣裙, 裙子, 衬衫, 外套, 大衣, 毛衣, 针织衫, 裤子, 西装, 风衣',
      },
    },
    {
      keys: ['fragrance-home', 'fragrance', 'perfume', 'home'],
      said: {
        en: 'perfume, fragrance, eau de parfum, eau de toilette, cologne, scent, candle, scented candle, diffuser, room spray',
        fr: 'parfum, eau de parfum, eau de toilette, fragrance, bougie, bougie parfumée, diffuseur, chandelle',
        ar: 'عطر, عطور, برفان, شمعه, شموع, معطر',
        de: 'Parfum, Parfüm, Duft, Duftkerze, Kerze',
        it: 'profumo, profumi, fragranza, candela, diffusore',
        es: 'perfume, fragancia, colonia, vela, difusor',
        ja: '香水, フレグランス, キャンドル, ディフューザー',
        zh: '香水, 香氛, 蜡烛, 香薰',
      },
    },
    {
      keys: ['fragrance-home', 'home'],
      said: {
        en: 'homeware, home decor, plaid, blanket, serving tray, vase, cushion, tableware, gifts for the home',
        fr: 'décoration, plaid, jeté, couverture, vide-poche, plateau, vase, coussin, objets pour la maison',
        ar: 'ديكور, بطانيه, صينيه, وساده',
        de: 'Wohnen, Decke, Tablett, Kissen',
        it: 'coperta, vassoio, cuscino',
        es: 'manta, bandeja, cojín',
        ja: 'ホーム, ブランケット, トレイ',
        zh: '家居, 毯子, 托盘',
      },
    },
  ],
};
