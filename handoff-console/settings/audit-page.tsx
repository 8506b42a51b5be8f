/** Who looked at what, and who changed what: newest first, by person, act and day, and as a file. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { AuditAnswer, type AuditEntry } from '../../src/protocol/audit.ts';
import { PeopleAnswer } from '../../src/protocol/people.ts';
import { type Answer, ask, type Failure } from '../parts/api.ts';
import { csvOf, saveFile } from '../parts/csv.ts';
import { useFormat } from '../words/format.ts';
import { type AuditFilter, AuditFilters } from './audit-filters.tsx';
import { FailureLine } from './failure-line.tsx';
import { useHouseWords } from './house-words.ts';
import { useSave } from './use-save.ts';

const pageSize = 50;
/** Lines of one file; a longer time is fetched day by day. */
const mostLines = 5000;

export function AuditPage() {
  const { t } = useTranslation();
  const worded = useHouseWords();
  const [filter, setFilter] = useState<AuditFilter>({});
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  const [next, setNext] = useState<string>();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [failure, setFailure] = useState<Failure>();
  const save = useSave();

  useEffect(() => {
    void ask('/people', { answer: PeopleAnswer }).then(
      (answer) => answer.ok && setNames(new Map(answer.value.people.map(({ advisorId, name }) => [advisorId, name]))),
    );
  }, []);
  useEffect(() => {
    let wanted = true;
    setEntries(undefined);
    void page(filter, undefined, pageSize).then((answer) => {
      // somebody who types on has asked for something else by now
      if (wanted) show(answer, []);
    });
    return () => {
      wanted = false;
    };
  }, [filter]);

  function show(answer: Answer<AuditAnswer>, before: readonly AuditEntry[]): void {
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    setEntries([...before, ...answer.value.entries]);
    setNext(answer.value.next);
  }
  const more = async () => show(await page(filter, next, pageSize), entries ?? []);
  const download = () =>
    save.run(
      () => everything(filter),
      ({ entries: all }) => saveFile('audit.csv', csvOf(['at', 'by', 'action', 'subject', 'reason'], all.map(line))),
    );

  if (!worded) return null;
  return (
    <>
      <div className="settings-head">
        <h1>{t('settings.audit')}</h1>
        <Button className="btn" onPress={() => void download()} data-pending={save.busy || undefined}>
          {t('audit.download')}
        </Button>
      </div>
      <p className="settings-lead">{t('audit.lead')}</p>
      <AuditFilters filter={filter} names={names} onChange={setFilter} />
      <FailureLine failure={failure ?? save.failure} />
      {entries?.length === 0 && <p className="settings-none">{t('audit.none')}</p>}
      {entries !== undefined && entries.length > 0 && <Entries entries={entries} names={names} />}
      {next !== undefined && (
        <Button className="btn" onPress={() => void more()}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

type EntriesProps = { readonly entries: readonly AuditEntry[]; readonly names: ReadonlyMap<string, string> };

function Entries({ entries, names }: EntriesProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <table className="settings-table audit">
      <thead>
        <tr>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('audit.by')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.subject')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, by, action, subject, reason }) => (
          <tr key={id}>
            <td data-label={t('audit.at')} className="num">
              <time dateTime={at}>
                {format.day(at)} {format.time(at)}
              </time>
            </td>
            <td data-label={t('audit.by')}>{by.name}</td>
            <td data-label={t('audit.action')}>
              {i18n.exists(`audit.${action}`) ? t(`audit.${action}` as 'audit.signed-in') : action}
            </td>
            <td data-label={t('audit.subject')} dir="auto">
              {names.get(subject ?? '') ?? <code>{subject}</code>}
              {reason !== undefined && <small className="audit-reason">{t('audit.reason', { reason })}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const line = ({ at, by, action, subject = '', reason = '' }: AuditEntry) => [at, by.name, action, subject, reason];

function page(filter: AuditFilter, cursor: string | undefined, limit: number): Promise<Answer<AuditAnswer>> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }) });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return ask(`/audit?${query}`, { answer: AuditAnswer });
}

async function everything(filter: AuditFilter): Promise<Answer<AuditAnswer>> {
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(filter, cursor, 200);
    if (!answer.ok) return answer;
    entries.push(...answer.value.entries);
    cursor = answer.value.next;
  } while (cursor !== undefined && entries.length < mostLines);
  return { ok: true, value: { entries } };
}
