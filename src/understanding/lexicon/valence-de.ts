/** German words of frustration, disappointment and praise in service, by hand. Folded (u for ü, ss for ß); `*` any ending, `_` a space. */

import type { Valence } from './valence.ts';

export const valence: Valence = {
  furious:
    'frechheit* unverschamt* skandal* katastroph* wut wutend* zorn* sauer stinksauer emport* emporend* unfassbar* unglaublich_was unmoglich*_service lacherlich* peinlich* armselig* erbarmlich* miserabel* mies miese* miesen grottenschlecht* unterirdisch* unterste_schublade grauenhaft* grasslich* furchtbar* schrecklich* entsetzlich* horror* albtraum* alptraum* desaster* fiasko* ' +
    'betrug* betrueg* betruger* abzock* abgezockt* verarsch* beschiss* luge* lugen* lugner* gelogen belogen diebstahl* dieb diebe geklaut unserios* dreist* arrogan* unfreundlich* respektlos* unhoflich* pampig* patzig* inkompeten* unfahig* nutzlos* wertlos* schrott* mull dreck* dreckig* ekel* eklig* widerlich* scheiss* scheisse* kacke* mist verdammt* idiot* depp* dumm* blod* bloed* trottel* ' +
    'nie_wieder nie_mehr niemals_wieder finger_weg hande_weg reicht_mir es_reicht schnauze_voll nase_voll zumutung* inakzeptab* nicht_hinnehm* untragbar* schamen schamt schande* anwalt* anzeige* verbraucherzentrale* klage null_sterne hasse hass* kotzt* zum_kotzen lachnummer* witz_seid ein_witz saftladen* ',
  upset:
    'enttausch* unzufrieden* verarger* arger* genervt* nervt* nervig* frustri* traurig* schlecht* schlimm* schwach* mangelhaft* ungenugend* unprofession* unzuverlass* unbrauchbar* nachlassig* schlampig* unorganis* chaos* chaotisch* ' +
    'kaputt* defekt* beschadigt* zerbrochen* zerrissen* gerissen* verkratzt* zerkratzt* befleckt* fleckig* schmutzig* verdreckt* stinkt* falsch* falsche_ware fehlt fehlen fehlend* fehlerhaft* fehler* verloren* verschwunden* storung* ausfall* ausgefallen* absturz* ' +
    'verspat* zu_spat verzoger* immer_noch_nicht immer_noch_kein* noch_immer_nicht noch_immer_kein* bis_heute_nicht seit_wochen seit_tagen seit_monaten warte_seit wartezeit* warteschleife* vertrost* hingehalten abgewimmelt* ignorier* keine_antwort keine_reaktion keine_ruckmeldung keiner_antwortet niemand_antwortet niemand_meldet niemand_hilft meldet_sich_niemand nicht_erreichbar unerreichbar* aufgelegt ' +
    'versprochen* versprechen* nicht_eingehalten doppelt_abgebucht zweimal_abgebucht abgebucht geld_zuruck uberteuert* wucher* storniert_ohne ohne_grund ohne_vorwarnung ohne_erklarung verpasst* ruiniert* verdorben* versaut* geweint weinen reklam* beschwer* umsonst vergeblich* zeitverschwendung* sinnlos* nutzt_nichts hilft_nicht funktioniert_nicht geht_nicht klappt_nicht nicht_zufrieden nicht_akzept* nicht_in_ordnung nicht_gut nicht_normal nicht_empfehl* nicht_zu_empfehlen kunde_verloren konkurrenz letztes_mal schon_wieder zum_dritten zum_zweiten zum_x mehrfach* mehrmals* x_mal wieder_nicht ',
  uneasy:
    'leider schade bedauerlich* sorge* besorgt* verwirr* komisch* seltsam* merkwurdig* problem* schwierig* umstandlich* kompliziert* langsam* lange lang warten warte noch_nicht immer_noch noch_immer nichts niemand keiner kein keine wieso warum_nicht warum_immer eigentlich sollte hatte_sollen erwartet* teuer* knapp* eng kalt unklar* versteh*_nicht nicht ',
  pleased:
    'danke* dank* vielen_dank bitte_gern gern gerne gut gute guter gutes schon schone* schoner toll* super prima klasse nett* freundlich* hilfsbereit* hilfreich* kompetent* professionell* schnell* zuverlass* unkompliziert* einfach zufrieden* freue* freut* froh* gluck* angenehm* empfehl* lob* hubsch* bequem* passt* alles_gut kein_problem keine_eile kein_stress funktioniert geklappt lieb* liebe sauber* einwandfrei* reibungslos* ',
  delighted:
    'wunderbar* fantastisch* grossartig* ausgezeichnet* hervorragend* exzellent* perfekt* traumhaft* wunderschon* begeister* uberwaltig* genial* spitze* erstklassig* bestens beste bester besten liebe_es ich_liebe tausend_dank herzlichen_dank vielen_lieben mega_toll hammer weiter_so ',
  negators: 'nicht kein keine keinen keiner keinem nie niemals ohne wenig kaum weder',
};
