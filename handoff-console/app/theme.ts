/** Light, dark, or whatever the device says, and how close the lines stand; kept on this device, and with the account. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const themeKey = 'aparte.theme';
const densityKey = 'aparte.density';

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(themeKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

export function chosenDensity(): Density {
  const kept = localStorage.getItem(densityKey);
  return densities.find((density) => density === kept) ?? 'comfortable';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function applyDensity(density: Density): void {
  if (density === 'comfortable') delete document.documentElement.dataset['density'];
  else document.documentElement.dataset['density'] = density;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme);
  applyTheme(theme);
}

export function chooseDensity(density: Density): void {
  localStorage.setItem(densityKey, density);
  applyDensity(density);
}
