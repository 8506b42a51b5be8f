/** What the settings are about: the house's locales, boutiques and topics. */
import { useCallback, useEffect, useState } from 'react';
import { SettingsOverview } from '../../src/protocol/house-settings.ts';
import { ask, type Failure } from '../parts/api.ts';

export type Overviewed = {
  readonly overview?: SettingsOverview;
  readonly failure?: Failure;
  /** Asks again. */
  readonly load: () => void;
};

export function useOverview(): Overviewed {
  const [known, setKnown] = useState<Omit<Overviewed, 'load'>>({});
  const load = useCallback(() => {
    void ask('/house-settings', { answer: SettingsOverview }).then((answer) =>
      setKnown(answer.ok ? { overview: answer.value } : { failure: answer.failure }),
    );
  }, []);
  useEffect(load, [load]);
  return { ...known, load };
}

/** `Français (Canada)` in the words of whoever reads. */
export function localeName(
  tag: string,
  format: { language(tag: string): string; region(tag: string): string | undefined },
) {
  const region = format.region(tag);
  return region === undefined ? format.language(tag) : `${format.language(tag)} (${region})`;
}
