/** @jsxImportSource react */
/** The React example as a shop has it: every effect twice, as while it is developed, and another piece at a press. */
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ProductPage } from '../../../widget/examples/react/product-page.tsx';

const pieces = [
  { sku: 'SEI-COG', name: 'Seine tote', priceCents: 248_000 },
  { sku: 'QUA-BUR', name: 'Quai bucket', priceCents: 185_000 },
] as const;

function Shop() {
  const [shown, setShown] = useState<0 | 1>(0);
  return (
    <>
      <ProductPage product={pieces[shown]} />
      <button type="button" onClick={() => setShown(1)}>
        The next piece
      </button>
    </>
  );
}

const place = document.getElementById('shop');
if (place)
  createRoot(place).render(
    <StrictMode>
      <Shop />
    </StrictMode>,
  );
