/** Italian words of frustration, disappointment and praise in service, by hand. Folded; `*` any ending, `_` a space. */

import type { Valence } from './valence.ts';

export const valence: Valence = {
  furious:
    'vergogn* schif* schifos* disgust* scandal* indecen* indegn* inaccettabil* inammissibil* intollerabil* vomit* rabbia arrabbiat* furios* furia incazz* imbestialit* indignat* inferocit* esasperat* truff* truffator* ladr* rubat* rubare furto imbrogl* bugiard* bugie menzogn* mentit* frode frodi disonest* ' +
    'ridicol* patetic* penos* pietos* assurd* folle follia incredibile_che allucinant* pazzesc* orribil* orrend* terribil* tremend* disastr* catastrof* incubo tragic* pessim* peggior* peggio incompetent* incapac* inutil* cialtron* buffon* pagliacc* idiot* stupid* cretin* imbecill* ignorant* maleducat* arrogant* scortes* villan* insult* umiliat* offes* ' +
    'cazzo cazzi merda merd* vaffanculo stronz* porca minchia coglion* fanculo presa_in_giro prendete_in_giro prendendo_in_giro prese_per basta non_ne_posso stuf* mai_piu zero_stelle evitate da_evitare state_alla_larga alla_larga avvocat* denunci* querel* spazzatura monnezza fate_schifo fate_pena buttat* sprecat* odio odi* boicott* ',
  upset:
    'delus* deludent* delusion* insoddisf* scontent* frustra* infastid* fastidi* irritat* irritant* dispiaciut* amareggiat* trist* piang* piant* stanc* stress* nervos* scocciat* seccat* ' +
    'scadent* mediocr* bruttissim* brutt* mal_fatto malfatt* male malissimo scars* insufficient* poco_seri* poco_profession* non_professional* trascurat* negligent* disorganizzat* inaffidabil* ingannevol* ingann* ingiust* ' +
    'rott* romp* difett* danneggiat* strappat* graffiat* macchiat* sporc* scucit* bucat* scheggiat* puzza puzzolent* sbagliat* errat* errore errori mancant* manca mancano perso persa persi smarrit* guast* blocc* crash* ' +
    'ritard* in_ritardo ancora_niente ancora_nulla ancora_nessun* mai_arrivat* mai_ricevut* mai_rispost* mai_rimborsat* non_e_arrivat* non_arriva non_ho_ricevuto non_ho_ancora nessuna_risposta nessuno_risponde nessun_rimborso nessuna_spiegazione nessuno_mi senza_risposta senza_spiegazion* senza_avvis* senza_preavviso non_risponde non_rispondono non_rispondete non_funziona non_funzionano non_va non_serve non_servite attesa_infinita aspetto_da aspettando_da da_settimane da_mesi da_giorni irraggiungibil* riattaccat* ignorat* ignorate ignora scaricabarile rimbalzat* sollecit* ' +
    'promess* promett* mancata mancato rifiut* negat* annullat*_senza addebitat* addebito doppio_addebito due_volte soldi_indietro miei_soldi rimbors* risarciment* carissim* costos* esagerat* rovinat* rovinare perso_tempo perdita_di_tempo tempo_perso inutilment* invano reclam* lament* lamentel* sconsigl* non_consigl* non_lo_consiglio non_soddisf* non_content* non_e_possibile non_e_normale non_e_giusto non_e_accettabile ennesim* terza_volta seconda_volta quarta_volta ogni_volta di_nuovo ultima_volta concorrenza cambio_operatore perso_un_cliente ma_come_e vi_sembra uffa mah boh che_delusione mai_una mai_nessuno ',
  uneasy:
    'purtroppo peccato dispiace preoccupat* preoccup* confus* stran* difficil* complicat* problem* dubbi* lent* lentezza lungo lunga attesa aspett* attend* attes* ancora non nessun* niente nulla mai caro cara piccolo_per stretto freddo freddi perche_non come_mai dovrebbe doveva dovevate avrebbe_dovuto pensavo speravo sperav* impossibil* non_riesco non_capisco non_si_capisce pero ',
  pleased:
    'grazie ringrazi* bene buon buona buono buoni bravo brava bravi brave bell* bello bella carin* gentil* cortes* disponibil* simpatic* professional* preparat* precis* puntual* veloc* rapid* efficient* semplic* comod* soddisf* content* felic* liet* piace piaciut* piacere consigl* utile utili apprezz* complimenti perfettamente tranquill* nessun_problema non_c_e_problema senza_problemi tutto_ok tutto_bene volentieri ok_grazie conform* funziona ',
  delighted:
    'ottim* perfett* eccellent* fantastic* meraviglios* stupend* splendid* magnific* favolos* straordinari* eccezional* bellissim* bravissim* gentilissim* velocissim* contentissim* felicissim* entusiast* adoro adorabil* amo innamorat* strepitos* impeccabil* il_migliore la_migliore i_migliori il_top al_top grazie_mille mille_grazie super cinque_stelle 5_stelle consigliatissim* ',
  negators: 'non senza mai nessun nessuna nessuno poco poca ne',
};
