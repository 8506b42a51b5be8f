/** @jsxImportSource preact */
/** Before the first message: a greeting, what we are, what may be kept, and the requests people come with. */
import type { Words } from '../core/words.ts';
import { Consent } from './consent.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { requests } from './requests.ts';

export function Welcome() {
  const { view, words, session, now } = usePanel();
  const { house } = view.value;
  const { say } = words.value;
  if (!house) return <p class="quiet">{say('connecting')}</p>;
  return (
    <div class="welcome">
      <h2 class="hello">{house.greeting ?? hello(words.value, now(), house.name)}</h2>
      <p class="disclosure">{house.disclosure}</p>
      <Consent />
      <ul class="asks" aria-label={say('asks.label')}>
        {requests
          .filter(({ first }) => first)
          .map(({ icon, label, value }) => (
            <li key={value}>
              <button type="button" onClick={() => session.say(say(label), value)}>
                <Icon name={icon} />
                {say(label)}
                <Icon name="forward" small turns />
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

function hello({ say }: Words, now: Date, name: string | undefined): string {
  const hour = now.getHours();
  const greeting = say(hour < 12 ? 'welcome.morning' : hour < 18 ? 'welcome.afternoon' : 'welcome.evening');
  return name ? say('welcome.named', { greeting, name }) : say('welcome.plain', { greeting });
}
