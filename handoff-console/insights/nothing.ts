/** How a figure without a value is written. */
export const nothing = '–';
