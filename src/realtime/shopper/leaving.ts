/** Serves how a shopper goes: signed out of the shop, or forgotten altogether. */
import type { Serve } from './room.ts';

export const serveLeaving: Serve = (on, { session, known }, room) => {
  /** Sessions and token first: no tab may open the conversation anew while it is being left or removed. */
  const leave = async () => {
    const { conversationId } = await known();
    const { token } = session;
    room.forget(conversationId);
    if (token !== undefined) await room.visitors.forget(token);
    return conversationId;
  };
  on('session:leave', async () => {
    await leave();
    return {};
  });
  on('session:forget', async () => {
    const conversationId = await leave();
    await room.erase(conversationId);
    return {};
  });
};
