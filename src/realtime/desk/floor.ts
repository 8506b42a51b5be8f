/** Serves the requests about who speaks: presence, claims, transfers, ends. */
import { AparteError } from '../../domain/errors.ts';
import { advisorId, conversationId } from '../../domain/ids.ts';
import type { Advisor } from '../../domain/participant.ts';
import { isMeant, type TransferTarget } from '../../domain/routing.ts';
import type { DeskPayload } from '../../protocol/desk/requests.ts';
import { addNote } from './notes.ts';
import type { Serve } from './room.ts';
import { decisionsOf, endOf } from './tasks.ts';

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
  on('handoff:pass', async ({ handoffId, reason }) => {
    await desk.pass(advisor, handoffId, reason);
    return {};
  });
  on('handoff:transfer', async ({ conversationId: id, to, note }) => {
    await desk.transfer(advisor, conversationId(id), targetOf(to, advisor, await room.advisors()), note);
    await addNote(room, advisor, conversationId(id), `transfer-${clock.now().getTime()}`, note);
    return {};
  });
  on('transfer:recall', async ({ conversationId: id }) => {
    await desk.recall(advisor, conversationId(id));
    return {};
  });
  on('handoff:return', async ({ conversationId: id, agreed, open, promises }) => {
    await desk.handBack(advisor, conversationId(id), {
      ...(agreed === undefined ? {} : { agreed }),
      ...(open === undefined ? {} : { open }),
      ...(promises === undefined ? {} : { promises: decisionsOf(promises) }),
    });
    return {};
  });
  on('conversation:resolve', async (payload) => {
    const id = conversationId(payload.conversationId);
    await desk.resolve(advisor, id, endOf(payload));
    const { wrapUp } = payload;
    // Whoever speaks with this shopper next finds it among the notes.
    if (wrapUp !== undefined && wrapUp.summary.trim() !== '')
      await addNote(room, advisor, id, `wrap-up-${clock.now().getTime()}`, `${wrapUp.summary}\n${wrapUp.nextStep}`);
    return {};
  });
  on('takeover:request', async ({ conversationId: id }) => {
    await desk.takeOver(advisor, conversationId(id));
    return {};
  });
};

/** Somebody of the house, other than the sender, has to fit: a transfer to nobody would only be a wait. */
function targetOf(
  { advisorId: person, skill, store }: DeskPayload<'handoff:transfer'>['to'],
  sender: Advisor,
  colleagues: readonly Advisor[],
): TransferTarget {
  if (person === undefined && skill === undefined && store === undefined)
    throw new AparteError('bad-request', 'to: choose an advisor, a skill or a boutique');
  const target: TransferTarget = {
    ...(person === undefined ? {} : { advisorId: advisorId(person) }),
    ...(skill === undefined ? {} : { skill }),
    ...(store === undefined ? {} : { store }),
  };
  const fits = ({ id, skills, storeId, disabled, role }: Advisor) =>
    disabled !== true &&
    (person !== undefined || (id !== sender.id && role !== 'admin')) &&
    isMeant({ advisorId: id, skills, ...(storeId === undefined ? {} : { storeId }) }, target);
  if (!colleagues.some(fits)) throw new AparteError('not-found', 'Nobody of the house fits this transfer.');
  return target;
}
