/** Serves the requests about who speaks: presence, claims, transfers, ends. */
import { AparteError } from '../../domain/errors.ts';
import { conversationId } from '../../domain/ids.ts';
import { addNote } from './notes.ts';
import type { Serve } from './room.ts';

export const serveFloor: Serve = (on, seat, room) => {
  const { advisor } = seat;
  const { desk, presence, clock } = room;

  on('presence:set', async ({ status }) => {
    await presence.set(advisor, status);
    return {};
  });
  on('handoff:claim', async ({ handoffId }) => {
    const id = await desk.claim(advisor, handoffId);
    seat.open.add(id);
    return { conversationId: id, briefing: await room.briefingFor(id, advisor) };
  });
  on('handoff:pass', async () => ({}));
  on('handoff:transfer', async ({ conversationId: id, to, note }) => {
    if (to.advisorId === undefined) throw new AparteError('bad-request', 'to: choose an advisor');
    const colleagues = await room.advisors();
    if (!colleagues.some((colleague) => colleague.id === to.advisorId))
      throw new AparteError('not-found', 'This advisor does not exist.');
    await desk.transfer(advisor, conversationId(id), to.advisorId, note);
    await addNote(room, advisor, conversationId(id), `transfer-${clock.now().getTime()}`, note);
    return {};
  });
  on('handoff:return', async ({ conversationId: id, agreed, open }) => {
    await desk.handBack(advisor, conversationId(id), {
      ...(agreed === undefined ? {} : { agreed }),
      ...(open === undefined ? {} : { open }),
    });
    return {};
  });
  on('conversation:resolve', async ({ conversationId: id, outcome, followUp }) => {
    await desk.resolve(advisor, conversationId(id), { outcome, ...(followUp === undefined ? {} : { followUp }) });
    return {};
  });
  on('takeover:request', async ({ conversationId: id }) => {
    await desk.takeOver(advisor, conversationId(id));
    return {};
  });
};
