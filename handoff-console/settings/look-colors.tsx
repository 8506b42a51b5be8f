/** Four colours of a scheme, each with its contrast at once; says what shoppers get where it is not enough. */
import { useTranslation } from 'react-i18next';
import {
  type ContrastCheck,
  contrastChecks,
  LookColors,
  type LookSetting,
  ownColors,
  type Scheme,
  usable,
} from '../../src/protocol/look.ts';
import { useFormat } from '../words/format.ts';
import { PlainField } from './plain-field.tsx';

type ColorsProps = {
  readonly scheme: Scheme;
  readonly value: LookSetting;
  readonly change: (value: LookSetting) => void;
};

const names = ['primary', 'onPrimary', 'surface', 'ink'] as const;

export function LookColorsFields({ scheme, value, change }: ColorsProps) {
  const { t } = useTranslation();
  const colors = value[scheme];
  return (
    <fieldset className="week look-colors">
      <legend>{t(`look.${scheme}`)}</legend>
      <label className="look-own">
        <input
          type="checkbox"
          checked={colors !== undefined}
          onChange={(event) => change({ ...value, [scheme]: event.target.checked ? ownColors(scheme) : undefined })}
        />
        {t('look.own')}
      </label>
      {colors !== undefined && (
        <>
          <div className="field-row">
            {names.map((name) => (
              <ColorField
                key={name}
                label={t(`look.${name}`)}
                value={colors[name]}
                change={(color) => change({ ...value, [scheme]: { ...colors, [name]: color } })}
              />
            ))}
          </div>
          <Contrast colors={colors} scheme={scheme} />
        </>
      )}
    </fieldset>
  );
}

type ColorFieldProps = { readonly label: string; readonly value: string; readonly change: (color: string) => void };

/** The field of the device to choose by eye, and the digits to copy from the house's book. */
function ColorField({ label, value, change }: ColorFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="look-color">
      <input
        type="color"
        aria-label={t('look.pick', { name: label })}
        value={/^#[0-9a-fA-F]{6}$/.test(value) ? value : '#000000'}
        onChange={(event) => change(event.target.value.toUpperCase())}
      />
      <PlainField label={label} value={value} maxLength={7} onChange={change} />
    </div>
  );
}

function Contrast({ colors, scheme }: { readonly colors: LookColors; readonly scheme: Scheme }) {
  const { t } = useTranslation();
  if (!LookColors.safeParse(colors).success) return null;
  const { falls } = usable(colors, scheme);
  return (
    <>
      <ul className="look-checks">
        {contrastChecks(colors).map((check) => (
          <Check key={check.what} check={check} />
        ))}
      </ul>
      {falls !== 'none' && (
        <p className="field-error" role="status">
          {t(`look.falls.${falls}`)}
        </p>
      )}
    </>
  );
}

function Check({ check: { what, ratio, passes } }: { readonly check: ContrastCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Rounded down: 4.49 is not enough and must not read as 4.5.
  const shown = format.decimal(Math.floor(ratio * 10) / 10);
  return (
    <li data-passes={passes}>
      <span>{t(`look.check.${what}`)}</span>
      <b>{t('look.ratio', { ratio: shown })}</b>
      <span>{passes ? t('look.passes') : t('look.fails')}</span>
    </li>
  );
}
