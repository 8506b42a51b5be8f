/** The Bot Framework handoff protocol, by the checklist of docs/channels: a test for each of its points. */
import { describe, expect, test } from '@jest/globals';
import { ActivityHandler, EventFactory, HandoffEventNames, TurnContext } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { decide } from '../../src/domain/escalation.ts';
import type { Briefing } from '../../src/domain/handoff.ts';
import { advisorId, handoffId } from '../../src/domain/ids.ts';
import { createBriefings } from '../../src/handoff/briefing.ts';
import { handoffInitiate, handoffStatus, initiateActivity, statusActivity } from '../../src/turn/activities.ts';
import { InProcessAdapter } from '../../src/turn/adapter.ts';
import { ConciergeBot } from '../../src/turn/bot.ts';
import { samplePolicy } from '../support/corridor-parts.ts';
import { ForeignBot } from '../support/foreign-bot.ts';
import { seeded } from '../support/random.ts';
import { plainTranslate, type TurnRig, turnRig } from '../support/turn-rig.ts';

const ines = { advisorId: advisorId('ines'), name: 'Ines' };
const leo = { advisorId: advisorId('leo'), name: 'Leo' };

const says = (text: string): EventBody => ({ kind: 'shopper:said', text, clientMessageId: text });
const wantsPerson = says('a person, please');
const claim = (rig: TurnRig, by = ines): EventBody => ({
  kind: 'advisor:claimed',
  handoffId: handoffId(rig.state.conversation.handoff?.id ?? 'none'),
  ...by,
});
const handsBack: EventBody = { kind: 'advisor:returned', ...ines, agreed: 'yes', open: 'when' };
const resolves: EventBody = { kind: 'advisor:resolved', ...ines, outcome: 'solved' };
const givesUp: EventBody = { kind: 'shopper:stopped-waiting' };

/** Our own bot over dialogs that answer everything with one sentence. */
function ourBot(rig: TurnRig): ConciergeBot {
  const briefings = createBriefings({
    transcripts: {
      conversation: async () => rig.state.conversation,
      messages: async (_id, after, limit) => rig.state.messages.filter(({ seq }) => seq > after).slice(0, limit),
    },
    clientBook: { find: async () => undefined, byEmail: async () => undefined },
    orders: { find: async () => undefined, ofShopper: async () => [] },
    translate: plainTranslate,
    policy: () => samplePolicy,
    currency: 'EUR',
  } as Parameters<typeof createBriefings>[0]);
  return new ConciergeBot({
    concierge: {
      respond: async () => ({ dialog: undefined, replies: [{ text: 'An answer.' }], outcome: 'answered' }),
      expecting: () => undefined,
    },
    clientBook: { find: async () => undefined, byEmail: async () => undefined },
    policy: () => samplePolicy,
    translate: plainTranslate,
    briefing: briefings.forDecision,
  } as ConstructorParameters<typeof ConciergeBot>[0]);
}

const initiates = (rig: TurnRig) => rig.sent.filter(({ name }) => name === handoffInitiate);
const statuses = (rig: TurnRig) =>
  rig.told.filter(({ name }) => name === handoffStatus).map(({ value }) => (value as { state: string }).state);

