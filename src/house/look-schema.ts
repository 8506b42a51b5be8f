/** house.yaml, `widget`: how the house looks on its shop's pages. */
import { z } from 'zod';
import type { Look } from '../domain/look.ts';
import { localized } from './fields.ts';

const hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'six digits such as "#17513F"');
const families = z.string().regex(/^[A-Za-z][A-Za-z0-9 ,-]{0,59}$/, 'names of fonts with commas, no quotation marks');
const pixels = z.int().min(0).max(200);
const colors = z.strictObject({ primary: hex, onPrimary: hex, surface: hex, ink: hex });

export const lookSchema = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  launcher: localized,
  greeting: localized,
  position: z.enum(['end', 'start']),
  offset: z.strictObject({ block: pixels, inline: pixels }),
  radius: z.int().min(0).max(28),
  font: families.optional(),
  display: families.optional(),
  light: colors.optional(),
  dark: colors.optional(),
}) satisfies z.ZodType<Look>;
