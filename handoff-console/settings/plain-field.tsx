/** A labelled line of text, with a word of help under it. */
import { Text } from 'react-aria-components/Text';
import { Input, Label, TextField, type TextFieldProps } from 'react-aria-components/TextField';

type PlainFieldProps = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly help?: string;
};

export function PlainField({ label, help, ...field }: PlainFieldProps) {
  return (
    <TextField {...field} className="field" validationBehavior="aria">
      <Label>{label}</Label>
      <Input spellCheck={false} autoCapitalize="none" />
      {help !== undefined && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
    </TextField>
  );
}
