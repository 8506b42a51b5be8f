/** @jsxImportSource preact */
/** Somebody is writing, and the concierge can be stopped; or an advisor is coming in and has not said so yet. */
import { isJoining } from '../core/view.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

export function Typing() {
  const { view, words, session, notice } = usePanel();
  const { typing, floor } = view.value;
  const { say } = words.value;
  const advisor = floor.heldBy === 'advisor' ? floor.advisor : undefined;
  if (advisor && !typing && isJoining(view.value)) {
    return (
      <p class="typing">
        <Face name={advisor.name} portrait={advisor.portrait} small />
        {say('floor.joining', { name: advisor.name })}
      </p>
    );
  }
  if (!typing) return null;
  const name = typing.name ?? advisor?.name ?? say('who.advisor');
  const stop = async () => {
    if (!(await session.stop())) notice.value = { text: say('error.action') };
  };
  return (
    <div class="typing">
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
      {typing.kind === 'bot' && (
        <button type="button" class="stop" onClick={() => void stop()}>
          {say('answer.stop')}
        </button>
      )}
    </div>
  );
}
