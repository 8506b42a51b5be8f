/** A password for the first sign-in, to be passed on; the house keeps only its hash and cannot show it again. */
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';

type PasswordOnceProps = { readonly password: string; readonly onClose: () => void };

export function PasswordOnce({ password, onClose }: PasswordOnceProps) {
  const { t } = useTranslation();
  return (
    <div className="act-form">
      <p className="password-once" dir="ltr">
        <code>{password}</code>
      </p>
      <div className="dialog-acts">
        <Button className="btn" onPress={() => void navigator.clipboard.writeText(password)}>
          {t('factor.copy')}
        </Button>
        <Button className="btn solid" onPress={onClose}>
          {t('people.password.done')}
        </Button>
      </div>
    </div>
  );
}
