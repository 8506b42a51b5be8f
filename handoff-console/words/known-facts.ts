/** The kinds of sizes and dates that client books keep, in words; a kind of a house's own stays as it is written. */
import type { TFunction } from 'i18next';

const sizes = ['ready-to-wear', 'shoes', 'ring', 'belt', 'collar', 'gloves', 'wrist', 'coat'] as const;
const dates = ['anniversary', 'birthday'] as const;

export function sizeName(kind: string, t: TFunction): string {
  const known = sizes.find((name) => name === kind);
  return known === undefined ? kind : t(`profile.size.${known}`);
}

export function dateName(kind: string, t: TFunction): string {
  const known = dates.find((name) => name === kind);
  return known === undefined ? kind : t(`profile.date.${known}`);
}
