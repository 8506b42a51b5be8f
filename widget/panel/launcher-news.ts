/** Keeps a launcher that stands outside of the panel's document up to date. What a message says stays in here. */
import { effect } from '../core/signal.ts';
import type { Embed } from './embed.ts';
import { icons } from './icon-paths.ts';
import { launcherFace } from './launcher-face.ts';
import type { PanelModel } from './panel-context.ts';

/** Returns how to stop. */
export function launcherNews(model: PanelModel, { news }: NonNullable<Embed['framed']>): () => void {
  return effect(() => {
    const { say } = model.words.value;
    const { floor, house } = model.view.value;
    const { isOpen, page, config } = model;
    const parts = { view: model.view.value, words: model.words.value, isOpen: isOpen.value };
    const { icon, ...face } = launcherFace({ ...parts, page: page.value, config: config.value });
    const panel =
      floor.heldBy === 'advisor'
        ? say('panel.with', { name: floor.advisor.name })
        : say('panel.label', { house: house?.house ?? '' });
    news({ panel, icon: icons[icon], ...face });
  });
}
