/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS, where a house is first tried from a telephone. */
export const uniqueId = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-');
