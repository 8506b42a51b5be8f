/** How many tokens a conversation, and the whole house, may spend on the model in a day; counted by this process. */

export type Budget = {
  allows(payer: string): boolean;
  spend(payer: string, tokens: number): void;
};

export type BudgetSettings = {
  readonly perConversation: number;
  readonly perDay: number;
  readonly now: () => Date;
};

/** Enough for any house's day; beyond it the oldest payers are forgotten. */
const payersKept = 50_000;

export function createBudget({ perConversation, perDay, now }: BudgetSettings): Budget {
  let day = '';
  let total = 0;
  let spent = new Map<string, number>();
  const turnDay = () => {
    const today = now().toISOString().slice(0, 10);
    if (today === day) return;
    day = today;
    total = 0;
    spent = new Map();
  };
  return {
    allows(payer) {
      turnDay();
      return total < perDay && (spent.get(payer) ?? 0) < perConversation;
    },
    spend(payer, tokens) {
      turnDay();
      total += tokens;
      spent.set(payer, (spent.get(payer) ?? 0) + tokens);
      if (spent.size > payersKept) spent.delete(spent.keys().next().value ?? payer);
    },
  };
}
