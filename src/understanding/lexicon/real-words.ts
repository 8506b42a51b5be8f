/** Words one letter away from a word of the catalogue that shoppers really mean as written. */

export const realWords: ReadonlySet<string> = new Set(
  (
    'while write short shirts shows showed green greed greet grind block blank slack coast costs cost boast brow crown dream creams sliver purse pulse purge bells walled ' +
    'stools steal still steel still wooden would could should where there these those whole whose great store stock wait waist water ' +
    'right ranges range orders order ordered paid parts party pearl peril skills skin shore shoe shop shops showers trace track tracks train trains braces brands brand ' +
    'place plate plane plain placed reads ready really price prime prices prince clock clean clear class cloud close closed clothe closes louder loader wedding welding ' +
    'gifted gifts drift drifts evenings every events event silks silky single singe linked links liner lines lined local locks beige being began begin bagel ' +
    'black blacks brown browse brows grown grows orange orange rings rinse bring bringing wring colour colours color colors cover covers clover lover ' +
    'heels helps helped helpe hello wheel feels heal heals booth books booked booty boat boots bought both about socks suits suite ' +
    'watch match catch hatch batch rather leather lather weather feather gather robes robot robots probes probe votre notre autre encore envie entre entrer ' +
    'porte portes porter porte sortes sorte sorts montrer montres montré montrez monter monte contre compte conte conter comptes cadre cadres carte cartes carton ' +
    'rouges bouge bougie bouges soirs avoir savoir voir noire noirs miroir sacre sacres sucre cuire cuite cuit toile étoile voile belle belles balle ballet balles blanche ' +
    'branche verte verts verre versé lettre mettre mettez maître mariage mariages maries marine machine matin latin satins sapin gants grand grande grands gagnants gens ' +
    'talon salon talons salons jupes juste jusque soupe loupe montant instant argent urgent agent agents urgents argents perle parle parler perles parles vernis venir tenir ' +
    'cravates bague blague vague bagues vagues reste restes veste vestes peste poste postes liste listes modele modeles collier colis collies coller colle collant ' +
    'bureau bureaux barreau voyage voyager voyez visage usage femme ferme fermé fermer femmes hommes comme homme somme pomme frère frais fière verres père perte pertes mère mètre ' +
    'danke denke tarde tasche tasse tassen braun brauch schuh schule rosso grosso posso nera sera vera verde verdi bolsa bolso sola rojas hojas negar negro nuevo novio novia notte ' +
    'camel cancel casual causal usual cuffs cuff stuff staff later latter letter pants plants paints prints points pumps plumps jumps lumps mules rules males mails nudes nuder ' +
    'travel trail trial tracel sports spots shorts sandal scandal sandy handle candle candles handles throw threw thrown vases bases cases cased tray trays rays ' +
    // Found by reading our own sentences: every word here was taken for a thing, a colour or a person.
    'bother stain stains soles robbers bananas officer bonnes mille echappe avons traiter super voyageur copie copies copiees sales orage orages papier papiers bonde ' +
    'miles volets fiancer scene ligne lignes boite boites style places faute fautes route routes soins salle vente ventes duree jeune jeunes ' +
    'leere leeren leider kamen wissen wachs tauschen tausche kleiner kleine kleinen kleinere klein stand freude schauen schaden schamen geben geschenkt arbeitet meridon ' +
    'mannes frage fragen seite seiten beide beiden besten worden wollte selber senden weisst horen handwasche seien seids gegen ' +
    'galli orecchie scandalo banca banche cucino carrello esatto vuole vende spesa spese meglio maggio durata danno perso persa ' +
    'abrio salte cumplen trabaja trabajas alcanza banco bancos mames cartero veganos patas botones boton senor senores americano hombro hombros falta linea manera ' +
    'بنفسي للماء ولادي الناس المال المقاس'
  )
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' '),
);
