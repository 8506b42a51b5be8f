/** @jsxImportSource preact */
/** Before the first message: a greeting, what we are, what may be kept, and the requests people come with. */
import type { Words } from '../core/words.ts';
import { Consent } from './consent.tsx';
import { Disclosure } from './disclosure.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { requests } from './requests.ts';

/** Longer than this would take three lines of the large type, and push the last request out of sight. */
const longGreeting = 41;

export function Welcome() {
  const { view, words, session, now, photo } = usePanel();
  const { house } = view.value;
  const { say } = words.value;
  if (!house) return <p class="quiet">{say('connecting')}</p>;
  const greeting = house.greeting ?? hello(words.value, now(), house.name);
  return (
    <div class="welcome">
      <h2 class={greeting.length > longGreeting ? 'hello long' : 'hello'}>{greeting}</h2>
      <Disclosure />
      <Consent />
      <ul class="asks" aria-label={say('asks.label')}>
        {requests.map(
          ({ icon, label, value }) =>
            icon && (
              <li key={label}>
                <button type="button" onClick={() => (value ? session.say(say(label), value) : photo.current?.click())}>
                  <Icon name={icon} />
                  {say(label)}
                  <Icon name="forward" small turns />
                </button>
              </li>
            ),
        )}
      </ul>
    </div>
  );
}

function hello({ say }: Words, now: Date, name: string | undefined): string {
  const hour = now.getHours();
  const greeting = say(hour < 12 ? 'welcome.morning' : hour < 18 ? 'welcome.afternoon' : 'welcome.evening');
  return name ? say('welcome.named', { greeting, name }) : say('welcome.plain', { greeting });
}
