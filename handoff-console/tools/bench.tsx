/** The tools behind the desk: their keys, and whichever of them is open. Fetched once the desk stands. */
import '../styles/tools.css';
import { Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { rememberLikes } from '../app/preferences.ts';
import { boardPath, deskPath, insightsPath, navigate, type Place, settingsPath, tasksPath } from '../app/router.ts';
import { closeTool, openTool, shownTool } from '../app/tools.ts';
import { useKeys } from '../app/use-keys.ts';
import { readyThread } from '../desk/desk-state.ts';
import { noticeLikes, usualNotices } from '../notices/likes.ts';
import { TurnOn } from '../notices/turn-on.tsx';
import { useNotices } from '../notices/use-notices.ts';
import { later } from '../parts/later.ts';
import { floorOf } from '../thread/floor-of.ts';
import { nextRegion, stepMessage } from './move.ts';
import { useSignOfLife } from './sign-of-life.ts';
import { useToolWords } from './tool-words.ts';

const Palette = later(async () => (await import('../palette/palette.tsx')).Palette);
const Article = later(async () => (await import('../palette/article.tsx')).Article);
const Picker = later(async () => (await import('../picker/picker.tsx')).Picker);

export function Bench({ place }: { readonly place: Place }) {
  const ready = useToolWords();
  const tool = useSyncExternalStore(shownTool.subscribe, shownTool.get);
  const conversationId = useMine(place);
  const { t } = useTranslation();
  const mute = () => {
    const likes = noticeLikes.get() ?? usualNotices;
    rememberLikes({ notices: { ...likes, sounds: !likes.sounds } });
    notify(likes.sounds ? t('notices.muted') : t('notices.heard'));
  };
  const { me } = useDesk();
  useKeys({
    'g d': () => navigate(deskPath),
    'g t': () => navigate(tasksPath),
    'g s': () => navigate(settingsPath),
    ...(me.role === 'advisor' ? {} : { 'g b': () => navigate(boardPath), 'g i': () => navigate(insightsPath) }),
    ...(conversationId === undefined ? {} : { p: () => openTool({ kind: 'picker', conversationId }) }),
    m: mute,
    F6: nextRegion,
    'alt+ArrowUp': () => stepMessage(-1),
    'alt+ArrowDown': () => stepMessage(1),
  });
  useSignOfLife();
  useNotices(place.name === 'desk' ? place.conversationId : undefined);
  if (!ready) return null;
  if (tool === undefined) return place.name === 'desk' ? <TurnOn /> : null;
  return (
    <Suspense fallback={null}>
      {tool.kind === 'palette' && <Palette onClose={closeTool} />}
      {tool.kind === 'article' && <Article article={tool.article} onClose={closeTool} />}
      {tool.kind === 'picker' && (
        <Picker conversationId={tool.conversationId} query={tool.query ?? ''} onClose={closeTool} />
      )}
    </Suspense>
  );
}

/** The open conversation, when this advisor may speak in it. */
function useMine(place: Place): string | undefined {
  const { me } = useDesk();
  const id = place.name === 'desk' ? place.conversationId : undefined;
  return useDeskState((state) => {
    const thread = id === undefined ? undefined : readyThread(state, id);
    return thread !== undefined && floorOf(thread.floor, me.advisorId).kind === 'mine' ? id : undefined;
  });
}
