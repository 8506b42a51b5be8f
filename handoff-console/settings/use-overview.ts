/** What the settings are about: the house's locales, boutiques and topics. */
import { useEffect, useState } from 'react';
import { SettingsOverview } from '../../src/protocol/house-settings.ts';
import { ask } from '../parts/api.ts';

export function useOverview(): SettingsOverview | undefined {
  const [overview, setOverview] = useState<SettingsOverview>();
  useEffect(() => {
    void ask('/house-settings', { answer: SettingsOverview }).then((answer) => answer.ok && setOverview(answer.value));
  }, []);
  return overview;
}

/** `Français (Canada)` in the words of whoever reads. */
export function localeName(
  tag: string,
  format: { language(tag: string): string; region(tag: string): string | undefined },
) {
  const region = format.region(tag);
  return region === undefined ? format.language(tag) : `${format.language(tag)} (${region})`;
}
