/** The house asks this advisor: who waits, why they were asked, how long they have. Accept, or pass with a reason. */
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk, useDeskState, useNow } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { minutesAndSeconds } from '../desk/deadline.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { Ring } from '../parts/ring.tsx';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { Reasons } from './reasons.tsx';
import { useClaim } from './use-claim.ts';

const passReasons = ['in-person', 'not-my-field', 'language', 'other'] as const;
const whyWords = ['own-advisor', 'transfer', 'same-store', 'skill', 'language', 'free'] as const;
/** What the ring is drawn against when nobody says how long the offer was. */
const usualSeconds = 30;

export function Offer() {
  const { me } = useDesk();
  const row = useDeskState((state) =>
    state.desk?.queue.find(({ offeredTo, offer }) => offeredTo === me.advisorId && offer),
  );
  return row?.offer === undefined ? null : <OfferToast key={row.handoffId} row={row} offer={row.offer} />;
}

type ToastProps = { readonly row: QueueRow; readonly offer: NonNullable<QueueRow['offer']> };

function OfferToast({ row, offer }: ToastProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const format = useFormat();
  const claim = useClaim();
  const name = shopperName(row, t, format);
  const why = whyWords.filter((word) => offer.why.includes(word)).map((word) => t(`offer.why.${word}`));

  async function pass(reason: string): Promise<void> {
    const answer = await desk.request('handoff:pass', { handoffId: row.handoffId, reason });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }

  return (
    <section className="offer" aria-label={t('offer.label', { name })}>
      <header>
        <b className="who-name" dir="auto">
          {name}
        </b>
        <PatronMark tier={row.tier} />
        <TimeLeft until={offer.untilAt} />
      </header>
      <p className="snip" dir="auto">
        {row.snippet}
      </p>
      <p className="why">
        <Reasons row={row} />
      </p>
      {why.length > 0 && <p className="offer-why">{t('offer.why', { reasons: format.list(why) })}</p>}
      <div className="offer-acts">
        <MenuTrigger>
          <Button className="btn small quiet">{t('queue.pass')}</Button>
          <Popover className="popover" placement="top end">
            <Menu className="menu" aria-label={t('offer.pass-why')} onAction={(reason) => void pass(String(reason))}>
              {passReasons.map((reason) => (
                <MenuItem key={reason} id={reason}>
                  {t(`offer.pass.${reason}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
        <Button className="btn small solid" onPress={() => void claim(row)}>
          {t('queue.accept')}
        </Button>
      </div>
    </section>
  );
}

function TimeLeft({ until }: { readonly until: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = Math.max(0, Math.round((Date.parse(until) - now) / 1000));
  const time = minutesAndSeconds(left);
  return (
    <span className="clock num" data-tone={left <= 10 ? 'late' : 'calm'}>
      <Ring used={1 - Math.min(1, left / usualSeconds)} />
      <span aria-hidden="true">{time}</span>
      <span className="sr">{t('queue.left', { time })}</span>
    </span>
  );
}
