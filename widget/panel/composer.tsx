/** @jsxImportSource preact */
/** Where the shopper writes. Enter sends, Shift+Enter is a new line, and nothing is sent while an input method composes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';

/** After so long without a key the shopper is no longer writing. */
const pauseMs = 3000;

export function Composer() {
  const { view, words, session, draft, photo: chooser } = usePanel();
  const { say } = words.value;
  const { floor } = view.value;
  const box = useRef<HTMLTextAreaElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = draft.value;
  const [file, setFile] = useState<File>();
  const [photo, setPhoto] = useState<string>();
  const sheet = file ? parts.photo.here() : undefined;
  const empty = file ? !photo : text.trim() === '';

  const rest = () => {
    if (pause.current === undefined) return;
    clearTimeout(pause.current);
    pause.current = undefined;
    session.typing(false);
  };
  const write = (value: string) => {
    draft.value = value;
    session.draft(value);
    if (value.trim() === '') return rest();
    if (pause.current === undefined) session.typing(true);
    clearTimeout(pause.current);
    pause.current = setTimeout(rest, pauseMs);
  };
  const send = () => {
    if (empty) return;
    rest();
    session.say(text.trim(), undefined, photo ? [photo] : undefined);
    setFile(undefined);
    draft.value = '';
    session.draft('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  useEffect(() => fit(box.current), [text]);
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setPhoto(undefined);
    setFile(chosen);
  };

  const advisor = floor.heldBy === 'advisor' ? firstName(floor.advisor.name) : undefined;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {file && sheet && <sheet.Photo file={file} onReady={setPhoto} onRemove={() => setFile(undefined)} />}
      <div class="composer-box">
        <button type="button" class="send add" aria-label={say('photo.add')} onClick={() => chooser.current?.click()}>
          <Icon name="photo" />
        </button>
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          hidden
          onChange={({ currentTarget }) => {
            choose(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <textarea
          ref={box}
          class="composer-input"
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={say('composer.label')}
          placeholder={advisor ? say('composer.to', { name: advisor }) : say('composer.placeholder')}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={rest}
        />
        <button type="submit" class="send" aria-label={say('composer.send')} disabled={empty}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

const firstName = (name: string) => name.split(' ')[0] ?? name;

/** Where `field-sizing` is not known yet, the box grows through the CSSOM: a strict style policy has nothing to object to. */
function fit(box: HTMLTextAreaElement | null): void {
  if (!box || box.scrollHeight === 0 || CSS.supports('field-sizing', 'content')) return;
  box.style.blockSize = 'auto';
  box.style.blockSize = `${Math.min(box.scrollHeight, 120)}px`;
}
