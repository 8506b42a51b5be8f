/** Notes beside a conversation, and who may read them: a whisper is between supervisors and one advisor. */
import type { Advisor } from './participant.ts';

type Addressed = { readonly kind?: 'whisper' | undefined; readonly to?: { readonly advisorId: string } | undefined };

export function maySeeNote({ id, role }: Pick<Advisor, 'id' | 'role'>, { kind, to }: Addressed): boolean {
  return kind !== 'whisper' || role !== 'advisor' || to?.advisorId === id;
}
