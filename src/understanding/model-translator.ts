/**
 * Translation by the model: what must come through unchanged never reaches it, the rest is redacted, and what comes back
 * is held against the original. A translation that says another figure, or another language, is none.
 */
import { z } from 'zod';
import { unlikeFigures } from '../domain/faithful.ts';
import { putBack, setAside } from '../domain/set-aside.ts';
import { languageOf, type Translated, type Translator } from '../domain/translation.ts';
import type { LocalUnderstander } from './local.ts';
import type { ModelCall } from './model-call.ts';
import { translatePrompt } from './prompts.ts';

const schema = z.object({ text: z.string().trim().min(1).max(12_000) });

/** Of the longest message that may be written, in the scripts that need most. */
const longest = 4_000;
/** No translation is so much longer than its original that this is not somebody else's text. */
const growth = { times: 3, more: 120 };

export type ModelTranslatorParts = {
  readonly call: ModelCall;
  readonly local: Pick<LocalUnderstander, 'read'>;
};

export function createModelTranslator({ call, local }: ModelTranslatorParts): Translator {
  const speaks = (text: string, locale: string): boolean => {
    const { language, languageConfidence } = local.read(text, { locale });
    return language === languageOf(locale) || languageConfidence < 0.6;
  };

  return {
    async translate({ text, from, to, names, conversationId }, signal): Promise<Translated> {
      const given = setAside(text, names);
      const prompt = translatePrompt(given.text, from, to);
      const said = await call.ask({ task: 'translate', prompt, schema, payer: conversationId, longest }, signal);
      if (!said.ok) return { ok: false, reason: said.reason === 'invalid' ? 'unfaithful' : 'unavailable' };
      const made = said.value.text;
      const whole = putBack(made, given);
      const tooLong = made.length > given.text.length * growth.times + growth.more;
      const unlike = unlikeFigures({ text: given.text, locale: from }, { text: made, locale: to });
      if (whole === undefined || tooLong || unlike.length > 0 || !speaks(made, to))
        return { ok: false, reason: 'unfaithful' };
      return { ok: true, text: whole, by: `${said.by} ${said.promptVersion}` };
    },
  };
}
