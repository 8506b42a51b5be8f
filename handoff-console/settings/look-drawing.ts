/** What stands in the drawing of the widget: a header, words of each side, a link, the launcher; measures and words of the real one. */
import type { LookSetting } from '../../src/protocol/look.ts';

/** The widget's own words, in whatever language it is drawn. */
const words = {
  en: () => import('../../locales/en/widget.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/widget.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/widget.json', { with: { type: 'json' } }),
} as const;
export type DrawnLocale = keyof typeof words;
export const drawnLocales: readonly DrawnLocale[] = ['en', 'fr', 'ar'];

/** `house`: whose name stands in the header while the look gives none. */
export async function drawnPanel(look: LookSetting, locale: DrawnLocale, house: string): Promise<HTMLElement> {
  const { default: say } = await words[locale]();
  const hello = say['welcome.plain'].replace('{{greeting}}', say['welcome.evening']);
  const made = (name: string, text?: string) => {
    const element = document.createElement('div');
    element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const panel = made('panel');
  panel.dir = locale === 'ar' ? 'rtl' : 'ltr';
  const body = made('body');
  const found = made('concierge', say['queue.title']);
  found.prepend(made('label', say['who.bot']));
  found.append(made('link', say['asks.stores']));
  body.append(made('greeting', look.greeting[locale] ?? hello), made('shopper', say['asks.person']), found);
  body.append(made('advisor', say['floor.person']));
  const box = made('box');
  box.append(made('write', say['composer.placeholder']), made('send'));
  panel.append(made('header', look.name ?? house), body, box);
  const stage = made('stage');
  stage.dir = panel.dir;
  stage.dataset['position'] = look.position;
  stage.append(panel, made('launcher', look.launcher[locale] ?? say['launcher.ask']));
  return stage;
}

export const drawnSheet = `
:host{display:block;color:var(--cg-ink);font:400 14.5px/21px var(--cg-font,"Hanken Grotesk Variable",system-ui,"Noto Sans Arabic",sans-serif)}
.stage{display:flex;flex-direction:column;align-items:flex-end;gap:14px}
.stage[data-position=start]{align-items:flex-start}
.panel{box-sizing:border-box;inline-size:100%;max-inline-size:392px;border-radius:var(--cg-radius,18px);overflow:clip;background:var(--cg-surface);border:1px solid var(--cg-line)}
.header{padding:18px 20px;min-block-size:26px;border-block-end:1px solid var(--cg-line);font:400 21px/26px var(--cg-display,"Bodoni Moda Variable",Georgia,serif)}
.body{display:flex;flex-direction:column;gap:12px;padding:18px 20px}
.greeting{font:400 26px/32px var(--cg-display,"Bodoni Moda Variable",Georgia,serif);text-wrap:balance}
.shopper{align-self:flex-end;max-inline-size:86%;padding:9px 14px;border-radius:18px;border-end-end-radius:5px;background:var(--cg-primary);color:var(--cg-on-primary)}
.label{color:var(--cg-machine);font-size:12px;line-height:16px}
.link{color:var(--cg-primary);text-decoration:underline}
.advisor{align-self:flex-start;max-inline-size:86%;padding:9px 14px;border-radius:18px;border-end-start-radius:5px;background:var(--cg-primary-soft)}
.box{display:flex;align-items:center;gap:8px;margin:0 14px 14px;padding:4px 4px 4px 16px;border:1px solid var(--cg-edge);border-radius:24px;background:var(--cg-sunken)}
.write{flex:1;color:var(--cg-ink-3)}
.send{inline-size:40px;block-size:40px;border-radius:50%;background:var(--cg-primary)}
.launcher{padding:18px;border-radius:28px;background:var(--cg-primary);color:var(--cg-on-primary);font-weight:500;line-height:20px}
`;
