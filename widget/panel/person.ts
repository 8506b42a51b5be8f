/** Asking for a person from anywhere; a failure is said, and nothing the shopper wrote is touched. */
import type { PanelModel } from './panel-context.ts';

export async function askForPerson({ session, notice, words }: PanelModel): Promise<void> {
  const asked = await session.askForPerson();
  if (!asked) notice.value = { text: words.value.say('error.action') };
}
