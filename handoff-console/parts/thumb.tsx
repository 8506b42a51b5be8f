/** A product's picture, decorative here: its name always stands beside it. An empty frame never shows. */
import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';

export function Thumb({ image, large = false }: { readonly image: string | undefined; readonly large?: boolean }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className={large ? 'thumb large' : 'thumb'}>
      {image === undefined || broken ? (
        <ShoppingBag className="i" aria-hidden="true" />
      ) : (
        <img src={image} alt="" loading="lazy" onError={() => setBroken(true)} />
      )}
    </span>
  );
}
