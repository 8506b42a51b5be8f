/** Serves the requests about who speaks: presence, claims, transfers, ends. */
import { AparteError } from '../../domain/errors.ts';
import { advisorId, conversationId } from '../../domain/ids.ts';
import type { Advisor, Presence } from '../../domain/participant.ts';
import type { TransferTarget } from '../../domain/routing.ts';
import { isMeant } from '../../domain/routing-fit.ts';
import type { DeskPayload } from '../../protocol/desk/requests.ts';
import { tellWatched } from './hands.ts';
import { addNote } from './notes.ts';
import type { Room, Serve } from './room.ts';
import { decisionsOf, endOf } from './tasks.ts';

export const serveFloor: Serve = (on, seat, room) => {
  const { advisor } = seat;
  const { desk, presence, clock } = room;

  on('presence:touch', async () => ({}));
  on('presence:set', async ({ status, advisorId: other = advisor.id }) => {
    if (other === advisor.id) await presence.set(advisor, status);
    else await setColleague(room, advisor, other, status);
    return {};
  });
  on('handoff:claim', async ({ handoffId }) => {
    const id = await desk.claim(advisor, handoffId);
    seat.open.add(id);
    tellWatched(room, id);
    return { conversationId: id, briefing: await room.briefingFor(id, advisor) };
  });
  on('handoff:pass', async ({ handoffId, reason }) => {
    await desk.pass(advisor, handoffId, reason);
    return {};
  });
  on('handoff:transfer', async ({ conversationId: id, to, note }) => {
    await desk.transfer(advisor, conversationId(id), targetOf(to, advisor, await room.advisors()), note);
    if (advisor.role !== 'advisor') await room.audit(advisor, 'conversation-given', id);
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
    await room.audit(advisor, 'conversation-taken-over', id);
    return {};
  });
};

async function setColleague(room: Room, by: Advisor, id: string, status: Presence): Promise<void> {
  if (by.role === 'advisor') throw new AparteError('forbidden', 'Only a supervisor sets the presence of others.');
  const colleague = (await room.advisors()).find((one) => one.id === id && one.disabled !== true);
  if (colleague === undefined) throw new AparteError('not-found', 'There is no such advisor.');
  await room.presence.set(colleague, status);
  await room.audit(by, 'presence-set', `${id} ${status}`);
}

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
