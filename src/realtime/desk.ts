/** Namespace `/desk`: the advisors' side (contracts, section 5). Snapshot first, then events with a sequence of this socket. */
import type { Namespace, Socket } from 'socket.io';
import { maySee } from '../domain/access.ts';
import { hasWindow } from '../domain/channel-rules.ts';
import { answerTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { Briefing } from '../domain/handoff.ts';
import { type ConversationId, conversationId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { MachineDraft } from '../domain/machine-draft.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Change, Clock, Documents, Transcripts } from '../domain/ports.ts';
import type { HouseTemplate } from '../domain/template.ts';
import type { Candidates } from '../handoff/candidates.ts';
import type { Desk } from '../handoff/desk.ts';
import type { Drafts } from '../handoff/drafts.ts';
import type { PresenceBook } from '../handoff/presence.ts';
import type { Proposal } from '../protocol/desk/drafts.ts';
import type { DeskEvent } from '../protocol/desk/events.ts';
import { type DeskAcks, type DeskPayload, deskRequests } from '../protocol/desk/requests.ts';
import { byName, type DeskSnapshot, type PresenceRow } from '../protocol/desk/rows.ts';
import type { Note, WireTemplate } from '../protocol/desk/thread.ts';
import { maxTextLength } from '../protocol/wire.ts';
import { type DeskFeed, type DeskNews, threadNews } from './desk-feed.ts';
import { createLimiter, onRequest, refuseUnknown } from './request.ts';
import { correctionForDesk, floorForDesk, messageForDesk, receiptForDesk } from './views.ts';

export type DeskGatewayParts = {
  readonly authenticate: (handshake: { cookie?: string; ticket?: string }) => Promise<SignedIn | undefined>;
  /** Signed out, disabled or with a new password: the socket goes too. */
  readonly stillSignedIn: (sessionId: string) => Promise<boolean>;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly candidates: Pick<Candidates, 'of' | 'correct' | 'undo'>;
  /** Who did what with a shopper's words. */
  readonly audit: (by: Advisor, action: string, subject: string) => Promise<void>;
  readonly presence: PresenceBook;
  readonly feed: DeskFeed;
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly transcripts: Pick<Transcripts, 'conversation' | 'messages'>;
  readonly briefing: (id: ConversationId, language: string) => Promise<Briefing | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  readonly portrait: (advisorId: string) => string;
  /** Tells the shopper that somebody is writing. */
  readonly typing: (id: ConversationId, typing: { on: boolean; name: string }) => void;
};

export type SignedIn = { readonly id: string; readonly advisor: Advisor };

export type DeskGateway = {
  show(change: Change): void;
  showTyping(id: ConversationId, on: boolean): void;
  /** The conversation is no more: consoles drop its row. */
  forget(id: ConversationId): void;
  /** Something in the briefing has changed: consoles that have the conversation open get it anew. */
  refreshBriefing(id: ConversationId): Promise<void>;
};

/** Events a socket keeps, so that a short gap is filled without a new snapshot. */
const keptEvents = 200;
const historyLimit = 200;
/** A session that ended elsewhere is noticed within this time. */
const signInCheckMs = 4_000;

type Session = {
  readonly advisor: Advisor;
  seq: number;
  readonly kept: DeskEvent[];
  readonly open: Set<ConversationId>;
  /** Proposals that still answer the shopper's last words. */
  readonly proposed: Map<ConversationId, string>;
};

export function createDeskGateway(namespace: Namespace, parts: DeskGatewayParts): DeskGateway {
  const sessions = new Map<string, Session>();
  const { desk, drafts, candidates, presence, feed, documents, transcripts, clock, log } = parts;
  let colleagues: readonly Advisor[] = [];
  const loadsShown = new Map<string, number>();

  namespace.use((socket, next) => {
    const { ticket } = socket.handshake.auth as { ticket?: unknown };
    const { cookie } = socket.handshake.headers;
    parts
      .authenticate({ ...(cookie === undefined ? {} : { cookie }), ...(typeof ticket === 'string' ? { ticket } : {}) })
      .then((signedIn) => {
        if (signedIn === undefined) return next(refusal('unauthenticated', 'Sign in to the console first.'));
        (socket.data as { signedIn?: SignedIn }).signedIn = signedIn;
        next();
      })
      .catch(() => next(refusal('retry-later', 'Sign-in cannot be checked right now; try again shortly.')));
  });

  namespace.on('connection', (socket) => {
    const { id, advisor } = (socket.data as { signedIn: SignedIn }).signedIn;
    const watching = setInterval(() => void leaveIfSignedOut(socket, id), signInCheckMs);
    const session: Session = { advisor, seq: 0, kept: [], open: new Set(), proposed: new Map() };
    register(socket, session);
    socket.on('disconnect', () => {
      clearInterval(watching);
      sessions.delete(socket.id);
      presence.disconnected(advisor);
    });
    void welcome(socket, session).catch((cause: unknown) => log.error('a desk could not be opened', { error: cause }));
  });

  async function leaveIfSignedOut(socket: Socket, sessionId: string): Promise<void> {
    // A store that cannot say is no reason to send somebody away from a conversation.
    const stays = await parts.stillSignedIn(sessionId).catch(() => true);
    if (!stays) socket.disconnect(true);
  }

  async function welcome(socket: Socket, session: Session): Promise<void> {
    colleagues = await parts.advisors();
    await presence.connected(session.advisor);
    sessions.set(socket.id, session);
    socket.emit('desk:snapshot', snapshot(session));
  }

  presence.subscribe((advisor) => {
    if (isListed(advisor)) tell([{ name: 'presence:changed', payload: { row: presenceRow(advisor) } }]);
  });

  function presenceRow(advisor: Advisor): PresenceRow {
    const load = feed.load(advisor.id);
    loadsShown.set(advisor.id, load);
    return {
      advisorId: advisor.id,
      name: advisor.name,
      status: presence.of(advisor),
      load,
      capacity: advisor.capacity,
      languages: [...advisor.languages],
      ...(advisor.storeId === undefined ? {} : { storeId: advisor.storeId }),
    };
  }

  function snapshot({ seq, advisor }: Session): DeskSnapshot {
    return {
      seq,
      queue: [...feed.waiting()],
      mine: [...feed.heldBy(advisor.id)],
      presence: byName(colleagues.filter(isListed).map(presenceRow)),
    };
  }

  function send(socketId: string, session: Session, news: DeskNews): void {
    session.seq += 1;
    const stamped = { seq: session.seq, at: clock.now().toISOString(), ...news.payload };
    session.kept.push({ name: news.name, ...stamped } as DeskEvent);
    if (session.kept.length > keptEvents) session.kept.shift();
    namespace.sockets.get(socketId)?.emit(news.name, stamped);
  }

  function tell(news: readonly DeskNews[], audience: (session: Session) => boolean = () => true): void {
    for (const [id, session] of sessions) {
      if (audience(session)) for (const item of news) send(id, session, item);
    }
  }

  function register(socket: Socket, session: Session): void {
    const { advisor } = session;
    const limited = { log, limiter: createLimiter(() => clock.monotonicMs()) };
    refuseUnknown(socket, deskRequests, limited);
    const on = <K extends keyof DeskAcks>(name: K, handle: (payload: DeskPayload<K>) => Promise<DeskAcks[K]>) =>
      onRequest(socket, name, deskRequests[name] as never, limited, handle);

    on('desk:sync', async ({ after }) => {
      const first = session.kept[0]?.seq ?? session.seq + 1;
      if (after > session.seq || after + 1 < first) return { snapshot: snapshot(session) };
      return { events: session.kept.filter((event) => event.seq > after) };
    });
    on('presence:set', async ({ status }) => {
      await presence.set(advisor, status);
      return {};
    });
    on('handoff:claim', async ({ handoffId }) => {
      const id = await desk.claim(advisor, handoffId);
      session.open.add(id);
      return { conversationId: id, briefing: await briefing(id, advisor) };
    });
    on('handoff:pass', async () => ({}));
    on('handoff:transfer', async ({ conversationId: id, to, note }) => {
      if (to.advisorId === undefined) throw new AparteError('bad-request', 'to: choose an advisor');
      if (!colleagues.some((colleague) => colleague.id === to.advisorId))
        throw new AparteError('not-found', 'This advisor does not exist.');
      await desk.transfer(advisor, conversationId(id), to.advisorId, note);
      await addNote(advisor, conversationId(id), `transfer-${clock.now().getTime()}`, note);
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
    on('conversation:open', ({ conversationId: id, after = 0 }) => open(session, conversationId(id), after));
    on('conversation:leave', async ({ conversationId: id }) => {
      session.open.delete(conversationId(id));
      return {};
    });
    on('message:send', async ({ conversationId: id, clientMessageId, text = '', card, draftId, template }) => {
      if (text.length > maxTextLength)
        throw new AparteError('too-long', `At most ${maxTextLength} characters fit into one message.`);
      const empty = text.trim() === '' && card === undefined;
      if (empty && template === undefined) throw new AparteError('bad-request', 'text: write something first');
      if (!empty && template !== undefined)
        throw new AparteError('bad-request', 'template: it has its own words, send it without others');
      const draft = draftId === undefined ? undefined : await drafts.replaced(advisor, conversationId(id), draftId);
      const messageId = await desk.say(advisor, conversationId(id), {
        clientMessageId,
        text,
        ...(card === undefined ? {} : { card: card as never }),
        ...(draft === undefined ? {} : { draft }),
        ...(template === undefined ? {} : { template: templateWish(template) }),
      });
      await drafts.close(advisor, conversationId(id));
      return { messageId };
    });
    on('templates:list', async ({ conversationId: id }) => ({
      templates: desk.templates(advisor, await visible(conversationId(id), advisor)).map(wireTemplate),
    }));
    on('draft:save', async ({ conversationId: id, text }) => {
      await visible(conversationId(id), advisor);
      await drafts.save(advisor, conversationId(id), text);
      return {};
    });
    on('draft:request', async ({ conversationId: id, instruction }) => {
      await visible(conversationId(id), advisor);
      void propose(socket.id, session, conversationId(id), instruction);
      return {};
    });
    on('draft:approve', async ({ conversationId: id, draftId, clientMessageId, confirmed = [] }) => ({
      messageId: await drafts.approve(advisor, conversationId(id), { draftId, clientMessageId, confirmed }),
    }));
    on('draft:discard', async ({ conversationId: id }) => {
      await drafts.discard(advisor, conversationId(id));
      return {};
    });
    on('note:add', async ({ conversationId: id, noteId, text }) => addNote(advisor, conversationId(id), noteId, text));
    on('typing:set', async ({ conversationId: id, on: typing }) => {
      const conversation = await transcripts.conversation(conversationId(id));
      if (conversation?.floor.heldBy === 'advisor' && conversation.floor.advisorId === advisor.id) {
        parts.typing(conversation.id, { on: typing, name: advisor.name });
      }
      return {};
    });
    on('message:read', async ({ conversationId: id, seq }) => {
      await desk.read(advisor, conversationId(id), seq);
      return {};
    });
    on('reading:correct', async ({ conversationId: id, seq, intents, emotion, language }) => {
      const correction = {
        ...(intents === undefined ? {} : { intents }),
        ...(emotion === undefined ? {} : { emotion }),
        ...(language === undefined ? {} : { language }),
      };
      const candidate = await candidates.correct(advisor, conversationId(id), seq, correction);
      await parts.audit(advisor, 'reading-corrected', `${id} ${seq}`);
      await tellCorrections(conversationId(id), seq);
      return { candidateId: candidate.id, proposed: candidate.state === 'waiting' };
    });
    on('reading:undo', async ({ conversationId: id, seq }) => {
      await candidates.undo(advisor, conversationId(id), seq);
      await parts.audit(advisor, 'reading-correction-undone', `${id} ${seq}`);
      await tellCorrections(conversationId(id), seq);
      return {};
    });
    on('reason:flag', async ({ handoffId, verdict }) => {
      await desk.flag(advisor, handoffId, verdict);
      return {};
    });
  }

  async function open(session: Session, id: ConversationId, after: number): Promise<DeskAcks['conversation:open']> {
    const conversation = await visible(id, session.advisor);
    session.open.add(id);
    const [messages, notes, corrected, draft, context] = await Promise.all([
      transcripts.messages(id, after, historyLimit),
      documents.list<Note>('notes', { index: 'conversationId', equals: id, limit: 100 }),
      candidates.of(id),
      drafts.kept(session.advisor, id),
      briefing(id, session.advisor),
    ]);
    return {
      conversationId: id,
      messages: messages.map((message) => messageForDesk(message, conversation)),
      head: conversation.head,
      floor: floorForDesk(conversation, feed.place(id), parts.portrait),
      briefing: context,
      notes: notes.items.map(({ value }) => wireNote(value)).sort((a, b) => a.at.localeCompare(b.at)),
      corrections: corrected.map(correctionForDesk),
      draft: draft.text,
      ...(draft.machine === undefined ? {} : { proposal: proposalOf(draft.machine) }),
      readByShopper: conversation.readBy.shopper,
      ...(conversation.receipts === undefined
        ? {}
        : { deliveries: conversation.receipts.marks.map((mark) => ({ seq: mark.seq, ...receiptForDesk(mark) })) }),
    };
  }

  /** A proposal takes as long as a model takes: the console is told when it is there. */
  async function propose(
    socketId: string,
    session: Session,
    id: ConversationId,
    instruction: string | undefined,
  ): Promise<void> {
    const failed = (reason: 'nothing-found' | 'unavailable') =>
      send(socketId, session, { name: 'draft:failed', payload: { conversationId: id, reason } });
    try {
      const machine = await drafts.make(session.advisor, id, instruction);
      if (machine === undefined) return failed('nothing-found');
      session.proposed.set(id, machine.draftId);
      const proposal = proposalOf(machine);
      send(socketId, session, { name: 'draft:ready', payload: { conversationId: id, proposal } });
    } catch (error) {
      log.warn('a reply could not be proposed', { conversationId: id, error });
      failed('unavailable');
    }
  }

  /** The shopper has written again: what was proposed answers something else now. */
  function tellStale({ conversation, messages }: Change): void {
    if (!messages.some(({ author }) => author.kind === 'shopper')) return;
    for (const [socketId, session] of sessions) {
      const draftId = session.proposed.get(conversation.id);
      if (draftId === undefined) continue;
      session.proposed.delete(conversation.id);
      send(socketId, session, { name: 'draft:stale', payload: { conversationId: conversation.id, draftId } });
    }
  }

  async function tellCorrections(id: ConversationId, seq: number): Promise<void> {
    const corrections = (await candidates.of(id)).filter((one) => one.seq === seq).map(correctionForDesk);
    const payload = { conversationId: id, corrected: { seq, corrections } };
    tell([{ name: 'message:updated', payload }], (session) => session.open.has(id));
  }

  /** Advisors open what waits or what is theirs, now or before; supervisors open all. The rest does not exist for them. */
  async function visible(id: ConversationId, advisor: Advisor): Promise<Conversation> {
    const conversation = await transcripts.conversation(id);
    if (conversation === undefined || !maySee(advisor, conversation)) {
      throw new AparteError('not-found', 'This conversation does not exist.');
    }
    return conversation;
  }

  async function briefing(id: ConversationId, advisor: Advisor): Promise<DeskAcks['conversation:open']['briefing']> {
    const found = await parts.briefing(id, advisor.languages[0] ?? 'en');
    if (found === undefined) throw new AparteError('not-found', 'This conversation does not exist.');
    // Dates become text on the way out, as the wire's schema says.
    return JSON.parse(JSON.stringify(found)) as DeskAcks['conversation:open']['briefing'];
  }

  async function refreshBriefing(id: ConversationId): Promise<void> {
    for (const [socketId, session] of sessions) {
      if (!session.open.has(id)) continue;
      const payload = { conversationId: id, briefing: await briefing(id, session.advisor) };
      send(socketId, session, { name: 'briefing:updated', payload });
    }
  }

  async function addNote(
    advisor: Advisor,
    id: ConversationId,
    noteId: string,
    text: string,
  ): Promise<{ noteId: string }> {
    await visible(id, advisor);
    const key = `${advisor.id}:${noteId}`;
    const note: Note = {
      id: key,
      conversationId: id,
      author: { advisorId: advisor.id, name: advisor.name },
      text,
      at: clock.now().toISOString(),
    };
    await documents.put('notes', key, note);
    tell([{ name: 'note:created', payload: { note } }], (session) => session.open.has(id));
    return { noteId };
  }

  return {
    show(change) {
      const { conversation } = change;
      const rows = feed.apply(conversation);
      tellRows(rows);
      const thread = threadNews(change, {
        message: (message) => messageForDesk(message, conversation),
        floor: (state) => floorForDesk(state, feed.place(state.id), parts.portrait),
      });
      if (thread.length > 0) tell(thread, (session) => session.open.has(conversation.id));
      tellStale(change);
      if (windowMoved(change))
        refreshBriefing(conversation.id).catch((error: unknown) =>
          log.warn('a reply window could not be shown anew', { conversationId: conversation.id, error }),
        );
    },
    showTyping(id, on) {
      tell([{ name: 'typing:changed', payload: { conversationId: id, on, kind: 'shopper' } }], (session) =>
        session.open.has(id),
      );
    },
    refreshBriefing,
    forget(id) {
      for (const session of sessions.values()) session.open.delete(id);
      tellRows(feed.remove(id));
    },
  };

  /** A load follows from the rows: whose has moved since it was last shown is shown anew. */
  function tellRows(rows: readonly DeskNews[]): void {
    if (rows.length === 0) return;
    tell(rows);
    for (const colleague of colleagues.filter(isListed)) {
      if (loadsShown.get(colleague.id) === feed.load(colleague.id)) continue;
      tell([{ name: 'presence:changed', payload: { row: presenceRow(colleague) } }]);
    }
  }
}

/** Admins keep the house; they take no conversations and are on no list. */
function isListed({ role }: Advisor): boolean {
  return role !== 'admin';
}

function proposalOf({ draftId, text, sources, unsourced, confidence, by }: MachineDraft): Proposal {
  return { draftId, text, sources: [...sources], unsourced: [...unsourced], confidence, by };
}

/** The shopper's words open a reply window anew, and their STOP closes other ways. */
function windowMoved({ before, conversation }: Change): boolean {
  if (!hasWindow(conversation.channel)) return false;
  const spoke = before.lastShopperAt?.getTime() !== conversation.lastShopperAt?.getTime();
  return spoke || answerTo(before, 'outreach') !== answerTo(conversation, 'outreach');
}

function templateWish({ name, language, parameters }: NonNullable<DeskPayload<'message:send'>['template']>) {
  return { name, parameters, ...(language === undefined ? {} : { language }) };
}

function wireTemplate({ name, language, category, body, parameters, buttons }: HouseTemplate): WireTemplate {
  return { name, language, category, body, parameters: [...parameters], buttons: buttons.map(({ label }) => label) };
}

function wireNote(note: Note | (Omit<Note, 'at'> & { at: Date })): Note {
  return { ...note, at: typeof note.at === 'string' ? note.at : note.at.toISOString() };
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { data: { code, message } });
}
