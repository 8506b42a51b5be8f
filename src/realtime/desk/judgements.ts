/** Serves the requests by which an advisor disagrees with the machine. */
import { conversationOfHandoff } from '../../domain/handoff.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import { correctionForDesk } from '../views.ts';
import type { Room, Serve } from './room.ts';
import type { Seats } from './seats.ts';

export const serveJudgements: Serve = (on, { advisor }, room) => {
  const { candidates, desk, audit } = room;

  on('reading:correct', async ({ conversationId: id, seq, intents, emotion, language }) => {
    const correction = {
      ...(intents === undefined ? {} : { intents }),
      ...(emotion === undefined ? {} : { emotion }),
      ...(language === undefined ? {} : { language }),
    };
    const candidate = await candidates.correct(advisor, conversationId(id), seq, correction);
    await audit(advisor, 'reading-corrected', `${id} ${seq}`);
    await tellCorrections(room, conversationId(id), seq);
    return { candidateId: candidate.id, proposed: candidate.state === 'waiting' };
  });
  on('reading:undo', async ({ conversationId: id, seq }) => {
    await candidates.undo(advisor, conversationId(id), seq);
    await audit(advisor, 'reading-correction-undone', `${id} ${seq}`);
    await tellCorrections(room, conversationId(id), seq);
    return {};
  });
  on('reason:flag', async ({ handoffId, verdict, wrongSignals, note }) => {
    await room.visible(conversationOfHandoff(handoffId) ?? conversationId(handoffId), advisor);
    await desk.flag(advisor, handoffId, {
      verdict,
      ...(wrongSignals === undefined ? {} : { wrongSignals }),
      ...(note === undefined ? {} : { note }),
    });
    return {};
  });
  on('conversation:audit', async ({ conversationId: id, missed, signals = [], note }) => {
    await room.visible(conversationId(id), advisor);
    await desk.audit(advisor, conversationId(id), { missed, signals, ...(note === undefined ? {} : { note }) });
    await audit(advisor, 'conversation-audited', id);
    return {};
  });
};

/** A version came into force, here or on another node: consoles read it anew. */
export function tellPolicy(seats: Seats, { version, by, why }: PolicyNews): void {
  const payload = { version, ...(by === undefined ? {} : { by }), ...(why === undefined ? {} : { why }) };
  seats.tell([{ name: 'policy:published', payload }]);
}

export type PolicyNews = { readonly version: number; readonly by?: string; readonly why?: string };

async function tellCorrections({ candidates, seats }: Room, id: ConversationId, seq: number): Promise<void> {
  const corrections = (await candidates.of(id)).filter((one) => one.seq === seq).map(correctionForDesk);
  const payload = { conversationId: id, corrected: { seq, corrections } };
  seats.tell([{ name: 'message:updated', payload }], ({ open }) => open.has(id));
}
