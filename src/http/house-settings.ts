/** What is set at the console: read, changed from the version that was read, brought back, every version with its author. */
import type { z } from 'zod';
import { AparteError } from '../domain/errors.ts';
import type { Advisor } from '../domain/participant.ts';
import type { SettingEdition } from '../domain/setting.ts';
import * as wire from '../protocol/house-settings.ts';
import { type WrongField, wrongFields } from '../protocol/wrong-field.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

/** A setting there is: how it is checked and what the files say. */
export type KnownSetting = {
  readonly schema: z.ZodType;
  readonly file: unknown;
  /** Who may change it; supervisors read all of them. */
  readonly role: 'supervisor' | 'admin';
  /** What a schema cannot see, in plain words with its place. */
  readonly problems?: (value: unknown) => readonly WrongField[];
};

type Edition = SettingEdition;
type Change = {
  readonly name: string;
  readonly version: number;
  readonly value: unknown;
  readonly file: unknown;
  readonly by: { readonly advisorId: string; readonly name: string };
  readonly restored?: number;
};

export type HouseSettingsParts = {
  readonly settings: {
    current(name: string): Edition | undefined;
    write(change: Change): Promise<Edition>;
    versions(name: string): Promise<readonly Edition[]>;
    refresh(): Promise<void>;
    fileMoved(edition: Edition | undefined, file: unknown): boolean;
    /** Undefined: there is no such setting. */
    known(name: string): KnownSetting | undefined;
    overview(): wire.SettingsOverview;
    openNow(storeId: string, value: wire.HoursSetting): wire.OpenNowAnswer;
    voiceSample(locale: string, text: string, value: wire.VoiceSetting): wire.VoiceSampleAnswer;
  };
  readonly audit: Audit;
};

export function houseSettingRoutes(parts: HouseSettingsParts): Route[] {
  return [...readingRoutes(parts), ...changingRoutes(parts), ...tryingRoutes(parts)];
}

function knownBy({ settings }: HouseSettingsParts) {
  return (name: string): KnownSetting => {
    const known = settings.known(name);
    if (known === undefined) throw new AparteError('not-found', 'There is no such setting.');
    return known;
  };
}

function readingRoutes(parts: HouseSettingsParts): Route[] {
  const { settings } = parts;
  const known = knownBy(parts);
  return [
    forRole('advisor', {
      method: 'get',
      path: '/house-settings',
      summary: 'What the settings are about: locales, boutiques, topics',
      answer: wire.SettingsOverview,
      handle: async () => settings.overview(),
    }),
    forRole('supervisor', {
      method: 'get',
      path: '/house-settings/:id',
      summary: 'A setting in force: voice, routing, retention, look, hours.<boutique>, canned.<locale>',
      answer: wire.SettingAnswer,
      handle: async ({ params: { id = '' } }) => {
        const setting = known(id);
        await settings.refresh();
        return view(id, settings.current(id), setting, settings.fileMoved);
      },
    }),
    forRole('supervisor', {
      method: 'get',
      path: '/house-settings/:id/versions',
      summary: 'Every version of a setting, newest first; the file’s own is not among them',
      answer: wire.SettingHistory,
      handle: async ({ params: { id = '' } }) => {
        const { file } = known(id);
        return { versions: (await settings.versions(id)).map((edition) => lineOf(edition, file)) };
      },
    }),
  ];
}

function changingRoutes(parts: HouseSettingsParts): Route[] {
  const { settings, audit } = parts;
  const known = knownBy(parts);

  async function change(advisor: Advisor, name: string, what: Pick<Change, 'version' | 'value' | 'restored'>) {
    const setting = known(name);
    const by = { advisorId: advisor.id, name: advisor.name };
    const edition = await settings.write({ ...what, name, file: setting.file, by });
    await audit.record(advisor, 'setting-changed', `${name} version ${edition.version}`);
    return view(name, edition, setting, settings.fileMoved);
  }
  function mayChange(name: string, { role }: Advisor): KnownSetting {
    const setting = known(name);
    if (setting.role === 'admin' && role !== 'admin') throw new AparteError('forbidden', 'Only an admin sets this.');
    return setting;
  }

  return [
    forRole('supervisor', {
      method: 'put',
      path: '/house-settings/:id',
      summary: 'Change a setting; `version` is the one that was read, `stale` says who was faster',
      body: wire.SettingRequest,
      answer: wire.SettingAnswer,
      handle: async ({ params: { id = '' }, body }, { advisor }) => {
        const setting = mayChange(id, advisor);
        return await change(advisor, id, { version: body.version, value: checked(setting, body.value) });
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/house-settings/:id/restore',
      summary: 'Bring an earlier version back as the newest; 0 is the file’s own',
      body: wire.SettingRestore,
      answer: wire.SettingAnswer,
      handle: async ({ params: { id = '' }, body: { version, restore } }, { advisor }) => {
        mayChange(id, advisor);
        const earlier = (await settings.versions(id)).find((edition) => edition.version === restore);
        if (earlier === undefined && restore !== 0) throw new AparteError('not-found', 'There is no such version.');
        return await change(advisor, id, { version, value: earlier?.value ?? null, restored: restore });
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/house-settings/:id/file',
      summary: 'The file was changed after this was set: say which of the two counts',
      body: wire.SettingFile,
      answer: wire.SettingAnswer,
      handle: async ({ params: { id = '' }, body: { version, keep } }, { advisor }) => {
        mayChange(id, advisor);
        const value = keep === 'file' ? null : (settings.current(id)?.value ?? null);
        return await change(advisor, id, { version, value });
      },
    }),
  ];
}

/** What a change would do, before it is made. */
function tryingRoutes({ settings }: HouseSettingsParts): Route[] {
  return [
    forRole('supervisor', {
      method: 'post',
      path: '/house-settings/try/hours',
      summary: 'Whether a boutique with these hours is open now, and when next',
      body: wire.OpenNowRequest,
      answer: wire.OpenNowAnswer,
      handle: async ({ body: { storeId, value } }) => settings.openNow(storeId, value),
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/house-settings/try/voice',
      summary: 'A sentence held against this voice, and the greeting of the hour',
      body: wire.VoiceSampleRequest,
      answer: wire.VoiceSampleAnswer,
      handle: async ({ body: { locale, text, value } }) => settings.voiceSample(locale, text, value),
    }),
  ];
}

function checked({ schema, problems }: KnownSetting, value: unknown): unknown {
  const result = schema.safeParse(value);
  const errors = result.success ? [...(problems?.(result.data) ?? [])] : wrongFields(result.error.issues);
  if (errors.length === 0) return result.data;
  throw new AparteError('bad-request', errors.map(({ at, message }) => `${at}: ${message}`).join('; '), {
    details: { errors },
  });
}

function view(
  name: string,
  edition: Edition | undefined,
  { file }: KnownSetting,
  moved: HouseSettingsParts['settings']['fileMoved'],
): wire.SettingAnswer {
  return {
    ...{ name, version: edition?.version ?? 0, value: edition?.value ?? file, file, fileMoved: moved(edition, file) },
    ...(edition === undefined ? {} : { by: edition.by, at: edition.at.toISOString() }),
  };
}

function lineOf({ version, value, by, at, restored }: Edition, file: unknown): wire.SettingVersion {
  return {
    ...{ version, value: value ?? file, fromFile: value === null, by, at: at.toISOString() },
    ...(restored === undefined ? {} : { restored }),
  };
}
