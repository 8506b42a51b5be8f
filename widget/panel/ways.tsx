/** @jsxImportSource preact */
/** How else the house is reached, once the chat has been without a connection for long. */
import { usePanel } from './panel-context.ts';

export function OtherWays() {
  const { config, words } = usePanel();
  const { phone, whatsapp, email } = config.value?.ways ?? {};
  if (!phone && !whatsapp && !email) return null;
  return (
    <p class="bar plain ways">
      {words.value.say('offline.ways')}
      {phone && (
        <a href={`tel:${phone}`} dir="ltr">
          {phone}
        </a>
      )}
      {whatsapp && (
        <a href={`https://wa.me/${whatsapp}`} target="_blank" rel="noopener noreferrer">
          WhatsApp
        </a>
      )}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}
