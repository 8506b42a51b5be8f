/**
 * The model's three ways of writing for the house: a grounded answer, a summary, a draft. All is redacted on its way out
 * and checked on its way back: a figure, date or address that no source holds ends the answer or marks the draft.
 */

import { z } from 'zod';
import { type Claim, unsupportedClaims } from '../domain/claims.ts';
import type { Composer, ComposerLine, Passage } from '../domain/composer.ts';
import { redact } from '../domain/redact.ts';
import type { LocalUnderstander } from './local.ts';
import type { ModelCall } from './model-call.ts';
import { answerPrompt, draftPrompt, summaryPrompt } from './prompts.ts';

const plainText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !/[<>`]|\]\(|^\s*[#*|-]\s/m.test(text), 'no markup');

const answerSchema = z.object({
  answerable: z.boolean(),
  text: plainText(700),
  sources: z.array(z.int().min(1)).max(8),
});
const summarySchema = z.object({
  bullets: z
    .array(z.object({ text: plainText(300).min(3), seq: z.int().min(1) }))
    .min(1)
    .max(3),
});
const draftSchema = z.object({
  text: plainText(1_500).min(2),
  sources: z.array(z.int().min(1)).max(8),
  confidence: z.number().min(0).max(1),
});

/** An answer comes on top of the reading in the same turn, whose limit is 12 s; without it the articles are offered. */
const answerMs = 3_500;

/** What only a person may say for the house: that something will be done, given or guaranteed. */
const promise =
  /\b(?:i|we)(?:'ll| will| shall| promise| guarantee)\b|\b(?:je|nous) (?:vous )?(?:promet\w*|garanti\w*|rembourser\w*|offrir\w*)|\b(?:wir|ich) (?:werden?|garantier\w*|versprech\w*)\b|\b(?:le|vi) (?:rimborser|garanti)\w*|\bte? (?:reembolsar|garantiz)\w*/i;

export type ModelComposerParts = { readonly call: ModelCall; readonly local: LocalUnderstander };

export function createModelComposer({ call, local }: ModelComposerParts): Composer {
  const speaks = (text: string, locale: string): boolean => {
    const language = locale.split('-')[0];
    const { language: heard, languageConfidence } = local.read(text, { locale });
    return heard === language || languageConfidence < 0.6;
  };

  return {
    async answer({ question, locale, passages, conversationId }, signal) {
      const prompt = answerPrompt(redact(question), locale, passages);
      const said = await call.ask(
        { task: 'answer', prompt, schema: answerSchema, payer: conversationId, overallMs: answerMs },
        signal,
      );
      if (!said.ok || !said.value.answerable || said.value.text === '') return undefined;
      const { text } = said.value;
      const used = chosen(passages, said.value.sources);
      const isGrounded = used.length > 0 && unsupportedClaims(text, used.map(words)).length === 0;
      if (!isGrounded || promise.test(text) || !speaks(text, locale)) return undefined;
      return { text, sources: used.map(({ id, title }) => ({ id, title })), by: named(said) };
    },

    async summarise({ lines, language, conversationId }, signal) {
      const shown = lines.map(redactedLine);
      const prompt = summaryPrompt(shown, language);
      const said = await call.ask({ task: 'summary', prompt, schema: summarySchema, payer: conversationId }, signal);
      if (!said.ok) return undefined;
      const { bullets } = said.value;
      const known = new Set(lines.map(({ seq }) => seq));
      const isTrue = bullets.every(
        ({ text, seq }) =>
          known.has(seq) &&
          unsupportedClaims(
            text,
            shown.map((line) => line.text),
          ).length === 0,
      );
      return isTrue ? bullets : undefined;
    },

    async draft({ lines, locale, passages, facts, instruction, own, extended, conversationId }, signal) {
      const shown = lines.map(redactedLine);
      const prompt = draftPrompt({
        lines: shown,
        locale,
        passages,
        facts: facts.map(redact),
        ...(instruction === undefined ? {} : { instruction: redact(instruction) }),
        ...(own === undefined ? {} : { own: redact(own) }),
      });
      const said = await call.ask(
        {
          task: 'draft',
          prompt,
          schema: draftSchema,
          payer: conversationId,
          ...(extended === undefined ? {} : { heard: extended }),
        },
        signal,
      );
      if (!said.ok) return undefined;
      const { text, confidence } = said.value;
      const used = chosen(passages, said.value.sources);
      const known = [...used.map(words), ...facts, ...shown.map((line) => line.text)];
      return {
        text,
        sources: used.map(({ id, title }) => ({ id, title })),
        unsourced: unsupportedClaims(text, known).map(({ text: written }: Claim) => written),
        confidence,
        by: named(said),
      };
    },
  };
}

const named = ({ by, promptVersion }: { readonly by: string; readonly promptVersion: string }) =>
  `${by} ${promptVersion}`;

const redactedLine = (line: ComposerLine): ComposerLine => ({ ...line, text: redact(line.text) });

const words = ({ title, text }: Passage): string => `${title}\n${text}`;

/** The model numbers passages from 1; a number that was never given counts for nothing. */
const chosen = (passages: readonly Passage[], numbers: readonly number[]): Passage[] =>
  [...new Set(numbers)].flatMap((number) => passages[number - 1] ?? []);
