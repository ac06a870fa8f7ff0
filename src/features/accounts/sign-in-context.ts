import { deviceCookie, readDeviceToken, sessionCookie } from "../../platform/http/session-cookie.ts";
import type { RequestContext } from "../../platform/platform.ts";
import type { SignInOrigin } from "./accounts.deps.ts";
import { deviceLifeMs } from "./known-devices.ts";
import type { OpenedSession } from "./open-session.ts";

/** As long as browsers allow; how long a session may lie idle is the server's to say. */
const cookieLifeSec = deviceLifeMs / 1_000;

/** Where somebody signs in from, as their request says it. */
export const originOf = ({ request, address }: Pick<RequestContext, "request" | "address">): SignInOrigin => ({
  userAgent: request?.headers.get("user-agent") ?? null,
  address,
  deviceToken: request ? readDeviceToken(request) : null,
});

/** Hands the browser its cookies. */
export function admit(
  { setHeader }: Pick<RequestContext, "setHeader">,
  { sessionToken, deviceToken }: Pick<OpenedSession, "sessionToken" | "deviceToken">,
): void {
  setHeader("set-cookie", sessionCookie(sessionToken, cookieLifeSec));
  if (deviceToken !== null) setHeader("set-cookie", deviceCookie(deviceToken, cookieLifeSec));
}
