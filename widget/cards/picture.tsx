/** @jsxImportSource preact */
/** A product's picture on quiet ground. The ground stays when the picture does not come. */
import { useState } from 'preact/hooks';
import { webAddress } from '../core/inline-text.ts';
import { usePanel } from '../panel/panel-context.ts';

export function Picture({ source, alt }: { source: string | undefined; alt: string }) {
  const { embed } = usePanel();
  const [failed, setFailed] = useState(false);
  const address = webAddress(source, embed.server);
  return (
    <span class="picture">
      {address && !failed && <img src={address} alt={alt} loading="lazy" onError={() => setFailed(true)} />}
    </span>
  );
}
