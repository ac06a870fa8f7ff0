const key = "iris.invitation";

/** The mailed link's token, kept over sign-in, sign-up and the proof of the address until the invitation was looked at. */
export const keepInvitation = (token: string): void => localStorage.setItem(key, token);
export const keptInvitation = (): string | null => localStorage.getItem(key);
export const forgetInvitation = (): void => localStorage.removeItem(key);
