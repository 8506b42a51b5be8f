/** @jsxImportSource preact */
/** Somebody is writing: the concierge or a named advisor. */
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

export function Typing() {
  const { view, words } = usePanel();
  const { typing, floor } = view.value;
  const { say } = words.value;
  if (!typing) return null;
  const advisor = floor.heldBy === 'advisor' ? floor.advisor : undefined;
  const name = typing.name ?? advisor?.name ?? say('who.advisor');
  return (
    <p class="typing">
      {typing.kind === 'advisor' ? (
        <Face name={advisor?.name ?? name} portrait={advisor?.portrait} small />
      ) : (
        <span class="typing-mark">
          <Icon name="concierge" small />
        </span>
      )}
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {typing.kind === 'advisor' ? say('typing.advisor', { name }) : say('typing.bot')}
    </p>
  );
}
