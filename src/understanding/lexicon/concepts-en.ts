/** English words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const english = `
when: when, what time, which day, what day, how soon, soon, date, at what moment
duration: how long, how many days, how many weeks, how much time, how quick, how quickly, how fast, how much longer, days, weeks, takes, duration, lead time, turnaround, hurry, in time, estimated, expected, eta, by monday, by tuesday, by wednesday, by thursday, by friday, by saturday, by sunday, by the weekend
deadline: deadline, until when, too late, time limit, how far ahead, last day, window, within, up to how many days, still time, how far in advance, period, max days, limit
cost: cost, price, fee, charge, how much, rate, expensive, free, pay extra, extra, surcharge, tariff, gratis, for nothing, no charge, without paying, costs
place: where, location, address of, which city, directions, nearest, closest, find you, located
country: country, abroad, international, internationally, overseas, worldwide, outside the country, foreign, europe, usa, canada, uk, dubai, norway, switzerland, germany, france, kuwait, gulf, toronto, area, region, foreigner, cover
method: method, way, option, means, type, kind, form of
howto: how do, how to, how can, steps, procedure, process, instructions, guide, how does, explain, start, initiate, begin, request, form
permission: allowed, possible, permitted, eligible, may i, accept, restriction
delivery: deliver, delivery, ship, shipping, shipment, dispatch, send to, send out, send it to, send stuff, post to, post things, postage, courier, mail out, mailed, carrier, freight, brought to me, get here, arrive, arrival, reach me, get to my door, land on, transport, my door, fedex, dhl, ups, usps, royal mail, need this by, need it by, in time for, bring it to me
speed: express, expedited, next day, tomorrow, urgent, fast, faster, quick, quicker, rush, priority, overnight, asap, same day, before the weekend, by friday, cut off, 24h
track: track, tracking, trace, follow, locate, where is my, where's my, whereabouts, status, progress, on its way, out for delivery, any news, update, stage, get my stuff, my stuff, order tracker, where has, happening with, tracking number
parcel: parcel, package, packet, box, shipment, order, stuff, things, purchase, delivery
late: late, delay, overdue, still waiting, not arrived, hasn't arrived, hasn't come, not come, has not arrived, never arrived, should have come, should have been here, supposed to, still nothing, no update, hasn't updated, hasn't moved, not shown up, hasn't shown, didn't come, expected, ages, taking so long, waiting, nothing yet, stuck, hasn't turned up, timeframe
lost: lost, missing, disappear, vanish, stolen, theft, stole, never received, not received, didn't receive, did not receive, nothing at my door, nothing on my, handed over, says delivered, shown as delivered, marked delivered, can't find it, cannot find, gone, neighbour, porch, doorstep
absence: not at home, not home, out when, nobody in, wasn't in, be in, be home, absent, missed delivery, missed, miss, redelivery, attempt, card through, note on my door, nobody was, driver came, driver rang, available to receive, not going to be home
signature: sign for, signature, signed, sign, proof of delivery
pickup: pick up, pickup, collect, collection, click and collect, fetch, in store, locker, collect it myself, pick-up point
address: address, street, house number, flat, apartment, postcode, zip, moving, moved, move house, new place, office, location, reroute, redirect, typo, different address, wrong address, shipping address
customs: customs, duty, duties, import, import tax, border
order: order, purchase, bought, buy, ordered, checkout, basket, cart
cancel: cancel, cancellation, call it off, stop my, stop it, stop the, abort, undo, withdraw, revoke, clicked twice, by mistake, by accident, don't want it any more, do not want it, no longer want, don't want my order, changed my mind, clicked buy
change: change, modify, edit, amend, alter, update, add to, add one, correct, different, instead, rather have, switch, remove, add an item, combine, merge, extend, adjust, add one more, forgot to add, forgot, together, forgot to put, add batteries, already paid
return: return, send back, sending back, give back, giving back, bring back, bringing back, take back, sent back, go back, post back, rma, take it back, don't like it, not for me, send it back, give it back, bring it back, hand back, ship back, returned, back, withdrawal, don't want it, sent it back, get it to you, unwanted, changed my mind, put it back, not happy with it, return label, change my mind, stamps, sticker
exchange: exchange, swap, trade, switch, replace, replacement, another size, bigger one, larger one, different size, other size, size up, half a size, instead of, rather have, for the black, larger, bigger, smaller one, different colour, too tight, too small, too big, too large, pinch, other one
refund: refund, reimburse, reimbursement, money back, cash back, paid back, pay me back, pay back, get my money, money again, my money, credited, give me the credit, repay, cash on my account, money be back, money goes back, all my money, see the money, no money, cash yet, get back the
damaged: damaged, broken, break, crack, cracked, tear, torn, dent, scratch, scratched, faulty, fault, defective, defect, shattered, smashed, leaked, squashed, ripped, chipped, stained, in pieces, doesn't work, not working, arrived broken, spoiled, hole, breakage, bent, crushed, malfunction, straight out of the carton, out of the box, unboxed, unpacked
wrong: wrong, incorrect, not what i ordered, isn't what, not what i bought, not what i asked, asked for, different from, somebody else's, mistake, mixed up, sent me a, sent a, you sent, instead of, other than, mismatch, not the same
incomplete: missing, incomplete, only one, not in the box, part of, only two, one of, lacking, no charger, not all, forgot to send, left out, hasn't turned up
payment: pay, payment, paying, paid, settle, checkout, billing, transaction, purchase with, money
card: card, credit card, debit card, visa, mastercard, amex, american express, cb, prepaid, bank
wallet: paypal, apple pay, google pay, wallet, phone wallet, mobile payment, venmo, alipay, wechat pay, pay by phone
cash: cash, cod, cash on delivery, in cash, coins, notes, pay the driver, give the money to the driver, cheque, check, money order, when it arrives
transfer: bank transfer, wire, transfer, iban, sepa
instalments: instalment, installment, klarna, afterpay, affirm, clearpay, split, monthly, over time, in three, several times, pay later, buy now, over a few months, half a year, finance, spread, monthly part, next month, deferred, in parts, per month, recurring, automatically, subscription, each month
declined: decline, declined, reject, rejected, refused, fail, failed, failing, error, said no, bank said no, not go through, won't let me, blocked, denied, insufficient
twice: twice, double, two times, duplicate, charged again, again on my statement
charged: charge, charged, debit, debited, money leave, taken, billed, authorised, money leaves
secure: secure, security, safe, safety, hacker, hacked, encrypted, trust, trustworthy, legit, legitimate, scam, fraud, protect, protected
currency: currency, dollars, euro, pounds, exchange rate, foreign currency
invoice: invoice, receipt, bill, vat, tax number, proof of purchase, accountant, pdf, expenses, company name, taxman, business name, firm, tax
taxfree: tax free, duty free, tax back, sales tax, claim the tax, claim the sales tax, detaxe, vat refund, tourist, vat back
discount: discount, promo, promotion, coupon, voucher, code, sale, sales, marked down, cheaper, reduced, reduction, rebate, deal, offer, black friday, cyber monday, outlet, clearance, special price, % off, money off, first purchase, student, off, bargain, price drop, cheap, promos, discounted
pricematch: match, price match, cheaper elsewhere, for less, less elsewhere, lower price, another website, competitor, beat, price adjustment, dropped in price, more expensive, got cheaper, found it for less, other retailers, price difference
bulk: bulk, wholesale, business, company, companies, quantity, many of, 200, firm, large order, corporate, resell
giftcard: gift card, gift voucher, gift certificate, voucher, e-card, e-gift, egift, credit on the card, card balance, store credit, give an amount, an amount on, store balance, the card i was given, spend with you, give her an amount, balance, shop balance, left on my card, some credit, give credit
gift: gift, present, birthday, anniversary, surprise, christmas, for my sister, for a friend, for my mum, for her, for him, for my wife, for my husband
wrap: wrap, wrapping, wrapped, ribbon, bow, nice box, packaging, packing, pretty, paper
message: note, message, handwritten, write something, written, greeting card, words, card with
hideprice: without price, hide the price, see how much i paid, how much it cost, price in the parcel, knowing what it cost, what it cost
choosedate: given date, exact day, certain day, on the 14th, at 5pm, schedule, scheduled, specify, choose the day, particular day, time slot, friday, saturday
product: product, item, piece, article, goods, thing, model
stock: stock, available, availability, in stock, have it, is there one left, do you have, have one, shelf, one left, left in
restock: back in stock, restock, sold out, out of stock, all gone, more come, get more, available again, there again, notify, let me know, tell me as soon as, waiting list, waitlist, next batch, email me once, alert, will come back, come again, more of these, be more, gone, discontinued, limited edition, old model, out everywhere
reserve: reserve, reservation, put aside, put one aside, hold, keep one, keep a piece, keep it for me, set aside, aside, lay away, pre-order, preorder, before release, backorder
storeavail: branch, in my store, in the boutique, at the shop, at the store, near me, another boutique, transferred, shelf
size: size, sizing, fit, fits, measurement, measure, medium, small, large, xl, xs, cm, centimetres, conversion, equals, us size, uk size, foot, true to fit, cut, run small, runs small, between two, chest, waist, wide, narrow, dimensions, size chart, inches, length, number
dimensions: dimension, weight, heavy, how big, tall, width, height, centimetres, specification, specs, features, details, cm
ring: ring, finger, wedding band, band, signet
glove: glove, mitten, palm
shoe: shoe, boot, loafer, pump, sneaker, trainer, heel, sole, sandal
clothing: clothes, clothing, dress, shirt, blouse, trousers, jeans, jumper, sweater, knitwear, pullover, coat, jacket, tie, scarf, skirt, t-shirt
bag: bag, handbag, purse, tote, clutch, backpack, wallet, handle, strap, cabas
watch: watch, movement, strap of a watch
jewellery: jewellery, jewelry, earring, necklace, bracelet, ring, diamond, stone, gold, silver
silk: silk, scarf, foulard, cashmere, wool, knitwear, jumper, sweater, blouse, tie, knit, cardigan, square
leather: leather, suede, nubuck, calfskin, lambskin, hide, skin
care: care, clean, cleaning, wash, washing, washing machine, iron, ironing, dry clean, dry cleaner, stain, spot, spill, polish, cream, condition, maintain, maintenance, brush, tumble, dryer, scuff, ink, water mark, rain, wet, got wet, caught in the rain, moth, pill, pilling, bobble, creased, shrank, shrink, temperature, dull, drying out, product do i put, get rid of, wine, oil, remove, store my, keep it over, stored, look after
repair: repair, fix, mend, broke, snapped, came off, loose, worn down, worn out, resole, zip, zipper, buckle, clasp, heel, stitching, came undone, stuck, stopped, workshop, atelier, restore, spare part, sort it, redo, fell out, lost a stone, replace the, reparable, service my
warranty: warranty, guarantee, guaranteed, covered, cover, after 18 months, after a year, protected, years, normal wear, last year, stand behind, who pays, fails, stopped working, durable, broke down, months later, seams opened, years old, faults, legal guarantee, lifetime
authentic: authentic, authenticity, genuine, real, fake, replica, counterfeit, copy, knockoff, original, legit, serial number, certificate, second hand, secondhand, pre-owned, preowned, vinted, ebay, proving, one of yours, imitation, official, initials inside, stamped inside, amazon
buyback: buy back, resell, trade in, value, second hand, pre-owned, old device, used batteries, old appliance, dispose, get rid of my, recycle, my old, take away my, take my old, old appliance
personal: personalise, personalize, personalised, personalized, engrave, engraved, engraving, monogram, initial, letters, my name, name on, stamped on, customise, customised, customize, customized, calligraphy, alphabet, inscription, write a date, marked with, embroider, custom made, custom, made to measure
material: material, made of, made from, composition, fabric, cotton, metal, plastic, toxic, real leather, percentage, nickel, wood, ingredients, consist
origin: made in, where are your products made, produced, manufactured, country is it made, factory, come from, origin, who makes
ethics: sustainable, sustainability, ethical, eco, environment, vegan, animal, animals, cruelty, recycled, recyclable, recycle, plastic, conflict free, crocodile, exotic, fur, carbon, green, unsold, leftovers, organic, responsible, fair trade
store: store, shop, boutique, branch, showroom, outlet, physical, in person, visit, come by, come to your, location, at the counter, there, find you
hours: opening hours, hours, open, close, closed, closing, sunday, saturday, tonight, easter, bank holiday, how late, until what time, christmas eve
services: alteration, alter, tailor, shorten, hem, sizing, parking, metro, tour, home visit, at home, visit people, assemble, install, installation, fitter, set up, assembly, screws, build it, put together, connect
appointment: appointment, book, booking, slot, visit, see the, in person, private salon, by video, video call, facetime, one to one, come by, show me, meet, be received, walk in, time to come, waiting for me, rendez-vous, schedule, demonstration, demo, consultation, see it in action, reschedule, book a visit
account: account, profile, log in, login, sign in, sign up, register, registration, username, user, customer online
create: create, sign up, register, open an account, join, new account, become, signing up, registering, make an account
guest: guest, without an account, without account, without registering, without a profile, just to buy, compulsory
password: password, forgot, log in, login, locked out, can't get in, can't get into, reset, sign in, access
delete: delete, erase, remove, forget, close my, close the account, wipe, deactivate, for good, forget everything
history: history, past orders, everything i bought, before, previous, earlier orders, list of
data: data, information, privacy, gdpr, share my, third party, third parties, personal, know about me, who can read, info, sell my, keep track, mood, how i feel, hold about me, conversation, chat, confidential, everything about me
unsubscribe: unsubscribe, opt out, stop emailing, stop sending, mailing list, off the list, too many mails, too many emails, no more, stop the mails, spam, advertising
newsletter: newsletter, emails, mailing list, subscribe, mails, get your emails, email subscription, marketing, mail me
loyalty: loyalty, points, reward, rewards, member, membership, tier, level, vip, status, silver, gold, patron, regular, regulars, perks, good clients, benefits, programme, bonus, standing, top tier
contact: contact, phone number, telephone, call, call you, reach you, reach, support, customer service, helpdesk, speak, talk, human, person, someone, agent, representative, email address, live chat, hotline, get in touch, ring me, callback, write to you, ask, department, who do i, who can i
social: instagram, facebook, social media, twitter, tiktok, whatsapp
language: language, speak, arabic, spanish, french, translate, english
complaint: complaint, complain, unhappy, rude, dissatisfied, bad service, report, unacceptable, feedback, tell you, treated, who do i tell, was bad, bad experience
review: review, rating, rate, stars, opinion, feedback, tell others
jobs: job, vacancy, vacancies, hiring, career, work for you, cv, recruit
photo: photo, picture, image, pictures, evidence
packaging: packaging, original box, box, tags, wrapping, threw away the box, original packaging, accessories
opened: opened, used, worn, unsealed, open, tried, took off, wore, wear, unused, unworn, condition
excluded: exceptions, won't take back, cannot be returned, can't be returned, non-returnable, excluded, final sale, refuse
compatible: compatible, fit my, work with, compatibility, devices, gadgets
fragile: fragile, durable, strong, last long, break easily, sturdy, solid
colour: colour, color, blue, green, red, black, beige, navy, white, variants, shade
`;
