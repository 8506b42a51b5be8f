/** Spanish words of frustration, disappointment and praise in service, by hand. Folded; `*` any ending, `_` a space. */

import type { Valence } from './valence.ts';

export const valence: Valence = {
  furious:
    'verguenza vergonzos* asco asquer* repugnant* indignant* indignad* indigna escandal* inaceptabl* inadmisibl* intolerabl* rabia furios* furia enojad* enojo enfadad* cabread* cabreo encabron* indignacion harta harto hartas hartos hart_de estoy_hart* estaf* ladron* robo robar robaron roban mentir* mentiros* mentira* enganar engan* fraud* timo timad* tomadura tomando_el_pelo se_burlan burla burlan ' +
    'ridicul* patetic* penos* lamentabl* deplorabl* absurd* increible_que horribl* horror* terribl* horroros* desastr* catastrof* pesadilla pesim* peor peores nefast* incompetent* inept* inutil* payas* idiota* estupid* imbecil* ignorant* maleducad* grosera grosero* arrogant* prepotent* insult* humillad* ' +
    'mierda* puta puto joder jodid* cono carajo pendej* cabron* mierdoso basura porqueria chafa nunca_mas jamas_vuelvo no_vuelvo no_volvere ni_regalado cero_estrellas eviten evitad abogad* denunci* demand* consumidor profeco odio odiar asqueado colmo es_el_colmo basta ya_basta que_falta_de falta_de_respeto boicot* ',
  upset:
    'decepcion* insatisfech* descontent* frustra* molest* fastidi* irrit* disgustad* triste* tristeza llorar llorando llore cansad* agotad* estres* ' +
    'mal mala malo malas malos malisim* fatal mediocre* deficient* cutre chapuz* poco_seri* poco_profesional* desorganiz* negligen* enganos* injust* abus* ' +
    'rot* romp* defectuos* danad* estropead* rasgad* rayad* manchad* suci* descosid* averiad* averia* equivocad* erroneo* error errores falta faltan faltaba perdid* perdieron perder extravi* fallo fallos falla fallan bloquead* se_cae se_cayo ' +
    'retras* tarde demor* tardan tardanza todavia_no aun_no sigue_sin siguen_sin sigo_esperando sigo_sin llevo_esperando llevo_dias llevo_semanas llevo_meses nunca_llego nunca_llega no_llega no_ha_llegado no_llego no_recib* no_respond* no_contest* no_funciona no_funcionan no_sirve no_sirven no_ayud* nadie_respond* nadie_contest* nadie_ayud* nadie_me ninguna_respuesta ningun_reembolso sin_respuesta sin_explicacion sin_avisar sin_solucion ninguna_solucion sin_noticias ignor* colgar* cuelgan colgaron me_pasan dan_largas largas excusa* pretexto* ' +
    'promet* promesa* incumpl* neg* rechaz* cobrar* cobro cobran cobrado_dos doble_cargo dos_veces devuelvan mi_dinero reembols* carisim* caro abusivo arruin* perdida_de_tiempo perder_el_tiempo para_nada en_vano reclam* quej* no_recomiendo no_lo_recomiendo no_content* no_satisf* no_es_normal no_es_posible no_puede_ser no_es_justo enesim* tercera_vez segunda_vez cuarta_vez otra_vez cada_vez_que de_nuevo ultima_vez competencia perdido_un_cliente que_pasa_con uf uff ',
  uneasy:
    'lamentablemente desgraciadamente lastima pena preocupad* preocup* confus* rar* extran* dificil* complicad* problema* duda lent* lento largo espera esperar esperando aun todavia no nadie nada ningun* nunca car* pequeno_para frio porque_no por_que_no deberia debia pensaba esperaba imposible* no_puedo no_entiendo no_consigo pero ',
  pleased:
    'gracias agradec* bien bueno buena buenos buen bonit* lind* bell* amabl* atent* simpatic* profesional* rapid* eficient* eficaz facil* comod* satisfech* content* feliz felices alegr* gust* encant* recomiendo recomend* util utiles aprecio felicidades felicit* perfectamente tranquil* sin_problema* no_hay_problema no_pasa_nada con_gusto de_acuerdo vale_gracias funciona conforme* puntual* ',
  delighted:
    'excelent* perfect* fantastic* maravillos* estupend* genial* increible_servicio espectacular* magnific* fabulos* extraordinari* excepcional* precios* hermos* buenisim* adoro me_encanta amo enamorad* fenomenal* impecabl* el_mejor la_mejor los_mejores mejor_imposible de_diez un_diez diez_de cinco_estrellas 5_estrellas muchas_gracias mil_gracias muchisimas_gracias super_content* ',
  negators: 'no sin nunca jamas ni nada poco poca ningun ninguna tampoco',
};
