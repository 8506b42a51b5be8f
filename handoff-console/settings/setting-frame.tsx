/** Around every form of a setting: saving, two versions side by side, the file that moved, and the way back. */
import '../styles/house-settings.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SettingVersion } from '../../src/protocol/house-settings.ts';
import { notify } from '../app/notices.ts';
import { useFormat } from '../words/format.ts';
import { Refused } from './refused.tsx';
import { type Difference, differencesBetween, type SettingState } from './use-setting.ts';

type FrameProps<Value> = {
  readonly state: SettingState<Value>;
  /** What is wrong with the form, in words; nothing is sent while there is something. */
  readonly wrong?: string | undefined;
  readonly children: ReactNode;
};

export function SettingFrame<Value>({ state, wrong, children }: FrameProps<Value>) {
  const { t } = useTranslation();
  const { setting, draft, dirty, busy, failure } = state;
  const save = async () => {
    if (await state.save()) notify(t('house.saved'));
  };
  return (
    <>
      <FileMoved state={state} />
      {setting !== undefined && draft !== undefined && (
        <form
          className="setting-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (dirty && wrong === undefined && !busy) void save();
          }}
        >
          {children}
          <Theirs state={state} />
          <Refused failure={failure} />
          {wrong !== undefined && (
            <p className="field-error" role="alert">
              {wrong}
            </p>
          )}
          <div className="setting-acts">
            <Button
              type="submit"
              className="btn solid"
              data-pending={busy || undefined}
              isDisabled={!dirty || wrong !== undefined}
            >
              {t('house.save')}
            </Button>
            <Button className="btn" isDisabled={!dirty} onPress={state.undo}>
              {t('house.discard')}
            </Button>
            <p className="setting-note" role="status">
              {dirty ? t('house.unsaved') : ''}
            </p>
          </div>
        </form>
      )}
      {draft === undefined && <Refused failure={failure} />}
      {setting !== undefined && <Versions state={state} />}
    </>
  );
}

function FileMoved<Value>({ state }: { readonly state: SettingState<Value> }) {
  const { t } = useTranslation();
  const { setting } = state;
  if (!setting?.fileMoved) return null;
  return (
    <section className="setting-conflict" aria-label={t('house.file-moved')}>
      <p>{t('house.file-moved')}</p>
      <Both found={differencesBetween(setting.value, setting.file)} one={t('house.here')} other={t('house.file')} />
      <div className="acts">
        <Button className="btn" onPress={() => void state.keep('console')}>
          {t('house.keep-here')}
        </Button>
        <Button className="btn" onPress={() => void state.keep('file')}>
          {t('house.keep-file')}
        </Button>
      </div>
    </section>
  );
}

function Theirs<Value>({ state }: { readonly state: SettingState<Value> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { theirs, draft } = state;
  if (theirs === undefined) return null;
  const { by, at = '' } = theirs;
  return (
    <section className="setting-conflict" role="alert">
      <p>{t('house.theirs', { name: by?.name ?? t('house.file'), time: at === '' ? '' : format.time(at) })}</p>
      <Both found={differencesBetween(draft, theirs.value)} one={t('house.mine')} other={by?.name ?? t('house.file')} />
      <div className="acts">
        <Button className="btn" onPress={() => void state.settle('mine')}>
          {t('house.keep-mine')}
        </Button>
        <Button className="btn" onPress={() => void state.settle('theirs')}>
          {t('house.keep-theirs')}
        </Button>
      </div>
    </section>
  );
}

type BothProps = { readonly found: readonly Difference[]; readonly one: string; readonly other: string };

export function Both({ found, one, other }: BothProps) {
  const { t } = useTranslation();
  return (
    <table className="settings-table both">
      <thead>
        <tr>
          <th scope="col">{t('house.where')}</th>
          <th scope="col">{one}</th>
          <th scope="col">{other}</th>
        </tr>
      </thead>
      <tbody>
        {found.slice(0, 40).map((row) => (
          <tr key={row.at}>
            <th scope="row">
              <code>{row.at}</code>
            </th>
            <td data-label={one} dir="auto">
              {row.one || t('house.absent')}
            </td>
            <td data-label={other} dir="auto">
              {row.other || t('house.absent')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Versions<Value>({ state }: { readonly state: SettingState<Value> }) {
  const { t } = useTranslation();
  const { versions } = state;
  return (
    <section className="settings-part setting-versions">
      <h2>{t('house.versions')}</h2>
      {versions.length === 0 && <p className="settings-none">{t('house.only-file')}</p>}
      <ol>
        {versions.map((one, index) => (
          <VersionLine
            key={one.version}
            version={one}
            current={index === 0}
            before={versions[index + 1]}
            state={state}
          />
        ))}
      </ol>
      {versions.length > 0 && versions[0]?.fromFile !== true && (
        <Button className="btn small" onPress={() => void state.restore(0)}>
          {t('house.back-to-file')}
        </Button>
      )}
    </section>
  );
}

type LineProps<Value> = {
  readonly version: SettingVersion;
  readonly current: boolean;
  readonly before: SettingVersion | undefined;
  readonly state: SettingState<Value>;
};

function VersionLine<Value>({ version: one, current, before, state }: LineProps<Value>) {
  const { t } = useTranslation();
  const format = useFormat();
  const changed = differencesBetween(before?.value ?? state.setting?.file, one.value).length;
  const said = [
    `${format.day(one.at)} ${format.time(one.at)}`,
    one.by.name,
    t('house.changes', { count: changed }),
    one.restored === undefined ? '' : t('house.restored', { version: one.restored }),
    one.fromFile ? t('house.from-file') : '',
  ];
  return (
    <li>
      <p>
        <b>{t('house.version', { version: one.version })}</b>
        {current && <span className="setting-tag">{t('house.in-force')}</span>}
        <small>{said.filter(Boolean).join(' · ')}</small>
      </p>
      {!current && (
        <Button
          className="btn small"
          aria-label={`${t('house.restore')}: ${t('house.version', { version: one.version })}`}
          onPress={() => void state.restore(one.version)}
        >
          {t('house.restore')}
        </Button>
      )}
    </li>
  );
}
