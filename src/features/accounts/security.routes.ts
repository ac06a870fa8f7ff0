import type { Host } from "../../platform/platform.ts";
import * as tokensApi from "../../protocol/access-tokens.ts";
import * as api from "../../protocol/security.ts";
import { createAccessToken, listAccessTokens, revokeAccessToken } from "./access-tokens/own-access-tokens.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { confirmEmailChange, requestEmailChange } from "./change-email.ts";
import { changePassword } from "./change-password.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { addPasskey, beginPasskey, renamePasskey } from "./factors/add-passkey.ts";
import { renewRecoveryCodes } from "./factors/keep-recovery-codes.ts";
import { removeAuthenticator, removePasskey } from "./factors/remove-factor.ts";
import { beginAuthenticator, confirmAuthenticator } from "./factors/set-up-authenticator.ts";
import { finishPasswordReset } from "./finish-password-reset.ts";
import { requestPasswordReset } from "./mail-password-link.ts";
import { ownAccount } from "./own-account.ts";
import { presentBegun } from "./present-begun.ts";
import { securityOverview } from "./security-overview.ts";
import { originOf } from "./sign-in-context.ts";
import { undoEmailChange } from "./undo-email-change.ts";

/** What protects an account: password, address, second factors, sessions. */
export function routeSecurity(host: Host, deps: AccountsDeps): void {
  host.route(api.getSecurity, ({ caller, ...context }) => securityOverview(deps, caller, originOf(context).userAgent));

  host.route(tokensApi.listAccessTokens, async ({ caller }) => ({
    accessTokens: await listAccessTokens(deps, caller.accountId),
  }));

  host.route(tokensApi.createAccessToken, ({ caller, body }) => createAccessToken(deps, caller.accountId, body));

  host.route(tokensApi.revokeAccessToken, async ({ caller, params }) => {
    await revokeAccessToken(deps, caller.accountId, params.accessTokenId);
    return undefined;
  });

  host.route(api.changePassword, async ({ caller, body }) => {
    await changePassword(deps, caller, body.newPassword);
    return undefined;
  });

  host.route(api.requestPasswordReset, async ({ body }) => {
    requestPasswordReset(deps, body);
    return { sent: true as const };
  });

  host.route(api.resetPassword, async ({ body, ...context }) =>
    presentBegun(deps, context, await finishPasswordReset(deps, body, originOf(context))),
  );

  host.route(api.requestEmailChange, async ({ caller, body }) => {
    await requestEmailChange(deps, caller.accountId, body);
    return { sent: true as const };
  });

  host.route(api.confirmEmailChange, async ({ caller, body }) => {
    await confirmEmailChange(deps, caller.accountId, body);
    return ownAccount(deps, caller);
  });

  host.route(api.undoEmailChange, ({ body }) => undoEmailChange(deps, body));

  host.route(api.beginAuthenticator, ({ caller }) => beginAuthenticator(deps, caller.accountId));

  host.route(api.confirmAuthenticator, async ({ caller, body }) => ({
    recoveryCodes: await confirmAuthenticator(deps, caller.accountId, body.code),
  }));

  host.route(api.removeAuthenticator, async ({ caller }) => {
    await removeAuthenticator(deps, caller.accountId);
    return undefined;
  });

  host.route(api.renewRecoveryCodes, async ({ caller }) => ({
    recoveryCodes: await renewRecoveryCodes(deps, caller.accountId),
  }));

  host.route(api.beginPasskey, ({ caller }) => beginPasskey(deps, caller.accountId));

  host.route(api.addPasskey, ({ caller, body }) => addPasskey(deps, caller.accountId, body));

  host.route(api.renamePasskey, ({ caller, params, body }) =>
    renamePasskey(deps, caller.accountId, { ...params, ...body }),
  );

  host.route(api.removePasskey, async ({ caller, params }) => {
    await removePasskey(deps, caller.accountId, params.passkeyId);
    return undefined;
  });

  host.route(api.endOtherSessions, async ({ caller }) => ({ ended: await endOtherSessions(deps, caller) }));
}
