/** @jsxImportSource preact */
/** Files of a message: pictures are shown, sounds can be played, the rest is saved under its name. */
import type { WireMessage } from '../../src/protocol/wire.ts';
import { asWritten, webAddress } from '../core/inline-text.ts';
import { usePanel } from './panel-context.ts';

export function Files({ files }: { files: NonNullable<WireMessage['attachments']> }) {
  const { embed, words } = usePanel();
  const { say } = words.value;
  return files.map(({ kind, name, url, width, height }) => {
    const address = webAddress(url, embed.server);
    const label = name ? asWritten(name) : say('photo.file');
    if (address && kind === 'image')
      return <img class="file" src={address} alt={label} loading="lazy" width={width} height={height} />;
    if (address && kind === 'audio')
      // biome-ignore lint/a11y/useMediaCaption: people's own voices come without captions
      return <audio class="file" controls preload="none" src={address} aria-label={label} />;
    return (
      <p class="bubble">
        {address ? (
          <a href={address} target="_blank" rel="noopener">
            {label}
          </a>
        ) : (
          label
        )}
      </p>
    );
  });
}
