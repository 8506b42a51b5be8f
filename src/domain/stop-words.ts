/** STOP and START: a whole message of one of these words, in any language, opts out of hearing from the house, or in again. */

import type { ChannelKind } from './channel-kind.ts';
import { answerTo } from './consent.ts';
import type { Conversation } from './conversation.ts';

export type StopWord = 'stop' | 'start';

/** Words that carriers and providers tell people to write, first; then what people write of themselves. */
const stop: Readonly<Record<string, readonly string[]>> = {
  en: ['stop', 'stop all', 'stopall', 'stop messages', 'stop promotions', 'unsubscribe', 'opt out', 'opt-out'],
  fr: ['arrêt', 'arrêter', 'arrêtez', 'stop sms', 'se désabonner', 'désabonner', 'désinscrire', 'désinscription'],
  es: ['alto', 'baja', 'parar', 'darme de baja', 'cancelar suscripción'],
  de: ['stopp', 'abmelden', 'abbestellen', 'austragen'],
  it: ['ferma', 'disiscrivimi', 'annulla iscrizione', 'cancellami'],
  pt: ['parar', 'sair', 'cancelar inscrição'],
  ar: ['توقف', 'قف', 'إيقاف', 'إلغاء الاشتراك', 'الغ الاشتراك'],
  ja: ['停止', 'ストップ', '配信停止', '登録解除'],
  zh: ['停止', '退订', '退訂', '取消订阅', '取消訂閱'],
};

const start: Readonly<Record<string, readonly string[]>> = {
  en: ['start', 'unstop', 'subscribe', 'opt in', 'opt-in'],
  fr: ['début', 'commencer', 'reprendre', "s'abonner", 'réabonner'],
  es: ['alta', 'iniciar', 'comenzar', 'suscribirme'],
  de: ['starten', 'anmelden', 'abonnieren'],
  it: ['avvia', 'inizia', 'iscrivimi'],
  pt: ['iniciar', 'começar'],
  ar: ['ابدأ', 'بدء', 'اشتراك'],
  ja: ['開始', '再開', 'スタート'],
  zh: ['开始', '開始', '订阅', '訂閱'],
};

const stopWords = folded(stop);
const startWords = folded(start);

/** On our own pages "stop" is a word like any other: nothing is sent there that nobody asked for. */
const pushed: ReadonlySet<ChannelKind> = new Set(['messenger', 'whatsapp', 'botframework']);

/** START means something only to those who have opted out; to the bot it is a greeting. */
export function stopWordIn(
  conversation: Pick<Conversation, 'channel' | 'consents'>,
  text: string,
): StopWord | undefined {
  if (!pushed.has(conversation.channel) || text.length > longest) return undefined;
  const word = fold(text);
  if (stopWords.has(word)) return 'stop';
  return startWords.has(word) && answerTo(conversation, 'outreach') === false ? 'start' : undefined;
}

const longest = 60;

function folded(byLanguage: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  return new Set(Object.values(byLanguage).flat().map(fold));
}

/** Without case, accents, width, and the marks and quotes around it. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ');
}
