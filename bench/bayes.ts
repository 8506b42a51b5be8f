/** The usual first thing to try: naive Bayes over words. The floor that our understanding is measured against. */

export type Bayes = { classify(text: string): string };

export function trainBayes(examples: readonly { readonly text: string; readonly label: string }[]): Bayes {
  const labels = new Map<string, { total: number; sentences: number; counts: Map<string, number> }>();
  const vocabulary = new Set<string>();
  for (const { text, label } of examples) {
    const row = labels.get(label) ?? { total: 0, sentences: 0, counts: new Map<string, number>() };
    labels.set(label, row);
    row.sentences += 1;
    for (const word of wordsOf(text)) {
      vocabulary.add(word);
      row.total += 1;
      row.counts.set(word, (row.counts.get(word) ?? 0) + 1);
    }
  }
  return {
    classify(text) {
      const words = wordsOf(text);
      let best = { label: '', value: Number.NEGATIVE_INFINITY };
      for (const [label, { total, sentences, counts }] of labels) {
        const prior = Math.log(sentences / examples.length);
        const value = words.reduce(
          (sum, word) => sum + Math.log(((counts.get(word) ?? 0) + 1) / (total + vocabulary.size)),
          prior,
        );
        if (value > best.value) best = { label, value };
      }
      return best.label;
    },
  };
}

const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}']+/gu) ?? [];
