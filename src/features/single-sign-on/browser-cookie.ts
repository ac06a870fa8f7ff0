import { attemptLifeMs } from "./begin-attempt.ts";

/** Tells the browser that began from any other; `__Host-` keeps neighbouring names from setting it. */
const name = "__Host-iris-sign-on";
const shape = /^[A-Za-z0-9_-]{43}$/;

/** Strict: it is sent by pages of Iris alone, and the page that hands the answer over is one. */
export const browserCookie = (token: string): string =>
  `${name}=${token}; Max-Age=${attemptLifeMs / 1_000}; Path=/; Secure; HttpOnly; SameSite=Strict`;

export function readBrowserToken(request: Request | undefined): string | null {
  for (const part of request?.headers.get("cookie")?.split(";") ?? []) {
    const [key, value = ""] = part.trim().split("=");
    if (key === name && shape.test(value)) return value;
  }
  return null;
}
