/**
 * The form in which two spellings of one address are equal. Capitals in the local part are told apart by no mail provider
 * that people use; accounts that differ by them alone would be a trap.
 */
export const normaliseEmail = (email: string): string => email.trim().normalize("NFKC").toLowerCase();

/** Blind index of `accounts.email`; sign-ups share it so that both are found by one look-up value. */
export const emailIndex = (keys: { blindIndex(column: string, value: string): string }, email: string): string =>
  keys.blindIndex("accounts.email", normaliseEmail(email));
