/** house.yaml and policy.yaml: settings that always have a value, the house's own or the default. */
import type { Policy } from '../domain/escalation.ts';
import type { Routing } from '../domain/routing.ts';
import { brandSchema, defaultBrand } from './brand-schema.ts';
import { checkOver } from './check.ts';
import { type Read, readText } from './folder.ts';
import type { Brand } from './house.ts';
import { defaultPolicy, policySchema, splitPolicy } from './policy-schema.ts';
import { readYaml } from './source.ts';

export async function readBrand(dir: string): Promise<Read<Brand>> {
  const text = await readText(dir, 'house.yaml', 'the house has no name and speaks English');
  if (text.value === undefined) return { value: defaultBrand, problems: text.problems };
  const { source, problems } = readYaml('house.yaml', text.value);
  return source ? checkOver(brandSchema, source, defaultBrand) : { value: defaultBrand, problems };
}

/** Also what `PUT /policy` and `replay --policy` hold a text against. */
export function parsePolicy(file: string, text: string): Read<{ policy: Policy; routing: Routing }> {
  const { source, problems } = readYaml(file, text);
  if (!source) return { value: splitPolicy(defaultPolicy), problems };
  const checked = checkOver(policySchema, source, defaultPolicy);
  return { value: splitPolicy(checked.value), problems: checked.problems };
}

export async function readPolicy(dir: string): Promise<Read<{ policy: Policy; routing: Routing }>> {
  const text = await readText(dir, 'policy.yaml', 'the default limits apply');
  if (text.value === undefined) return { value: splitPolicy(defaultPolicy), problems: text.problems };
  return parsePolicy('policy.yaml', text.value);
}
