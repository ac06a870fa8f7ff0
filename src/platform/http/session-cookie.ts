/** The `__Host-` prefix makes browsers refuse the cookie unless it is Secure, host-only and for the whole site. */
export const sessionCookieName = "__Host-iris";

const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

/** A `Set-Cookie` value that opens a session. */
export const sessionCookie = (token: string, maxAgeSec: number): string =>
  `${sessionCookieName}=${token}; Max-Age=${Math.floor(maxAgeSec)}; ${attributes}`;

/** A `Set-Cookie` value that makes the browser forget it. */
export const clearedSessionCookie = (): string => `${sessionCookieName}=; Max-Age=0; ${attributes}`;

/** The session token a request carries; null when it carries none. */
export function readSessionToken(request: Request): string | null {
  const header = request.headers.get("cookie");
  if (header === null) return null;
  for (const part of header.split(";")) {
    const separator = part.indexOf("=");
    if (separator < 0 || part.slice(0, separator).trim() !== sessionCookieName) continue;
    return part.slice(separator + 1).trim() || null;
  }
  return null;
}
