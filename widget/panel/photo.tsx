/** @jsxImportSource preact */
/**
 * A photo beside the words: made small and free of what the camera wrote into it, shown, brought to the house. Fetched only
 * when somebody has chosen one. Drawn on a canvas, since a shop's rules may allow no other picture.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { webAddress } from '../core/inline-text.ts';
import css from '../styles/photo.css?inline';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const longestSide = 1280;
const largest = 8_000_000;

type PhotoProps = {
  readonly file: File;
  /** Undefined: it is not there yet, or no more. */
  readonly onReady: (id: string | undefined) => void;
  readonly onRemove: () => void;
};

export function Photo({ file, onReady, onRemove }: PhotoProps) {
  const { session, words, embed, wear } = usePanel();
  wear(sheet);
  const { say } = words.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [share, setShare] = useState(0);
  const [trouble, setTrouble] = useState<'photo.unfit' | 'photo.failed'>();
  const [round, again] = useState(0);

  useEffect(() => {
    const request = new XMLHttpRequest();
    let gone = false;
    const fail = (why: typeof trouble) => gone || setTrouble(why);
    const bring = async () => {
      setTrouble(undefined);
      setShare(0);
      const blob = await shrunk(file, canvas.current).catch(() => undefined);
      if (!blob || blob.size > largest) return fail('photo.unfit');
      const place = await session.upload({ name: file.name, mime: blob.type, bytes: blob.size });
      const address = webAddress(place?.url, embed.server);
      if (!place || !address) return fail('photo.failed');
      if (gone) return;
      request.open('PUT', address);
      request.upload.onprogress = ({ loaded, total }) => setShare(loaded / total);
      request.onerror = () => fail('photo.failed');
      request.onload = () =>
        request.status === 201 ? onReady(place.uploadId) : fail(request.status < 500 ? 'photo.unfit' : 'photo.failed');
      request.send(blob);
    };
    void bring();
    return () => {
      gone = true;
      request.abort();
      onReady(undefined);
    };
  }, [file, round]);

  return (
    <section class="photo" aria-label={say('photo.yours')}>
      <canvas ref={canvas} role="img" aria-label={file.name} />
      <p role="status">
        {trouble ? (
          say(trouble)
        ) : share < 1 ? (
          <progress value={share} aria-label={say('photo.coming')} />
        ) : (
          say('photo.yours')
        )}
        <small>{say('photo.note')}</small>
      </p>
      {trouble === 'photo.failed' && (
        <button type="button" class="button" onClick={() => again(round + 1)}>
          {say('photo.again')}
        </button>
      )}
      <button type="button" class="send" aria-label={say('photo.remove')} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </section>
  );
}

/** Drawn anew: nothing that stood beside the picture comes along. */
async function shrunk(file: File, canvas: HTMLCanvasElement | null): Promise<Blob | null> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  if (!canvas) return null;
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
