/** A picture in the thread; pressed it is shown as large as the window allows. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireAttachment } from '../../src/protocol/wire.ts';
import { Modal } from '../parts/modal.tsx';
import { fileName, fileSize } from '../words/attachments.ts';

type PictureProps = { readonly file: WireAttachment & { readonly url: string }; readonly by: string };

export function Picture({ file, by }: PictureProps) {
  const { t } = useTranslation();
  const [zoomed, setZoomed] = useState(false);
  const { url, width, height } = file;
  const alt = t('file.picture-by', { name: by });
  const size = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
  return (
    <>
      <Button className="file-picture" aria-label={t('file.zoom', { name: by })} onPress={() => setZoomed(true)}>
        <img src={url} alt={alt} loading="lazy" {...size} />
      </Button>
      {zoomed && (
        <Modal title={alt} lead={[fileName(file, t), fileSize(file, t)].join(' · ')} onClose={() => setZoomed(false)}>
          <img className="file-zoomed" src={url} alt={alt} {...size} />
          <div className="dialog-acts">
            <a className="btn" href={url} download>
              {t('file.save')}
            </a>
            <Button className="btn solid" slot="close">
              {t('file.close')}
            </Button>
          </div>
        </Modal>
      )}
    </>
  );
}
