/** JSON has no dates: gives back the `Date`s of what we stored, in place, without the cost of a `JSON.parse` reviver. */

/** Exactly what `Date.toJSON` writes, so that a shopper's own words under such a key stay words. */
const isoInstant = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** By the vocabulary a time is named `...At`, or `at` where nothing else needs telling apart. */
function namesATime(key: string): boolean {
  return key.endsWith('At') || key === 'at';
}

/** Takes a value fresh from `JSON.parse`, which nobody else holds, and turns its times into `Date`s. */
export function revive<T>(value: T): T {
  if (Array.isArray(value)) for (const item of value) revive(item);
  else if (typeof value === 'object' && value !== null) reviveFields(value as Record<string, unknown>);
  return value;
}

function reviveFields(fields: Record<string, unknown>): void {
  for (const key in fields) {
    const field = fields[key];
    if (typeof field === 'object') revive(field);
    else if (typeof field === 'string' && namesATime(key) && isoInstant.test(field)) fields[key] = new Date(field);
  }
}

/** What a store wrote with `JSON.stringify`, as it was. The caller names the type it wrote there. */
export function parseStored<T>(json: string): T {
  return revive(JSON.parse(json) as T);
}
