/** Voice notes to words through any server that speaks OpenAI's `/audio/transcriptions`. Off unless the house names one. */
import type { Transcriber } from '../domain/ports.ts';

export type TranscriptionParts = { readonly baseUrl: string; readonly apiKey: string; readonly model: string };

export function createTranscriber({ baseUrl, apiKey, model }: TranscriptionParts): Transcriber {
  return {
    async transcribe({ bytes, mime, locale }, signal) {
      const form = new FormData();
      form.set('model', model);
      form.set('language', locale.split('-')[0] ?? 'en');
      form.set('response_format', 'json');
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), `voice.${mime.split('/')[1] ?? 'ogg'}`);
      const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/audio/transcriptions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}` },
        body: form,
        redirect: 'error',
        signal,
      });
      if (!response.ok) throw new Error(`the speech server answered ${response.status}`);
      const { text } = (await response.json()) as { text?: unknown };
      return typeof text === 'string' && text.trim() !== '' ? text : undefined;
    },
  };
}
