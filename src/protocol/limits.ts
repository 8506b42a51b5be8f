/** Limits that both sides keep to; plain code, so that a browser need not fetch any schema. */

/** Longest text a shopper or advisor may send, in UTF-16 code units. */
export const maxTextLength = 4000;
