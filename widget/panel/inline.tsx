/** @jsxImportSource preact */
/** A message's words: always text nodes, so that nothing a person or a model writes can become markup. */
import { inlineSpans } from '../core/inline-text.ts';
import { usePanel } from './panel-context.ts';

export function Inline({ text }: { text: string }) {
  const { words } = usePanel();
  return (
    <>
      {inlineSpans(text).map((span, position) => {
        if (span.kind === 'bold') return <strong key={position}>{span.text}</strong>;
        if (span.kind === 'text') return span.text;
        const external = new URL(span.href).host !== location.host;
        return (
          <a key={position} href={span.href} {...(external ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
            {span.text}
            {external && <span class="unseen"> ({words.value.say('link.external')})</span>}
          </a>
        );
      })}
    </>
  );
}
