/** Two short menus under a proposal: how to have it written anew, and why it is dropped. */
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

const rewrites = ['warmer', 'shorter', 'more-formal', 'own-words', 'in-fr', 'in-en'] as const;
const whys = ['wrong-facts', 'wrong-tone', 'off-topic', 'no-reason'] as const;

export function RewriteMenu({ onChoose }: { readonly onChoose: (instruction: string) => void }) {
  const { t } = useTranslation();
  return (
    <ChoiceMenu
      name={t('draft.rewrite')}
      items={rewrites.map((id) => ({ id, label: t(`draft.rewrite.${id}`) }))}
      onChoose={onChoose}
    />
  );
}

/** `undefined`: without giving a reason. */
export function DiscardMenu({ onChoose }: { readonly onChoose: (reason: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <ChoiceMenu
      name={t('draft.discard')}
      lead={t('draft.why')}
      items={whys.map((id) => ({ id, label: t(`draft.why.${id}`) }))}
      onChoose={(id) => onChoose(id === 'no-reason' ? undefined : id)}
    />
  );
}

type ChoiceMenuProps = {
  readonly name: string;
  readonly lead?: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly onChoose: (id: string) => void;
};

function ChoiceMenu({ name, lead = name, items, onChoose }: ChoiceMenuProps) {
  return (
    <MenuTrigger>
      <Button className="btn small">
        {name} <ChevronDown className="i s" aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="top start">
        <Menu className="menu" aria-label={lead} onAction={(id) => onChoose(String(id))}>
          {items.map(({ id, label }) => (
            <MenuItem key={id} id={id}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
