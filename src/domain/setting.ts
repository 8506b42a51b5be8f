/** A setting of the house as somebody left it at the console: what it says, who said so, and what the file said then. */

/** What may be set, and for which part of the house: `voice`, `hours.paris`, `article.fr-CA.returns`. */
export type SettingName = string;

export type SettingAuthor = { readonly advisorId: string; readonly name: string };

/** One version of a setting. Version 0 is the file's own and is never stored. */
export type SettingEdition<Value = unknown> = {
  readonly name: SettingName;
  readonly version: number;
  /** `null`: the file rules again. */
  readonly value: Value | null;
  /** What the file said when this was written; where it says something else now, two people have changed one thing. */
  readonly file: Value | null;
  readonly by: SettingAuthor;
  readonly at: Date;
  /** The version that this brought back. */
  readonly restored?: number;
};