describe('1. both events are exactly as the protocol has them', () => {
  test('their names are the SDK\u2019s', () => {
    expect(handoffInitiate).toBe(HandoffEventNames.InitiateHandoff);
    expect(handoffStatus).toBe(HandoffEventNames.HandoffStatus);
  });

  test('our initiate reads as EventFactory\u2019s', async () => {
    const rig = turnRig(ourBot);
    await rig.after(says('hello'));
    await rig.after(wantsPerson);
    const [ours] = initiates(rig);
    const value = ours?.value as Briefing;
    const context = new TurnContext(new InProcessAdapter(), {
      ...{ type: 'message', channelId: 'web', serviceUrl: 'urn:x', locale: 'en' },
      conversation: { id: 'c_rig', isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'v_1', name: '' },
      recipient: { id: 'concierge', name: 'Concierge' },
    });
    const transcript = ours?.attachments?.[0]?.content as { activities: Activity[] };
    const theirs = EventFactory.createHandoffInitiation(context, value, transcript);
    const { name, type, attachments } = theirs;
    expect({ name: ours?.name, type: ours?.type, attachments: ours?.attachments }).toEqual({ name, type, attachments });
    expect(ours?.conversation?.id).toBe(theirs.conversation.id);
    expect(ours?.value).toBe(theirs.value);
  });

  test.each(['accepted', 'failed', 'completed'] as const)('our status "%s" reads as EventFactory\u2019s', (state) => {
    const { conversation } = turnRig(() => new ForeignBot()).state;
    const account = { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' };
    for (const message of [undefined, 'nobody-there']) {
      const theirs = EventFactory.createHandoffStatus(account, state, message);
      const ours = statusActivity(conversation, state, message, new Date(0));
      expect({ type: ours.type, name: ours.name }).toEqual({ type: theirs.type, name: theirs.name });
      expect(ours.conversation?.id).toBe(theirs.conversation.id);
      expect(JSON.parse(JSON.stringify(ours.value))).toEqual(JSON.parse(JSON.stringify(theirs.value)));
    }
  });

  test('its value is the whole Briefing, its attachment the Transcript', async () => {
    const rig = turnRig(ourBot);
    await rig.after(wantsPerson);
    const [initiate] = initiates(rig);
    expect(initiate?.value).toMatchObject({
      version: 1,
      handoffId: rig.state.conversation.handoff?.id,
      conversationId: 'c_rig',
      reasons: [{ signal: 'asked-for-person' }],
      transcript: [{ seq: 1, text: 'a person, please' }],
    });
    expect(initiate?.attachments).toMatchObject([{ contentType: 'application/json', name: 'Transcript' }]);
  });
});

describe('2. the bot is told what became of it', () => {
  test.each<[string, (rig: TurnRig) => EventBody[], string[]]>([
    ['accepted when an advisor takes it', (rig) => [claim(rig)], ['accepted']],
    ['completed when it is handed back', (rig) => [claim(rig), handsBack], ['accepted', 'completed']],
    ['completed when it is resolved', (rig) => [claim(rig), resolves], ['accepted', 'completed']],
    ['completed when the shopper gives up', () => [givesUp], ['completed']],
  ])('%s', async (_what, happens, expected) => {
    const rig = turnRig(ourBot);
    await rig.after(wantsPerson);
    await rig.after(...happens(rig));
    expect(statuses(rig)).toEqual(expected);
  });
});

describe('3. each initiate has exactly one terminal status', () => {
  const terminal = (rig: TurnRig) => statuses(rig).filter((state) => state !== 'accepted').length;

  test('a transfer or a lost advisor is not terminal', async () => {
    const rig = turnRig(ourBot);
    await rig.after(wantsPerson);
    await rig.after(claim(rig));
    await rig.after({ kind: 'advisor:transferred', ...ines, to: { advisorId: leo.advisorId }, note: 'x' });
    await rig.after(claim(rig, leo));
    await rig.after({ kind: 'advisor:left', advisorId: leo.advisorId });
    expect(terminal(rig)).toBe(0);
    await rig.after(givesUp);
    expect(terminal(rig)).toBe(1);
  });

  test('whatever happens, in 300 random lives', async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seeded(seed);
      const rig = turnRig(ourBot);
      for (let i = 0; i < 15; i += 1) {
        const who = random.pick([ines, leo]);
        const bodies: EventBody[] = [
          ...[wantsPerson, says('hello'), claim(rig, who), claim(rig, who), givesUp],
          { ...handsBack, ...who },
          { ...resolves, ...who },
          { kind: 'advisor:transferred', ...who, to: { advisorId: leo.advisorId }, note: 'x' },
          { kind: 'advisor:left', advisorId: who.advisorId },
        ];
        await rig.after(...Array.from({ length: 1 + random.below(2) }, () => random.pick(bodies)));
      }
      const open = rig.state.conversation.floor.heldBy === 'bot' ? 0 : 1;
      expect({ seed, terminal: terminal(rig) }).toEqual({ seed, terminal: initiates(rig).length - open });
    }
  });
});

test('4. the bot is silent while a person is waited for or speaks, and every word is kept for the advisor', async () => {
  const rig = turnRig(ourBot);
  await rig.after(wantsPerson);
  const whileWaiting = await rig.after(says('are you there?'));
  await rig.after(claim(rig));
  const whileServed = await rig.after(says('finally'));
  expect([...whileWaiting, ...whileServed].map(({ author }) => author.kind)).toEqual(['shopper', 'shopper']);
  expect(rig.state.messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['are you there?', 'finally']));
  const [back] = (await rig.after(handsBack)).filter(({ author }) => author.kind === 'bot');
  expect(back?.text.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'system.resumed-with-brief',
    'system.resumed-agreed',
    'system.resumed-open',
  ]);
});

