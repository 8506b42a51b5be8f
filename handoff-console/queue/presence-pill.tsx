/** Whether offers may come, and how many conversations this advisor has: a button with four choices. */
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { myPresence } from '../desk/desk-client.ts';
import { errorWords } from '../words/errors.ts';

const statuses = ['available', 'busy', 'transfers', 'away'] as const;

export function PresencePill() {
  const { t } = useTranslation();
  const desk = useDesk();
  const mine = useDeskState((state) => myPresence(state, desk.me));
  if (mine === undefined) return null;

  async function set(status: (typeof statuses)[number]): Promise<void> {
    const answer = await desk.request('presence:set', { status });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }

  const load = t('presence.load', { load: mine.load, capacity: mine.capacity });
  return (
    <MenuTrigger>
      <Button className="presence" aria-label={`${t(`presence.${mine.status}`)} ${load}, ${t('presence.label')}`}>
        <i data-status={mine.status} />
        {t(`presence.${mine.status}`)} <span className="num">{load}</span>
        <ChevronDown className="i s" aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('presence.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mine.status]}
          onSelectionChange={(keys) => {
            const status = statuses.find((name) => [...keys].includes(name));
            if (status !== undefined) void set(status);
          }}
        >
          {statuses.map((status) => (
            <MenuItem key={status} id={status} textValue={t(`presence.${status}`)}>
              <i className="dot" data-status={status} />
              {t(`presence.${status}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
