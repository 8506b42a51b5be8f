/** Why nothing can be written here now, and what would change that. */
import { Lock } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { rowOf } from '../desk/desk-state.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { useClaim } from '../queue/use-claim.ts';
import type { MyFloor } from '../thread/floor-of.ts';

type TheirFloor = Exclude<MyFloor, { kind: 'mine' }>;

type LockedProps = {
  readonly floor: TheirFloor;
  readonly conversationId: string;
  readonly name: string;
  readonly onTakeOver: () => void;
};

export function Locked({ floor, conversationId, name, onTakeOver }: LockedProps) {
  const { t } = useTranslation();
  const row = useDeskState((state) => rowOf(state, conversationId));
  const { me } = useDesk();
  const claim = useClaim();
  const isOutside = floor.kind === 'other' && floor.outside;
  const mayTakeOver = isOutside || (me.role !== 'advisor' && (floor.kind === 'other' || floor.kind === 'bot'));
  return (
    <div className="locked">
      <Lock className="i s" aria-hidden="true" />
      <p>{lockedWords(floor, name, t)}</p>
      {floor.kind === 'waiting' && row !== undefined && (
        <Button className="btn solid" onPress={() => void claim(row)}>
          {t('queue.accept')} <KeyHint keys="A" />
        </Button>
      )}
      {mayTakeOver && (
        <Button className="btn" onPress={onTakeOver}>
          {t('act.takeover')}
        </Button>
      )}
    </div>
  );
}

function lockedWords(floor: TheirFloor, name: string, t: ReturnType<typeof useTranslation>['t']): string {
  switch (floor.kind) {
    case 'waiting':
      return t('composer.locked.queue', { name });
    case 'other':
      return t('composer.locked.other', { name: floor.name });
    case 'bot':
      return t('composer.locked.bot', { name });
    default:
      return floor satisfies never;
  }
}
