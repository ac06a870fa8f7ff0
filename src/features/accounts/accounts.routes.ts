import { version } from "../../platform/config/version.ts";
import { clearedSessionCookie } from "../../platform/http/session-cookie.ts";
import type { Host, RequestContext } from "../../platform/platform.ts";
import * as api from "../../protocol/accounts.ts";
import { acceptTerms } from "./accept-terms.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { hasOperator } from "./accounts.store.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { endSession } from "./end-session.ts";
import { siteOf } from "./factors/site.ts";
import { listSessions } from "./list-sessions.ts";
import type { OpenedSession } from "./open-session.ts";
import { ownAccount, ownAccountIn } from "./own-account.ts";
import { presentBegun } from "./present-begun.ts";
import { beginReauthentication, reauthenticate } from "./reauthenticate.ts";
import { resendVerification } from "./resend-verification.ts";
import { signIn } from "./sign-in.ts";
import { admit, originOf } from "./sign-in-context.ts";
import { beginPasskeySignIn, signInWithPasskey } from "./sign-in-with-passkey.ts";
import { signUp } from "./sign-up.ts";
import { signUpOperator } from "./sign-up-operator.ts";
import { updateOwnAccount } from "./update-own-account.ts";
import { verifyEmail } from "./verify-email.ts";

export function routeAccounts(host: Host, deps: AccountsDeps): void {
  const signedIn = async (context: Pick<RequestContext, "setHeader">, session: OpenedSession) => {
    admit(context, session);
    return ownAccountIn(deps, session);
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
    passkeysPossible: siteOf(deps.config).takesPasskeys,
    mapLink: deps.config.chat.map_link ?? null,
    authority: {
      name: deps.config.privacy.authority || null,
      url: deps.config.privacy.authority_url ?? null,
    },
  }));

  host.route(api.signUp, async ({ body: { operatorToken, ...person } }) => {
    if (operatorToken === undefined) await signUp(deps, person);
    else await signUpOperator(deps, { ...person, operatorToken });
    return { sent: true as const };
  });

  host.route(api.verifyEmail, async ({ body, ...context }) =>
    signedIn(context, await verifyEmail(deps, body, originOf(context))),
  );

  host.route(api.resendVerification, async ({ body }) => {
    await resendVerification(deps, body);
    return { sent: true as const };
  });

  host.route(api.signIn, async ({ body, ...context }) =>
    presentBegun(deps, context, await signIn(deps, body, originOf(context))),
  );

  host.route(api.completeSignIn, async ({ body, ...context }) =>
    signedIn(context, await completeSignIn(deps, body, originOf(context))),
  );

  host.route(api.beginPasskeySignIn, () => beginPasskeySignIn(deps));

  host.route(api.signInWithPasskey, async ({ body, ...context }) =>
    signedIn(context, await signInWithPasskey(deps, body.assertion, originOf(context))),
  );

  host.route(api.beginReauthentication, ({ caller }) => beginReauthentication(deps, caller));

  host.route(api.reauthenticate, async ({ caller, address, body }) => {
    await reauthenticate(deps, { ...caller, address }, body.proof);
    return undefined;
  });

  host.route(api.signOut, async ({ caller, setHeader }) => {
    await endSession(deps, caller);
    setHeader("set-cookie", clearedSessionCookie());
    return undefined;
  });

  host.route(api.getOwnAccount, ({ caller }) => ownAccount(deps, caller));

  host.route(api.updateOwnAccount, async ({ caller, body }) => {
    await updateOwnAccount(deps, caller.accountId, body);
    return ownAccount(deps, caller);
  });

  host.route(api.acceptTerms, async ({ caller, body }) => {
    await acceptTerms(deps, caller.accountId, body);
    return ownAccount(deps, caller);
  });

  host.route(api.listSessions, async ({ caller, address }) => ({
    sessions: await listSessions(deps, { ...caller, address }),
  }));

  host.route(api.revokeSession, async ({ caller, params }) => {
    await endSession(deps, { accountId: caller.accountId, sessionId: params.sessionId });
    return undefined;
  });

  host.route(api.listOutbox, async () => ({ mails: await deps.mail.listOutbox() }));
}
