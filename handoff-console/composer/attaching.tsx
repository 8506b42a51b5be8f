/** Files beside the words of a reply, and the ways to add them: a button, paste, drop. */
import { Paperclip, RotateCw, X } from 'lucide-react';
import { type RefObject, useEffect, useSyncExternalStore } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { type Attaching as File, mostFiles } from '../desk/uploads.ts';

const none: readonly File[] = [];

export function useAttaching(conversationId: string): readonly File[] {
  const { uploads } = useDesk();
  const all = useSyncExternalStore(uploads.store.subscribe, uploads.store.get);
  return all[conversationId] ?? none;
}

/** Pictures and files that are pasted or dropped into `area`. */
export function useDroppedFiles(area: RefObject<HTMLElement | null>, conversationId: string): void {
  const { uploads } = useDesk();
  useEffect(() => {
    const { current } = area;
    if (current === null) return;
    const take = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      uploads.add(conversationId, files);
    };
    const stops = new AbortController();
    const { signal } = stops;
    current.addEventListener('paste', (event) => take(event, event.clipboardData), { signal });
    current.addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
    current.addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      },
      { signal },
    );
    return () => stops.abort();
  }, [area, conversationId, uploads]);
}

export function AttachButton({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const { uploads } = useDesk();
  const full = useAttaching(conversationId).length >= mostFiles;
  return (
    <FileTrigger
      acceptedFileTypes={['image/*', 'application/pdf', 'audio/*']}
      allowsMultiple
      onSelect={(list) => list !== null && uploads.add(conversationId, [...list])}
    >
      <Button className="btn attach" isDisabled={full} aria-label={t('file.attach')}>
        <Paperclip className="i" aria-hidden="true" />
      </Button>
    </FileTrigger>
  );
}

export function AttachingList({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const files = useAttaching(conversationId);
  if (files.length === 0) return null;
  return (
    <ul className="attaching" aria-label={t('file.attached')}>
      {files.map((file) => (
        <li key={file.key} data-state={file.state}>
          <bdi>{file.name}</bdi> <State file={file} />
          <Acts conversationId={conversationId} file={file} />
        </li>
      ))}
    </ul>
  );
}

function State({ file: { state, error } }: { readonly file: File }) {
  const { t } = useTranslation();
  if (state === 'ready') return null;
  if (state === 'coming') return <small role="status">{t('file.coming')}</small>;
  return <small role="alert">{error || t('file.not-brought')}</small>;
}

function Acts({ conversationId, file }: { readonly conversationId: string; readonly file: File }) {
  const { t } = useTranslation();
  const { uploads } = useDesk();
  const { name, state, key } = file;
  return (
    <>
      {state === 'failed' && (
        <Button aria-label={t('file.again', { name })} onPress={() => uploads.retry(conversationId, key)}>
          <RotateCw className="i s" aria-hidden="true" />
        </Button>
      )}
      <Button aria-label={t('file.remove', { name })} onPress={() => uploads.remove(conversationId, key)}>
        <X className="i s" aria-hidden="true" />
      </Button>
    </>
  );
}
