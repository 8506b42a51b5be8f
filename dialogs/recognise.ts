/** "It is me": an e-mail address and the code that arrives there. What is told on one channel is then known on the others. */
import { certain, dialog, isText, type Step, type Talk, type Values } from '../src/domain/dialog.ts';
import type { AddressProof, CodeAnswer, Elsewhere } from '../src/domain/recognition.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { heardCue } from './cues.ts';
import type { ConciergeParts } from './parts.ts';

type RecogniseSlots = {
  email: string;
  /** Where the latest code went. */
  sentTo: string;
  code: string;
};

type Slots = Values<RecogniseSlots>;

const againChip = ['chip.code-again', 'recognise:again'] as const;
const otherChip = ['chip.other-address', 'recognise:other'] as const;

export function recognise(parts: ConciergeParts) {
  return dialog<RecogniseSlots>({
    goal: 'recognise',
    version: 1,
    kind: 'goal',
    intents: [],
    commands: ['recognise', 'recognise:again', 'recognise:other'],
    slots: {
      email: {
        is: isText,
        read: (said) => lastEntity(said, 'email')?.value.toLowerCase(),
        question: 'recognise.ask-email',
        expecting: 'email',
      },
      sentTo: { is: isText },
      code: {
        is: isText,
        read: (said, _before, asked) => (asked ? codeIn(said) : undefined),
        question: 'recognise.ask-code',
        chips: (talk) => chips(talk, againChip, otherChip),
      },
    },
    claim: (said, talk, { sentTo }) =>
      heardCue(talk, 'recognise') || (sentTo !== undefined && codeIn(said) !== undefined) ? certain : 0,
    topic: (_slots, talk) => talk.say('recognise.topic'),
    step: (slots, talk) => step(parts, slots, talk),
  });
}

/** "The code is 123 456." */
function codeIn({ text }: Pick<Said, 'text'>): string | undefined {
  const [, first = '', last = ''] = /(?<![\w-])(\d{3})[ -]?(\d{3})(?![\w-])/.exec(text.normalize('NFKC')) ?? [];
  return first === '' ? undefined : first + last;
}

async function step({ recognition }: ConciergeParts, slots: Slots, talk: Talk): Promise<Step<RecogniseSlots>> {
  const { said, conversation } = talk;
  const event = said.messages[0]?.eventId;
  if (conversation.identity.level === 'verified') {
    const text = talk.say('recognise.already');
    return { replies: [{ text, suggestions: elsewhereChips(talk) }], next: 'done' };
  }
  if (recognition?.address === undefined || event === undefined) return toPerson(talk, 'recognise.off');
  if (said.command?.name === 'recognise:other') return { replies: [], next: { ask: 'email' }, slots: nothing };
  const email = slots.email ?? conversation.identity.email;
  if (email === undefined) return { replies: [], next: { ask: 'email' } };
  if (slots.sentTo !== email || said.command?.name === 'recognise:again')
    return send(recognition.address, email, event, talk);
  if (slots.code === undefined) return { replies: [], next: { ask: 'code' } };
  const { code } = slots;
  const saidIn = said.messages.find((message) => codeIn(message) === code)?.eventId ?? event;
  return answered(await recognition.address.check(conversation, code, event), saidIn, talk);
}

const nothing = { email: undefined, sentTo: undefined, code: undefined };

/** The same words whether anybody is known by that address. */
async function send(address: AddressProof, email: string, event: string, talk: Talk): Promise<Step<RecogniseSlots>> {
  if ((await address.ask(talk.conversation, email, event)) === 'too-many') return toPerson(talk, 'recognise.too-many');
  const text = talk.say('recognise.sent', { email });
  return { replies: [{ text }], next: { ask: 'code' }, slots: { email, sentTo: email, code: undefined } };
}

function answered(answer: CodeAnswer, saidIn: string, talk: Talk): Step<RecogniseSlots> {
  switch (answer.outcome) {
    case 'verified':
      return verified({ ...answer, proof: { ...answer.proof, saidIn } }, talk);
    case 'wrong':
      return {
        replies: [{ text: talk.say('recognise.wrong', { count: answer.left }) }],
        next: { ask: 'code' },
        slots: { code: undefined },
      };
    case 'over':
      return {
        replies: [{ text: talk.say('recognise.over'), suggestions: chips(talk, againChip, personChip) }],
        next: 'open',
        slots: { code: undefined },
        outcome: 'failed',
      };
    default:
      return answer satisfies never;
  }
}

function verified(
  { email, shopperId, proof, elsewhere }: Extract<CodeAnswer, { outcome: 'verified' }>,
  talk: Talk,
): Step<RecogniseSlots> {
  const identity = { level: 'verified' as const, email, proof, ...(shopperId === undefined ? {} : { shopperId }) };
  const replies = [
    { text: talk.say('recognise.done') },
    ...elsewhere.slice(0, 1).map((other) => rememberedFrom(other, talk)),
  ];
  return { replies, next: 'done', facts: { identity } };
}

/** What they were looking for over there, as a chip that says it here. */
function rememberedFrom({ channel, words, wish }: Elsewhere, talk: Talk) {
  const where = talk.say(`elsewhere.on.${channel}`);
  if (wish === undefined) return { text: talk.say('recognise.elsewhere', { channel: where, words }) };
  const text = talk.say('recognise.elsewhere-wish', { channel: where, wish });
  return { text, suggestions: [{ label: wish, value: 'said' }] };
}

function elsewhereChips(talk: Talk) {
  return chips(talk, ['chip.elsewhere', 'elsewhere'], ['chip.unlink', 'unlink']);
}

function toPerson(talk: Talk, key: string): Step<RecogniseSlots> {
  return {
    replies: [{ text: talk.say(key), suggestions: chips(talk, personChip) }],
    next: 'done',
    outcome: 'failed',
    ifYes: 'person',
    ifNo: 'flow:no-person',
  };
}
