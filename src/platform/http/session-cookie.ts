/** The `__Host-` prefix makes browsers refuse the cookie unless it is Secure, host-only and for the whole site. */
export const sessionCookieName = "__Host-iris";
/** Tells a browser again from which somebody signed in before; opens nothing. */
export const deviceCookieName = "__Host-iris-device";

const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

const cookie = (name: string, token: string, maxAgeSec: number): string =>
  `${name}=${token}; Max-Age=${Math.floor(maxAgeSec)}; ${attributes}`;

/** A `Set-Cookie` value that opens a session. */
export const sessionCookie = (token: string, maxAgeSec: number): string => cookie(sessionCookieName, token, maxAgeSec);

/** A `Set-Cookie` value that makes the browser forget it. */
export const clearedSessionCookie = (): string => sessionCookie("", 0);

export const deviceCookie = (token: string, maxAgeSec: number): string => cookie(deviceCookieName, token, maxAgeSec);

function readCookie(request: Request, name: string): string | null {
  const header = request.headers.get("cookie");
  if (header === null) return null;
  for (const part of header.split(";")) {
    const separator = part.indexOf("=");
    if (separator < 0 || part.slice(0, separator).trim() !== name) continue;
    return part.slice(separator + 1).trim() || null;
  }
  return null;
}

/** The session token a request carries; null when it carries none. */
export const readSessionToken = (request: Request): string | null => readCookie(request, sessionCookieName);

export const readDeviceToken = (request: Request): string | null => readCookie(request, deviceCookieName);
