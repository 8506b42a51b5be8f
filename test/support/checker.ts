/** Compares what shoppers were promised with what the house kept. An empty list: every promise was held. */

export type SentLine = {
  readonly sender: string;
  readonly clientMessageId: string;
  /** Set once the house has acked it. */
  readonly messageId?: string;
};

export type KeptLine = {
  readonly seq: number;
  readonly id: string;
  readonly by: string;
  readonly clientMessageId?: string;
  readonly atMs: number;
  /** Of a bot's line: the messages it answers. */
  readonly answers?: readonly string[];
};

export type History = {
  /** In the order in which each sender sent. */
  readonly sent: readonly SentLine[];
  /** The transcript of each sender's conversation. */
  readonly kept: ReadonlyMap<string, readonly KeptLine[]>;
};

export function check({ sent, kept }: History): string[] {
  const senders = new Set([...sent.map(({ sender }) => sender), ...kept.keys()]);
  return [...senders].flatMap((sender) => {
    const lines = kept.get(sender) ?? [];
    const own = sent.filter((line) => line.sender === sender);
    return [...gaps(lines), ...promises(own, lines), ...strangers(own, lines), ...answers(lines)].map(
      (violation) => `${sender}: ${violation}`,
    );
  });
}

function gaps(lines: readonly KeptLine[]): string[] {
  const at = lines.findIndex(({ seq }, index) => seq !== index + 1);
  return at < 0 ? [] : [`gap at ${at + 1}`];
}

function promises(sent: readonly SentLine[], lines: readonly KeptLine[]): string[] {
  const found: string[] = [];
  let last = 0;
  for (const { clientMessageId, messageId } of sent) {
    const copies = lines.filter((line) => line.clientMessageId === clientMessageId);
    if (copies.length > 1) found.push(`twice: ${clientMessageId}`);
    if (messageId === undefined) continue;
    const place = lines.find(({ id }) => id === messageId)?.seq;
    if (place === undefined) found.push(`lost: ${clientMessageId}`);
    else if (place < last) found.push(`order: ${clientMessageId}`);
    last = Math.max(last, place ?? 0);
  }
  return found;
}

/** A shopper's line that nobody sent. */
function strangers(sent: readonly SentLine[], lines: readonly KeptLine[]): string[] {
  const known = new Set(sent.map(({ clientMessageId }) => clientMessageId));
  return lines
    .filter(({ by, clientMessageId }) => by === 'shopper' && !known.has(clientMessageId ?? ''))
    .map(({ id }) => `ghost: ${id}`);
}

/** One turn may say several things, all at one moment; the same message in two turns is a double answer. */
function answers(lines: readonly KeptLine[]): string[] {
  const turns = new Map<string, readonly string[]>();
  for (const { by, atMs, answers: answered = [] } of lines) {
    if (by === 'bot' && answered.length > 0) turns.set(`${atMs} ${answered.join(' ')}`, answered);
  }
  return lines
    .filter(({ by }) => by === 'shopper')
    .flatMap(({ id }) => {
      const count = [...turns.values()].filter((answered) => answered.includes(id)).length;
      if (count === 1) return [];
      return [count === 0 ? `unanswered: ${id}` : `answered ${count} times: ${id}`];
    });
}
