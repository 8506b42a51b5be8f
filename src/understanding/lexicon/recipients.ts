/** Whom the thing is for. */

import type { Lexicon } from './lexicon.ts';

export const recipients: Lexicon = {
  kind: 'recipient',
  terms: [
    {
      keys: ['her', 'women', 'woman'],
      said: {
        en: 'for her, women, woman, ladies, lady, female, wife, mother, mum, mom, mother in law, sister, girlfriend, gf, daughter, grandmother, grandma, granny, aunt, niece, fiancee, bride',
        fr: 'femme, femmes, pour elle, épouse, mère, maman, belle-mère, sœur, copine, petite amie, blonde, fille, grand-mère, mamie, tante, nièce, fiancée, dame, mariée',
        ar: 'زوجتي, زوجه, امي, والدتي, اختي, ابنتي, صديقتي, خطيبتي, جدتي, نساء, نسائي, نسائيه, سيدات, للنساء, مرأه, امراه',
        de: 'Frau, Frauen, Damen, Dame, Mutter, Mama, Schwester, Freundin, Tochter, Oma, Ehefrau',
        it: 'donna, donne, moglie, mamma, madre, sorella, fidanzata, figlia, nonna, per lei',
        es: 'mujer, mujeres, esposa, madre, mamá, hermana, novia, hija, abuela, señora',
        ja: '女性, 妻, 母, 彼女, 姉, 妹, 娘, レディース, 祖母',
        zh: '女士, 妻子, 太太, 老婆, 妈妈, 女朋友, 姐姐, 妹妹, 女儿, 女款',
      },
    },
    {
      keys: ['him', 'men', 'man'],
      said: {
        en: "for him, men, man, mens, men's, gentleman, male, husband, hubby, father, dad, father in law, brother, boyfriend, bf, son, grandfather, grandpa, uncle, nephew, groom",
        fr: 'homme, hommes, pour lui, mari, époux, père, papa, beau-père, frère, copain, petit ami, chum, fils, grand-père, papi, oncle, neveu, fiancé, marié',
        ar: 'زوجي, ابي, والدي, اخي, ابني, صديقي, خطيبي, جدي, رجال, رجالي, رجاليه, رجل, للرجال',
        de: 'Mann, Männer, Herren, Herr, Vater, Papa, Bruder, Freund, Sohn, Opa, Ehemann',
        it: 'uomo, uomini, marito, papà, padre, fratello, fidanzato, figlio, nonno, per lui',
        es: 'hombre, hombres, marido, esposo, padre, papá, hermano, novio, hijo, abuelo',
        ja: '男性, 夫, 父, 彼氏, 兄, 弟, 息子, メンズ, 祖父',
        zh: '男士, 丈夫, 先生, 老公, 爸爸, 男朋友, 哥哥, 弟弟, 儿子, 男款',
      },
    },
    {
      keys: ['child', 'kids', 'baby'],
      said: {
        en: 'child, children, kid, baby, toddler, godchild',
        fr: 'enfant, bébé, filleul, filleule',
        ar: 'طفل, اطفال, طفلي, مولود',
        de: 'Kind, Kinder, Baby',
        it: 'bambino, bambina, bambini, neonato',
        es: 'niño, niña, niños, bebé',
        ja: '子供, 赤ちゃん, キッズ',
        zh: '孩子, 小孩, 宝宝',
      },
    },
    {
      keys: ['unisex', 'colleague'],
      said: {
        en: 'unisex, colleague, boss, coworker, co-worker',
        fr: 'mixte, collègue, patron, patronne',
        ar: 'زميل, زميلتي, مديري',
        de: 'Kollege, Kollegin, Chef, Chefin',
        it: 'collega, capo, unisex',
        es: 'colega, jefe, jefa, unisex',
        ja: '同僚, 上司, ユニセックス',
        zh: '同事, 老板, 中性',
      },
    },
    {
      keys: ['friend', 'unisex'],
      said: {
        en: 'friend, best friend',
        fr: 'ami, amie',
        ar: 'صديق, صديقه',
        it: 'amico, amica',
        es: 'amigo, amiga',
        ja: '友達, 友人',
        zh: '朋友',
      },
    },
  ],
};
