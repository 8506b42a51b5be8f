/** Files of a message: pictures to look at, sounds to listen to, papers to save, and why one of them is not here. */
import { FileText, Paperclip, RotateCw, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireAttachment } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { fileName, fileProblem, fileSize } from '../words/attachments.ts';
import { Picture } from './picture.tsx';

type AttachmentsProps = {
  readonly conversationId: string;
  readonly attachments: readonly WireAttachment[];
  /** Who sent them, for those who hear a picture. */
  readonly by: string;
};

export function Attachments({ conversationId, attachments, by }: AttachmentsProps) {
  const { t } = useTranslation();
  return (
    <ul className="files" aria-label={t('file.list')}>
      {attachments.map((file, at) => (
        <li key={file.fileId ?? at} data-kind={file.kind} data-state={file.state}>
          <Attachment conversationId={conversationId} file={file} by={by} />
        </li>
      ))}
    </ul>
  );
}

type OneProps = Omit<AttachmentsProps, 'attachments'> & { readonly file: WireAttachment };

function Attachment({ conversationId, file, by }: OneProps) {
  const { t } = useTranslation();
  const { url, kind, state } = file;
  if (state === 'fetching') return <Plain words={t('file.fetching')} file={file} />;
  if (state === 'quarantined') return <HeldBack file={file} />;
  if (state === 'failed') return <Failed conversationId={conversationId} file={file} />;
  if (url === undefined) return <Plain file={file} />;
  if (kind === 'image' || kind === 'sticker') return <Picture file={{ ...file, url }} by={by} />;
  if (kind === 'audio') return <Sound file={{ ...file, url }} />;
  return (
    <a className="file-chip" href={url} download>
      <FileText className="i" aria-hidden="true" />
      <bdi>{fileName(file, t)}</bdi> <small>{fileSize(file, t)}</small>
    </a>
  );
}

function Plain({ file, words }: { readonly file: WireAttachment; readonly words?: string }) {
  const { t } = useTranslation();
  return (
    <p className="file-chip">
      <Paperclip className="i" aria-hidden="true" />
      <bdi>{fileName(file, t)}</bdi> {words !== undefined && <small role="status">{words}</small>}
    </p>
  );
}

function HeldBack({ file }: { readonly file: WireAttachment }) {
  const { t } = useTranslation();
  return (
    <p className="file-chip file-held">
      <ShieldAlert className="i" aria-hidden="true" />
      <span>
        <b>{t('file.quarantined')}</b> {fileProblem(file, t)}
      </span>
    </p>
  );
}

function Failed({ conversationId, file }: Pick<OneProps, 'conversationId' | 'file'>) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [refused, setRefused] = useState(false);
  const { fileId } = file;
  const again = async () => {
    if (fileId === undefined) return;
    const answer = await desk.request('file:retry', { conversationId, fileId });
    setRefused(!answer.ok);
  };
  return (
    <p className="file-chip file-held">
      <ShieldAlert className="i" aria-hidden="true" />
      <span>
        <b>{t('file.failed')}</b> {fileProblem(file, t)}
        {refused && <small role="alert"> {t('file.no-retry')}</small>}
      </span>
      <Button className="btn small" onPress={() => void again()}>
        <RotateCw className="i s" aria-hidden="true" />
        {t('file.retry')}
      </Button>
    </p>
  );
}

/** Some telephones record in a coding that browsers cannot play: then it can still be saved. */
function Sound({ file }: { readonly file: WireAttachment & { readonly url: string } }) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const { url, transcript } = file;
  return (
    <div className="file-sound">
      {broken ? (
        <a className="file-chip" href={url} download>
          <FileText className="i" aria-hidden="true" />
          {t('file.save-sound')}
        </a>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: what was said stands below when the house has an ear
        <audio controls preload="metadata" src={url} aria-label={fileName(file, t)} onError={() => setBroken(true)} />
      )}
      {transcript !== undefined && (
        <p className="tr">
          {t('file.transcript')} <q dir="auto">{transcript}</q>
        </p>
      )}
    </div>
  );
}
