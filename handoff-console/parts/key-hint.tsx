/** The key beside a button's words; the words alone are its name. */
import { forThisComputer } from './this-computer.ts';

export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key" aria-hidden="true">
      {forThisComputer(keys)}
    </span>
  );
}
