/** A letter to a shopper, and whoever carries it. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

export interface Mail {
  /** Resolves when the letter is out of our hands; throws when it could not be taken. */
  send(letter: Letter): Promise<void>;
  /** Throws when letters could not be sent now. Absent where nothing can fail. */
  check?(): Promise<void>;
}
