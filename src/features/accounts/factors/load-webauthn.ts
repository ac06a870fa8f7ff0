/** Reads what authenticators send. Its parsers are loaded for the first passkey, not at every start. */
export const loadWebauthn = () => import("./webauthn.ts");
