/** A field of several lines with its label, an example under it, and what is missing. */
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

type LongFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
};

/** The wire's limit for what goes with an act. */
const maxLength = 2000;

export function LongField({ label, help, required = false, value, onChange, autoFocus = false }: LongFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={required}
      maxLength={maxLength}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <TextArea rows={2} dir="auto" />
      {help !== undefined && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{t('form.required')}</FieldError>
    </TextField>
  );
}
