/** German words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const german = `
when: wann, welcher tag, um wieviel uhr
duration: wie lange, wie viele tage, wie viele wochen, dauer, dauert, lieferzeit, tage, wie schnell, frist
deadline: bis wann, zu spat, frist, noch moglich, innerhalb
cost: kosten, kostet, preis, gebuhr, wie viel, wieviel, kostenlos, gratis, umsonst, teuer, versandkosten, portofrei, aufpreis
place: wo, adresse, in der nahe, nachste
country: land, ausland, schweiz, osterreich, international, europa, deutschland, weltweit
howto: wie funktioniert, wie kann, wie geht, anleitung, ablauf, schritte
delivery: liefern, lieferung, versand, versenden, verschicken, schicken, senden, zustellung, porto, versandkosten, ankommen, lieferzeit, bote, kurier, dhl, hermes
speed: express, morgen, schnell, eilig, dringend
track: verfolgen, sendungsverfolgung, wo ist, wo bleibt, status, sendungsnummer, unterwegs, tracking
parcel: paket, sendung, packchen, bestellung, lieferung
late: verspatet, verspatung, spat, warte, immer noch, noch nicht, nicht angekommen, nicht gekommen, sollte
lost: verloren, verschwunden, nie erhalten, nicht erhalten, gestohlen, weg, nachbar, zugestellt
absence: nicht zu hause, nicht da, abwesend
pickup: abholen, abholung, selbst abholen, im laden abholen
address: adresse, strasse, hausnummer, umzug, umgezogen, lieferadresse, anschrift
customs: zoll, zollgebuhren, einfuhr
order: bestellung, bestellen, bestellt, kauf, gekauft, auftrag
cancel: stornieren, stornierung, widerrufen, abbrechen, absagen, nicht mehr
change: andern, anderung, korrigieren, hinzufugen, anpassen, umandern
return: zuruckgeben, zuruckschicken, zurucksenden, retoure, ruckgabe, rucksendung, retournieren, umtausch, gefallt nicht, zuruck, widerruf, rucksendeetikett
exchange: umtauschen, umtausch, tauschen, andere grosse, andere farbe, zu klein, zu gross, grosser, kleiner
refund: ruckerstattung, erstatten, erstattung, geld zuruck, ruckzahlung, gutschrift, mein geld
damaged: beschadigt, kaputt, defekt, gebrochen, zerbrochen, riss, gerissen, kratzer, schaden, fehlerhaft, zerkratzt
wrong: falsch, falsche, falscher artikel, nicht bestellt, verwechselt
incomplete: fehlt, unvollstandig, nicht dabei
payment: zahlen, bezahlen, zahlung, zahlungsart, bezahlung, zahlungsmittel
card: karte, kreditkarte, visa, mastercard, ec karte, amex
wallet: paypal, apple pay, google pay
transfer: uberweisung, uberweisen, lastschrift
instalments: raten, ratenzahlung, klarna, spater bezahlen, auf rechnung, monatlich
declined: abgelehnt, fehlgeschlagen, geht nicht, funktioniert nicht
twice: doppelt, zweimal
invoice: rechnung, beleg, quittung, mehrwertsteuer, mwst, kassenbon, kassenzettel
taxfree: steuerfrei, mehrwertsteuer zuruck, tax free
discount: rabatt, gutschein, gutscheincode, rabattcode, aktion, angebot, sale, schlussverkauf, reduziert, gunstiger, billiger, nachlass, black friday
giftcard: geschenkkarte, geschenkgutschein, gutschein, guthaben
gift: geschenk, schenken, geburtstag, uberraschung, weihnachten
wrap: geschenkverpackung, verpacken, einpacken, schleife
message: nachricht, grusskarte, karte, notiz
stock: verfugbar, lager, vorratig, verfugbarkeit, auf lager
restock: ausverkauft, wieder da, wieder verfugbar, nachschub, benachrichtigen, bescheid
reserve: reservieren, reservierung, zurucklegen, vormerken
size: grosse, grossen, passt, passform, grossentabelle, masse, messen, schuhgrosse, fallt aus
care: pflege, pflegen, reinigen, waschen, reinigung, fleck, bugeln, impragnieren, nass
repair: reparieren, reparatur, kaputt, reissverschluss, absatz, naht, schnalle, besohlen
warranty: garantie, gewahrleistung, abgedeckt, nach einem jahr
authentic: echt, original, falschung, echtheit, zertifikat, gefalscht
personal: gravur, gravieren, initialen, monogramm, personalisieren, name
material: material, leder, stoff, baumwolle
origin: hergestellt, herkunft, made in, produziert
ethics: nachhaltig, nachhaltigkeit, vegan, tierleid, recycelt, umwelt
leather: leder, wildleder
silk: seide, kaschmir, wolle
store: laden, geschaft, filiale, boutique, standort
hours: offnungszeiten, geoffnet, offen, geschlossen, sonntag, schliessen, uhr
appointment: termin, beratung, vereinbaren, video, besuch, verschieben
account: konto, profil, anmelden, login, registrieren
password: passwort, vergessen, kennwort
delete: loschen, entfernen
data: daten, datenschutz, dsgvo
unsubscribe: abmelden, abbestellen, keine mails
newsletter: newsletter, werbung, mails
loyalty: treue, punkte, mitglied, vorteile, status, bonus, treueprogramm
contact: kontakt, telefon, anrufen, erreichen, sprechen, mitarbeiter, kundendienst, kundenservice
complaint: beschwerde, beschweren, unzufrieden, unhoflich
bag: tasche, handtasche
shoe: schuh, stiefel, sandale
ring: ring, ehering
watch: uhr, armbanduhr
`;
