/** Serves the requests by which an advisor disagrees with the machine. */
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import { correctionForDesk } from '../views.ts';
import type { Room, Serve } from './room.ts';

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
  on('reason:flag', async ({ handoffId, verdict }) => {
    await desk.flag(advisor, handoffId, verdict);
    return {};
  });
};

async function tellCorrections({ candidates, seats }: Room, id: ConversationId, seq: number): Promise<void> {
  const corrections = (await candidates.of(id)).filter((one) => one.seq === seq).map(correctionForDesk);
  const payload = { conversationId: id, corrected: { seq, corrections } };
  seats.tell([{ name: 'message:updated', payload }], ({ open }) => open.has(id));
}
