/** JSON that is valid and means harm, as text, since no object of ours could say it. Each is a field `x` beside honest ones. */
export const hostileFields: readonly (readonly [string, string])[] = [
  ['__proto__', '"__proto__":{"admin":true}'],
  ['__proto__ in escapes', '"\\u005f_proto__":{"admin":true}'],
  ['constructor.prototype', '"x":{"constructor":{"prototype":{"admin":true}}}'],
  ['a nesting of 10,000 lists', `"x":${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['a nesting of 5,000 objects', `"x":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['a number beyond all numbers', '"x":1e400'],
];

/** `{"a":1}` with a field more. */
export const withField = (honest: object, field: string): string =>
  `${JSON.stringify(honest).slice(0, -1)}${Object.keys(honest).length === 0 ? '' : ','}${field}}`;

/** Whether anything has reached the prototype that all objects share. */
export const isPolluted = (): boolean => 'admin' in {};
