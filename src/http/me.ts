/** Who one is, as the console is told. */
import type { Session } from '../domain/sessions.ts';
import type { Me } from '../protocol/http.ts';

export type HouseName = { readonly name: string; readonly currency: string };

export function me({ advisor, owes }: Session, house: HouseName): Me {
  const { id, name, email, role, storeId, languages, capacity } = advisor;
  return {
    advisorId: id,
    name,
    email,
    role,
    ...(storeId === undefined ? {} : { storeId }),
    languages: [...languages],
    capacity,
    house: house.name,
    currency: house.currency,
    ...(owes === undefined ? {} : { owes }),
  };
}
