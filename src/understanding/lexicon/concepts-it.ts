/** Italian words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const italian = `
when: quando, che giorno, a che ora
duration: quanto tempo, quanti giorni, quante settimane, tempi, durata, entro quanto, quanto ci vuole, quanto dura
deadline: entro quando, fino a quando, troppo tardi, scadenza, ancora in tempo
cost: costo, costa, quanto costa, prezzo, spese, tariffa, gratis, gratuito, gratuita, caro, a pagamento
place: dove, indirizzo, vicino, piu vicino
country: paese, estero, svizzera, europa, italia, internazionale
howto: come funziona, come faccio, come si fa, procedura, passaggi, istruzioni
delivery: consegna, consegnare, spedizione, spedire, spedite, inviare, invio, corriere, arriva, arrivare, spese di spedizione, recapito
speed: espressa, domani, veloce, urgente, rapida
track: tracciare, tracciamento, seguire, dov'e, dove si trova, stato, a che punto, numero di spedizione
parcel: pacco, pacchetto, collo, ordine
late: ritardo, in ritardo, aspetto, ancora nulla, non e arrivato, non arriva, doveva arrivare
lost: perso, smarrito, sparito, mai ricevuto, non ho ricevuto, rubato, consegnato
pickup: ritirare, ritiro, in negozio
address: indirizzo, via, numero civico, trasloco
customs: dogana, dazi
order: ordine, ordinare, acquisto, comprare, comprato
cancel: annullare, annullamento, disdire, non voglio piu
change: cambiare, modificare, modifica, correggere, aggiungere
return: restituire, reso, resi, rendere, rispedire, rimandare, restituzione, non mi piace, recesso
exchange: cambiare, cambio, sostituire, altra taglia, altro colore, troppo piccolo, troppo grande, troppo stretto
refund: rimborso, rimborsare, soldi indietro, riavere i soldi, accredito
damaged: danneggiato, rotto, difettoso, difetto, graffiato, strappato, crepa, spaccato
wrong: sbagliato, articolo sbagliato, errore, non quello che
incomplete: manca, mancante, incompleto
payment: pagare, pagamento, metodi di pagamento, pago
card: carta, carta di credito, visa, mastercard, amex, bancomat
wallet: paypal, apple pay, google pay
transfer: bonifico
instalments: rate, a rate, klarna, scalapay, rateizzare, mensile
declined: rifiutato, rifiutata, non va a buon fine, non passa, fallito
twice: due volte, doppio addebito
invoice: fattura, ricevuta, scontrino, iva, partita iva
taxfree: tax free, rimborso iva, esentasse
discount: sconto, codice, coupon, saldi, promozione, offerta, ribasso, buono, meno caro, black friday
giftcard: carta regalo, buono regalo, gift card, saldo
gift: regalo, regalare, compleanno, sorpresa, natale
wrap: confezione regalo, confezione, pacchetto regalo, fiocco, nastro
message: biglietto, messaggio, dedica
stock: disponibile, disponibilita, magazzino
restock: esaurito, di nuovo disponibile, tornera, avvisare, avvisatemi
reserve: prenotare, riservare, mettere da parte, tenere da parte
size: taglia, taglie, misura, misure, numero, calza, veste, vestibilita
care: cura, pulire, lavare, lavaggio, macchia, stirare, manutenzione, pioggia
repair: riparare, riparazione, aggiustare, cerniera, tacco, cucitura, fibbia, risuolare
warranty: garanzia, garantito, coperto
authentic: autentico, originale, falso, autenticita, certificato, contraffatto
personal: incisione, incidere, iniziali, monogramma, personalizzare, personalizzazione, nome
material: materiale, tessuto, cotone
origin: fatto in, prodotto in, provenienza, origine
ethics: sostenibile, sostenibilita, vegano, animali, riciclato, ambiente
leather: pelle, cuoio, camoscio
silk: seta, cashmere, lana
store: negozio, boutique, punto vendita
hours: orari, orario, aperto, aperti, chiuso, chiudete, domenica
appointment: appuntamento, prenotare, visita, video, spostare, consulenza
account: account, profilo, accedere, registrarsi, registrazione
password: password, dimenticato
delete: cancellare, eliminare
data: dati, privacy, gdpr
unsubscribe: disiscrivermi, disiscrizione, cancellarmi dalla, non ricevere
newsletter: newsletter, email, pubblicita
loyalty: fedelta, punti, vantaggi, soci, livello, programma
contact: contattare, telefono, chiamare, parlare, operatore, assistenza, servizio clienti
complaint: reclamo, lamentela, insoddisfatto, maleducato
bag: borsa, borsetta
shoe: scarpa, scarpe, stivale, sandalo
ring: anello, fede
watch: orologio
`;
