/** What the client book says of a person, as a conversation keeps it. */
import type { Conversation } from '../domain/conversation.ts';
import type { ClientBook } from '../domain/house-books.ts';
import type { Person } from '../domain/person.ts';

type Identity = Omit<Conversation['identity'], 'level' | 'proof'>;

export async function standingOf(
  { shopperId, email }: Pick<Person, 'shopperId' | 'email'>,
  book: ClientBook,
): Promise<Identity> {
  const shopper = shopperId === undefined ? email && (await book.byEmail(email)) : await book.find(shopperId);
  if (!shopper) {
    return { ...(shopperId === undefined ? {} : { shopperId }), ...(email === undefined ? {} : { email }) };
  }
  const { id, name, tier, lifetimeValue, storeId } = shopper;
  const address = email ?? shopper.email;
  return {
    shopperId: id,
    ...(address === undefined ? {} : { email: address }),
    ...(name === undefined ? {} : { name }),
    ...(tier === undefined ? {} : { tier }),
    ...(lifetimeValue === undefined ? {} : { lifetimeValue: lifetimeValue.amount }),
    ...(storeId === undefined ? {} : { storeId }),
  };
}
