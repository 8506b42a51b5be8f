/** One setting of the house on a page: what is in force, what is being changed, and what somebody else did meanwhile. */
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { SettingAnswer, SettingHistory, type SettingVersion } from '../../src/protocol/house-settings.ts';
import { type Answer, ask, type Failure } from '../parts/api.ts';

export type Shape<Value> = Pick<z.ZodType<Value>, 'safeParse'>;

export type SettingState<Value> = {
  readonly setting: SettingAnswer | undefined;
  /** As it stands in the form. */
  readonly draft: Value | undefined;
  readonly change: (value: Value) => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** What somebody else published while this was being written. */
  readonly theirs: SettingAnswer | undefined;
  readonly versions: readonly SettingVersion[];
  save(): Promise<boolean>;
  /** Their version, or one's own over it. */
  settle(whose: 'theirs' | 'mine'): Promise<void>;
  restore(version: number): Promise<void>;
  keep(which: 'file' | 'console'): Promise<void>;
  undo(): void;
};

export function useSetting<Value>(name: string, shape: Shape<Value>): SettingState<Value> {
  const [setting, setSetting] = useState<SettingAnswer>();
  const [draft, setDraft] = useState<Value>();
  const [theirs, setTheirs] = useState<SettingAnswer>();
  const [versions, setVersions] = useState<readonly SettingVersion[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const path = `/house-settings/${name}`;

  const adopt = useCallback(
    async (answer: SettingAnswer) => {
      const parsed = shape.safeParse(answer.value);
      setSetting(answer);
      setDraft(parsed.success ? parsed.data : undefined);
      setTheirs(undefined);
      const history = await ask(`/house-settings/${answer.name}/versions`, { answer: SettingHistory });
      if (history.ok) setVersions(history.value.versions);
    },
    [shape],
  );

  useEffect(() => {
    let left = false;
    setDraft(undefined);
    setFailure(undefined);
    void ask(`/house-settings/${name}`, { answer: SettingAnswer }).then((answer) => {
      if (left) return;
      if (answer.ok) void adopt(answer.value);
      else setFailure(answer.failure);
    });
    return () => {
      left = true;
    };
  }, [name, adopt]);

  /** Nothing is lost to somebody who was faster: the form stays as it is, beside what they made. */
  async function send(call: () => Promise<Answer<SettingAnswer>>): Promise<boolean> {
    setBusy(true);
    setFailure(undefined);
    const answer = await call();
    setBusy(false);
    if (answer.ok) {
      await adopt(answer.value);
      return true;
    }
    const late = answer.failure.cause === 'refused' && answer.failure.code === 'stale';
    const now = late ? await ask(path, { answer: SettingAnswer }) : undefined;
    if (now?.ok) setTheirs(now.value);
    else setFailure(answer.failure);
    return false;
  }

  const put = (version: number) =>
    send(() => ask(path, { method: 'PUT', body: { version, value: draft }, answer: SettingAnswer }));
  const post = async (act: string, body: object) => {
    const version = setting?.version ?? 0;
    await send(() => ask(`${path}/${act}`, { method: 'POST', body: { version, ...body }, answer: SettingAnswer }));
  };

  return {
    ...{ setting, draft, busy, failure, theirs, versions },
    change: setDraft,
    dirty: setting !== undefined && draft !== undefined && !same(draft, setting.value),
    save: () => put(setting?.version ?? 0),
    async settle(whose) {
      if (theirs === undefined) return;
      if (whose === 'theirs') await adopt(theirs);
      else await put(theirs.version);
    },
    restore: (restore) => post('restore', { restore }),
    keep: (keep) => post('file', { keep }),
    undo() {
      if (setting !== undefined) void adopt(setting);
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  return leavesOf(one).join('\n') === leavesOf(other).join('\n');
}

/** Each value with its place, in the order of their places: two settings differ in the lines that only one of them has. */
function leavesOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${at}\t${String(value)}`];
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([key, one]) => leavesOf(one, at === '' ? key : `${at} ${key}`));
}

export type Difference = { readonly at: string; readonly one: string; readonly other: string };

export function differencesBetween(one: unknown, other: unknown): readonly Difference[] {
  const split = (value: unknown) => new Map(leavesOf(value).map((line) => line.split('\t') as [string, string]));
  const [left, right] = [split(one), split(other)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((at) => {
    const [was, is] = [left.get(at) ?? '', right.get(at) ?? ''];
    return was === is ? [] : [{ at, one: was, other: is }];
  });
}
