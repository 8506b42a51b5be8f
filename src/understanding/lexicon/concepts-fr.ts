/** French words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const french = `
when: quand, quel jour, a quel moment, date, a quelle heure, quelle date
duration: combien de temps, combien de jours, combien de semaines, en combien, delai, duree, vite, rapidement, jours, semaines, met combien, prend, je recois quand, estime, prevu, 24h, pour vendredi, pour samedi, pour lundi, avant vendredi
deadline: jusqu'a quand, date limite, trop tard, encore temps, delai, encore possible, a l'avance, limite, au plus tard, dernier jour, au bout d'un mois
cost: combien ca coute, c'est combien, cout, coute, prix, frais, tarif, payant, gratuit, gratuitement, offert, sans frais, cher, supplement, c'est a ma charge, a ma charge, qui paie, vous prenez combien, montant, fdp, ca coute
place: ou, adresse, ou se trouve, ou etes vous, plus proche, plus pres, ou vous trouver, situe
country: pays, etranger, international, europe, suisse, belgique, canada, montreal, dom tom, hors de france, angleterre, italie, etats unis, golfe, royaume uni, luxembourg
method: moyen, mode, facon, type, maniere
howto: comment, procedure, etapes, demarche, marche a suivre, fonctionne, marche, expliquez, faire pour, mode d'emploi, on fait quoi, je fais quoi, se passe
permission: possible, autorise, accepte, acceptez, peut on, droit de, permis
delivery: livrer, livraison, livrez, expedier, expedition, envoi, envoyer, envoyez, envoyer a, port, frais de port, acheminement, transporteur, facteur, coursier, livreur, recevoir, arriver, arrive, je l'aurai, fdp, la poste, chronopost, colissimo, chez moi, domicile, il me le faut, pour vendredi, pour samedi, pour lundi, je l ai quand
speed: express, demain, urgent, vite, rapide, 24h, prioritaire, avant samedi, lendemain, pour vendredi
track: suivre, suivi, ou est, ou se trouve, ou en est, il en est ou, statut, nouvelles, en cours, c'est parti, est parti, lien, tracking, se passe quoi, avancement, toujours rien, numero de suivi, expedition
parcel: colis, paquet, carton, commande, envoi, achat, boite
late: retard, tarde, attends, j'attends, toujours rien, toujours pas, pas encore, devait arriver, devait etre, aucune nouvelle, n'avance plus, ne bouge plus, quinze jours, rien recu, bloque, pas arrive, depuis mardi
lost: perdu, introuvable, disparu, vole, vol, ne le retrouve pas, jamais recu, pas recu, rien devant ma porte, rien recu, soi disant, indique livre, remis, marque livre, voisin, boite aux lettres, inconnu, enquete
absence: absent, pas la, etre la, chez soi, avis de passage, sonne, passage du livreur, representer, pas chez moi
signature: signer, signature, signe
pickup: retirer, retrait, venir chercher, venir le chercher, click and collect, en magasin, point relais, prendre sur place, recuperer, aller chercher, en boutique, chercher mon colis, consigne
address: adresse, rue, numero de rue, appartement, appart, code postal, demenage, demenagement, ailleurs, bureau, trompe d'adresse, faute de frappe, mauvaise adresse, chez mon ex, autre adresse
customs: douane, droits de douane, taxe a l'arrivee, import, taxe, dedouanement
order: commande, commander, achat, acheter, achete, panier, pris
cancel: annuler, annulation, stopper, stoppez, arreter, tout arreter, bloquez, sans faire expres, clique deux fois, par erreur, n'en veux plus, en veux plus, renoncer, j'annule, change d'avis
change: changer, modifier, modification, corriger, rectifier, ajouter, rajouter, finalement, prefere, plutot, trompe, plante, remplacer, mettre a jour, faute de frappe, decaler, deplacer
return: retour, retourner, renvoyer, renvoi, rendre, rends, reexpedier, reprendre, reprenez, ramener, rapporter, ne me plait pas, plait pas, ca va pas, retractation, change d'avis, etiquette de retour, rendu, restituer, refusez de reprendre, autocollant, timbre, change d avis, changer d avis
exchange: echanger, echange, troquer, changer, autre taille, autre pointure, autre couleur, a la place, a la place de, au dessus, plus grand, plus petit, trop petit, trop grand, trop juste, serre, trop serre, remplacer, l'autre modele, l'autre pointure, il me faut du
refund: rembourser, remboursement, rembourse, recuperer l'argent, mes sous, de sous, mon argent, l'argent revient, revois l'argent, l'argent, rendre la somme, crediter, avoir, verser, restitution, virement, recupere, sur mon compte, rendre l'argent, pas encore de sous, rendre le reste
damaged: abime, casse, brise, fele, fissure, fendu, dechire, dechirure, raye, defectueux, defaut, ecrase, coule, mille morceaux, endommage, tache, troue, trou, cabosse, enfonce, deforme, en morceaux
wrong: erreur, mauvais article, mauvais, pas ce que, pas le bon, quelqu'un d'autre, trompe, vous m'avez mis, au lieu de, on m'a envoye, j'ai eu, different, confondu, j'ai recu le mauvais
incomplete: manque, manquant, incomplet, une seule, pas dans la boite, seulement, une partie, pas de chargeur, oublie, deux sur trois
payment: payer, paiement, paye, regler, reglement, acheter, transaction, debit
card: carte, carte bancaire, carte bleue, cb, visa, mastercard, amex, american express, carte de credit
wallet: paypal, apple pay, google pay, telephone, portefeuille electronique, avec mon telephone
cash: especes, liquide, cheque, cheques, argent liquide, au comptoir, contre remboursement
transfer: virement, transfert, iban, rib, depuis ma banque
instalments: plusieurs fois, trois fois, quatre fois, mensualite, etaler, klarna, alma, oney, plusieurs mois, six mois, mois prochain, credit, facilites, differe, echelonner, en 3 fois, 3x, 4x
declined: refuse, echoue, echec, rejete, ne passe pas, erreur, bloque, banque a dit non, ma banque, dit non, impossible de payer, bloque ma carte, ma banque bloque
twice: deux fois, double, doublon, debite deux fois
charged: debite, debit, prelever, preleve, l'argent part, encaisse
secure: securise, securite, fiable, arnaque, confiance, pirate, sur
currency: devise, dollars, euros, livres, monnaie
invoice: facture, justificatif, recu, ticket, note de frais, notes de frais, tva, comptable, compta, pdf, preuve d'achat, duplicata, societe, ma boite, entreprise, note avec, raison sociale, le papier
taxfree: detaxe, hors taxe, hors taxes, recuperer la taxe, tax free, duty free, touriste, recuperer la tva, etrangers, taxe
discount: reduction, reduc, remise, promo, promotion, code, bon, coupon, solde, soldes, rabais, moins cher, baisse, ca baisse, black friday, ventes privees, vente privee, outlet, tarif etudiant, premier achat, destockage, offre speciale, bon plan, remise fidelite, code promo
pricematch: aligner, alignez, moins cher ailleurs, sur un autre site, concurrent, difference de prix, a moindre cout, plus cher, vu moins cher, ca a baisse, meilleur prix, moins cher sur, vu a
bulk: gros, en gros, entreprise, professionnel, quantite, revendre
giftcard: carte cadeau, cartes cadeaux, cheque cadeau, bon cadeau, bon d'achat, e-carte, avoir, donner une somme, un montant, offrir un montant, solde de la carte, la carte qu'on m'a offerte, bon a depenser, credit sur la carte, reste dessus, il me reste, reste en argent, cartes avec un montant
gift: cadeau, offrir, anniversaire, surprise, noel, pour ma soeur, pour ma mere, pour un ami, pour lui, pour elle, pour ma femme, pour mon mari, offert
wrap: emballage, emballer, paquet cadeau, paquets cadeaux, ruban, noeud, joli paquet, jolie boite, ecrin, papier, joli noeud, boite
message: mot, petit mot, message, carte, petite carte, ecrire, manuscrit, bon anniversaire
hideprice: sans le prix, voir combien, connaitre le montant, combien j'ai mis, sans connaitre, prix dans le colis, ticket cadeau
choosedate: jour de livraison, le 14, choisir le jour, date precise, pile, creneau, samedi, vendredi
product: produit, article, piece, objet, modele, truc
stock: stock, disponible, disponibilite, reste, en reste, dispo, il en reste, avez vous, rayon
restock: de retour, revient, revienne, rupture, rupture de stock, epuise, plus rien, prevenir, prevenez, dites moi des, dites moi quand, de nouveau, liste d'attente, reassort, en aurez encore, ca revient, reapprovisionnement, a nouveau, alerte, encore
reserve: reserver, reservation, mettre de cote, mis de cote, garder, garder un, gardez, m'en garder, retenir, precommande, sans payer
storeavail: en boutique, en magasin, dans ma boutique, transferer, autre boutique, faire venir, rue, magasin
size: taille, tailles, pointure, mesure, mensuration, grand, petit, large, serre, guide des tailles, tableau des tailles, correspondance, chausse grand, taille petit, taille comment, entre deux, cm, mm, americain, americaine, italien, ca donne quoi, ca fait combien, equivalence, tour de, numero, entre m et l, du m, chausse
dimensions: dimension, poids, hauteur, largeur, longueur, cm, caracteristiques
ring: bague, alliance, doigt, chevaliere, anneau
glove: gant
shoe: chaussure, botte, mocassin, escarpin, soulier, talon, basket, pied, semelle, bottine, sandale
clothing: vetement, robe, chemise, chemisier, pantalon, pull, manteau, veste, jupe, cravate, foulard
bag: sac, cabas, pochette, portefeuille, anse, bandouliere, sac a main
watch: montre, mouvement
jewellery: bijou, boucle d'oreille, collier, bracelet, bague, diamant, pierre, or, argent
silk: soie, foulard, carre, cravate, cachemire, laine, lainage, pull, tricot, chemisier, maille
leather: cuir, daim, nubuck, veau, agneau, peau
care: entretien, entretenir, nettoyer, nettoyage, laver, lavage, en machine, machine a laver, repasser, fer, pressing, teinturier, tache, creme, brosse, eraflure, rayure, encre, stylo, pluie, averse, aureole, mouille, mite, boulocher, bouloche, petites boules, froisse, retreci, temperature, terne, sec, vin, huile, enlever, ou le garder, deforme, ranger, proteger, produit mettre, sous l'averse, graisse, detacher
repair: reparer, reparation, arranger, ca s'arrange, refaire, refaites, casse, detache, decousu, se decoud, usee, use, ressemeler, ressemelage, zip, fermeture, fermeture eclair, boucle, fermoir, talon, remettre en etat, coincee, bloquee, arretee, s'est arretee, panne, pieces detachees, atelier, foutu, est tombee, morte, restaurer, devis, chez vous, arrangez, vous arrangez
warranty: garantie, garantir, garantissez, garanti, couvert, couvre, couverture, protege, 18 mois, apres un an, annees, l'an dernier, usure, usure normale, lache, ont lache, qui paie, pris en charge, prise en charge, d'un an, bout d'un an, combien d'annees, en panne
authentic: authentique, authenticite, authentifier, vrai, faux, contrefacon, copie, original, certificat, numero de serie, occasion, seconde main, vinted, c'est bien de chez vous, legue, imitation, lettres a l'interieur, prouve, officiel, reconnaitre, c'est vous, papiers
buyback: racheter, rachat, reprise, seconde main, estimer, valeur, vous reprenez les, recycler
personal: personnaliser, personnalisation, personnalise, graver, gravure, grave, initiales, monogramme, prenom, a mon nom, inscrire, inscription, lettres, calligraphie, alphabet, marquage, marque, ecrire une date, nom sur, sur mesure, dessus
material: matiere, matieres, composition, fait de, en quoi, coton, metal, plastique, vrai cuir, nickel, tissu
origin: fabrique, fabrication, fabrique dans quel pays, d'ou vient, provenance, origine, made in, produit
ethics: responsable, durable, durabilite, ethique, ecologique, vegan, animal, animaux, cruaute, recycle, recyclable, recyclage, plastique, croco, crocodile, exotique, fourrure, invendus, sans cuir, environnement, souffrent, bio
store: boutique, magasin, adresse, sur place, enseigne, point de vente, venir, passer
hours: horaires, heures, ouvert, ouverture, ouvrez, ferme, fermeture, fermez, quelle heure, dimanche, lundi, paques, ferie, ce soir, 24 decembre, samedi
services: retouche, raccourcir, ourlet, mise a taille, parking, metro, visiter, visite, a domicile, atelier se visite, monter, montage, installation
appointment: rendez vous, rdv, creneau, reserver, visite, voir le, en vrai, salon prive, visio, video, appel video, tete a tete, recu en prive, je passe, m'accueillir, quelqu'un peut s'occuper, avant de venir, essayer, conseiller, rencontrer, on peut se voir, prevenir avant, caler, decaler
account: compte, profil, connexion, connecter, login, identifiant, inscription, inscrire, client en ligne
create: creer, inscrire, inscription, ouvrir un compte, devenir, nouveau compte, m'inscrire
guest: sans compte, invite, sans m'inscrire, obligatoire
password: mot de passe, oublie, bloque, connecter, connexion, identifiant, reinitialiser, login
delete: supprimer, effacer, effacez, fermer mon compte, fermer mon profil, oubliez tout, tout effacer, desactiver, ne plus etre, suppression, ne veux plus etre client, plus etre client
history: historique, anciennes commandes, passees, precedentes
data: donnees, informations, infos, confidentialite, rgpd, vie privee, que savez vous, tout ce que vous, sur moi, a mon sujet, qui peut lire, emotions, humeur, conversation, surveillez, vendez vous mes, ce chat
unsubscribe: desabonner, desinscrire, plus de mails, plus recevoir, retirez moi, trop de mails, plus de pub, liste de diffusion, ne m'ecrivez plus, stop, me desabonner, desinscription
newsletter: newsletter, infolettre, mails, emails, abonner, lettre d'information, pub
loyalty: fidelite, fidele, points, recompense, membre, statut, niveau, vip, argent, or, patron, habitue, reguliers, bons clients, avantages, privileges, programme, clients reguliers, plus haut niveau, clients
contact: contacter, joindre, telephone, numero, appeler, parler, humain, conseiller, service client, mail, quelqu'un, a qui, chat, hotline, m'adresser
social: instagram, facebook, reseaux sociaux
language: langue, anglais, arabe, parlez, traduire
complaint: reclamation, plainte, plaindre, mecontent, malpoli, impoli, signaler, inadmissible, souci, accueil, decu, a qui signaler
review: avis, noter, note, etoiles, commentaire
jobs: emploi, recrutez, recrutement, postuler, cv, travailler chez vous
photo: photo, image
packaging: emballage, etiquette, carton d'origine, boite d'origine, accessoires, jete
opened: ouvert, utilise, porte, je l'ai mis, descelle, essaye, mis une fois, servi
excluded: exception, exclu, refusez, pas repris, non retournable
compatible: compatible, compatibilite
fragile: fragile, solide, resistant
colour: couleur, coloris, bleu, vert, noir, beige, rouge, bleu marine, blanc
`;
