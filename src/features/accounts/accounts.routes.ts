import { version } from "../../platform/config/version.ts";
import { clearedSessionCookie, sessionCookie } from "../../platform/http/session-cookie.ts";
import type { Host, RequestContext } from "../../platform/platform.ts";
import * as api from "../../protocol/accounts.ts";
import { acceptTerms } from "./accept-terms.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { hasOperator } from "./accounts.store.ts";
import { endSession } from "./end-session.ts";
import { listSessions } from "./list-sessions.ts";
import { ownAccount } from "./own-account.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { resendVerification } from "./resend-verification.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";
import { signUpOperator } from "./sign-up-operator.ts";
import { updateOwnAccount } from "./update-own-account.ts";
import { verifyEmail } from "./verify-email.ts";

/** As long as browsers allow; how long a session may lie idle is the server's to say. */
const cookieLifeSec = 400 * 24 * 3_600;

export function routeAccounts(host: Host, deps: AccountsDeps): void {
  const origin = ({ request }: Pick<RequestContext, "request">) => ({
    userAgent: request?.headers.get("user-agent") ?? null,
  });
  const admit = async (
    context: Pick<RequestContext, "setHeader">,
    { accountId, sessionToken }: { accountId: string; sessionToken: string },
  ) => {
    context.setHeader("set-cookie", sessionCookie(sessionToken, cookieLifeSec));
    return ownAccount(deps, accountId);
  };

  host.route(api.instanceInfo, async () => ({
    name: deps.config.instance.name,
    version,
    signUpOpen: deps.config.instance.sign_up === "open",
    needsOperator: !(await hasOperator(deps.db.reader)),
    termsVersion: deps.config.instance.terms_version,
    maxUploadBytes: deps.config.files.max_bytes,
    mailConfigured: deps.mail.isConfigured,
    scanningOn: deps.config.files.clamd !== "off",
  }));

  host.route(api.signUp, async ({ body: { operatorToken, ...person } }) => {
    if (operatorToken === undefined) await signUp(deps, person);
    else await signUpOperator(deps, { ...person, operatorToken });
    return { sent: true as const };
  });

  host.route(api.verifyEmail, async ({ body, ...context }) =>
    admit(context, await verifyEmail(deps, body, origin(context))),
  );

  host.route(api.resendVerification, async ({ body }) => {
    await resendVerification(deps, body);
    return { sent: true as const };
  });

  host.route(api.signIn, async ({ body, ...context }) => admit(context, await signIn(deps, body, origin(context))));

  host.route(api.reauthenticate, async ({ caller, body }) => {
    await reauthenticate(deps, caller, body);
    return undefined;
  });

  host.route(api.signOut, async ({ caller, setHeader }) => {
    await endSession(deps, caller);
    setHeader("set-cookie", clearedSessionCookie());
    return undefined;
  });

  host.route(api.getOwnAccount, ({ caller }) => ownAccount(deps, caller.accountId));

  host.route(api.updateOwnAccount, async ({ caller, body }) => {
    await updateOwnAccount(deps, caller.accountId, body);
    return ownAccount(deps, caller.accountId);
  });

  host.route(api.acceptTerms, async ({ caller, body }) => {
    await acceptTerms(deps, caller.accountId, body);
    return ownAccount(deps, caller.accountId);
  });

  host.route(api.listSessions, async ({ caller }) => ({ sessions: await listSessions(deps, caller) }));

  host.route(api.revokeSession, async ({ caller, params }) => {
    await endSession(deps, { accountId: caller.accountId, sessionId: params.sessionId });
    return undefined;
  });

  host.route(api.listOutbox, async () => ({ mails: await deps.mail.listOutbox() }));
}
