/** A box that grows with its text. Enter makes a new line unless its owner lets it send; Ctrl or Command with Enter sends, with Shift as well ends the conversation; Escape leaves, text kept. */
import type { KeyboardEvent } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { enterSends } from '../app/keymap.ts';

type TextBoxProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  readonly onSendAndEnd?: () => void;
  readonly onLeave?: () => void;
};

export function TextBox({ id, label, value, onChange, onSend, onSendAndEnd, onLeave }: TextBoxProps) {
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    const sends = event.ctrlKey || event.metaKey || enterSends.get();
    const ends = event.shiftKey && (event.ctrlKey || event.metaKey) ? onSendAndEnd : undefined;
    if (event.key !== 'Enter' || !sends || (event.shiftKey && ends === undefined)) return;
    event.preventDefault();
    (ends ?? onSend)();
  };
  return (
    <TextField className="text-box" value={value} onChange={onChange} onBlur={() => onLeave?.()}>
      <Label className="sr">{label}</Label>
      <TextArea id={id} dir="auto" rows={2} onKeyDown={pressed} />
    </TextField>
  );
}
