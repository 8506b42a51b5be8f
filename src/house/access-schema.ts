/** `access` in house.yaml: who sees what, who needs a second factor, and how single sign-on knows its people. */
import { z } from 'zod';
import { type AccessRules, defaultAccess, scopes } from '../domain/access.ts';
import { advisorRoles } from '../domain/participant.ts';
import { word } from './fields.ts';

const role = z.enum(advisorRoles);

export const accessSchema: z.ZodType<AccessRules> = z.strictObject({
  scope: z.enum(scopes).default(defaultAccess.scope),
  secondFactor: z.array(role).default([]),
  sso: z
    .strictObject({
      claim: word.default(defaultAccess.sso.claim),
      trustEmail: z.boolean().default(false),
      groups: z.array(z.strictObject({ group: word, role, store: word.optional() })).default([]),
    })
    .prefault({}),
});