test.each([
  [{ agreed: 'yes', open: '' }, 'system.resumed-agreed'],
  [{ agreed: '', open: 'when' }, 'system.resumed-open'],
])('4b. of %j only what was said is passed on', async (brief, line) => {
  const rig = turnRig(ourBot);
  await rig.after(wantsPerson);
  await rig.after(claim(rig));
  const [back] = (await rig.after({ ...handsBack, ...brief })).filter(({ author }) => author.kind === 'bot');
  expect(back?.text.split('\n').map((said) => said.split(' ')[0])).toEqual(['system.resumed-with-brief', line]);
});

test('5. the transcript ends at the message that caused the initiate', async () => {
  const rig = turnRig(ourBot);
  await rig.after(says('hello'));
  await rig.after(says('one more thing'), wantsPerson);
  const [initiate] = initiates(rig);
  const transcript = initiate?.attachments?.[0]?.content as { activities: Activity[] } | undefined;
  const activities = transcript?.activities ?? [];
  expect(activities.map(({ text }) => text)).toEqual(['hello', 'An answer.', 'one more thing', 'a person, please']);
  expect(activities.at(-1)?.from.role).toBe('user');
});

describe('6. the same initiate again changes nothing', () => {
  test('when it is sent twice in a turn', async () => {
    const twice = class extends ActivityHandler {
      constructor() {
        super();
        this.onMessage(async (context) => {
          const event = EventFactory.createHandoffInitiation(context, { why: 'x' });
          await context.sendActivities([event, event]);
        });
      }
    };
    const rig = turnRig(() => new twice());
    await rig.after(says('a'));
    const { handoff, pastHandoffs } = rig.state.conversation;
    expect(handoff?.state).toBe('waiting');
    expect(pastHandoffs).toEqual([]);
  });

  test('when the bot says it once more while the handoff is open', async () => {
    const stubborn = class extends ActivityHandler {
      constructor() {
        super();
        const again = async (context: TurnContext) =>
          void (await context.sendActivity(EventFactory.createHandoffInitiation(context, { why: 'x' })));
        this.onMessage(again);
        this.onEvent(again);
      }
    };
    const rig = turnRig(() => new stubborn());
    await rig.after(says('a'));
    const first = rig.state.conversation.handoff?.id;
    await rig.after(claim(rig));
    expect(rig.state.conversation).toMatchObject({
      handoff: { id: first, state: 'accepted' },
      floor: { heldBy: 'advisor' },
    });
  });
});

describe('7. a bot that nobody here wrote', () => {
  test('answers, with its suggested actions', async () => {
    const rig = turnRig(() => new ForeignBot());
    const [, reply] = await rig.after(says('hello'));
    expect(reply).toMatchObject({
      author: { kind: 'bot' },
      text: 'You said: hello',
      suggestions: [{ label: 'Somebody', value: 'person' }],
    });
  });

  test('escalates on our adapter, is silent while a person speaks, and goes on afterwards', async () => {
    const rig = turnRig(() => new ForeignBot());
    const [, reply] = await rig.after(wantsPerson);
    expect(reply?.text).toBe('I will find somebody for you.');
    expect(rig.state.conversation).toMatchObject({
      floor: { heldBy: 'queue' },
      handoff: {
        state: 'waiting',
        openedSeq: 1,
        reasons: [{ signal: 'asked-for-person', evidence: 'the shopper asked' }],
      },
    });
    await rig.after(claim(rig));
    expect(await rig.after(says('hello?'))).toHaveLength(1);
    await rig.after(handsBack);
    const [, after] = await rig.after(says('and now?'));
    expect(after?.text).toBe('You said: and now?');
    expect(rig.failures).toEqual([]);
  });

  test('may use the older activity type, which we accept and never send', async () => {
    const older = class extends ActivityHandler {
      constructor() {
        super();
        this.onMessage(async (context) => void (await context.sendActivity({ type: 'handoff' })));
      }
    };
    const rig = turnRig(() => new older());
    await rig.after(says('a'));
    expect(rig.state.conversation.floor.heldBy).toBe('queue');
    const ours = turnRig(ourBot);
    await ours.after(wantsPerson);
    expect(ours.sent.map(({ type }) => type)).not.toContain('handoff');
  });
});

test('an initiate that our builder makes of a decision names its handoff as the conversation will', async () => {
  const rig = turnRig(ourBot);
  await rig.after(wantsPerson);
  const { conversation } = rig.state;
  const decision = decide([{ kind: 'asked-for-person', value: 1, evidence: 'x' }], samplePolicy);
  const value = initiates(rig)[0]?.value as Briefing;
  expect(initiateActivity(conversation, value).conversation?.id).toBe('c_rig');
  expect(value.score).toBe(decision.score);
  expect(value.handoffId).toBe(conversation.handoff?.id);
});
