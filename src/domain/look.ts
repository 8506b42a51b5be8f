/** How a house's widget looks and what it says before anybody has written. */

export type LookColors = {
  readonly primary: string;
  readonly onPrimary: string;
  readonly surface: string;
  readonly ink: string;
};

export type Look = {
  /** To shoppers; absent: the house's own name. */
  readonly name?: string | undefined;
  /** By locale: the words beside the icon. */
  readonly launcher: Readonly<Record<string, string>>;
  /** By locale: the first line of the panel. */
  readonly greeting: Readonly<Record<string, string>>;
  readonly position: 'end' | 'start';
  /** Pixels from the corner, besides the widget's own 20. */
  readonly offset: { readonly block: number; readonly inline: number };
  /** Pixels. */
  readonly radius: number;
  /** Font families, as in CSS but without quotation marks; absent: the widget's own. */
  readonly font?: string | undefined;
  readonly display?: string | undefined;
  /** Six hexadecimal digits each; a scheme that is absent is ours. */
  readonly light?: LookColors | undefined;
  readonly dark?: LookColors | undefined;
};

export const defaultLook: Look = {
  launcher: {},
  greeting: {},
  position: 'end',
  offset: { block: 0, inline: 0 },
  radius: 18,
};
