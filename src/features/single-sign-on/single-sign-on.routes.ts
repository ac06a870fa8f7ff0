import { newToken } from "../../platform/crypto/tokens.ts";
import type { Caller, Host, RequestContext } from "../../platform/platform.ts";
import * as api from "../../protocol/single-sign-on.ts";
import { beginAttempt, type NewAttempt } from "./begin-attempt.ts";
import { browserCookie, readBrowserToken } from "./browser-cookie.ts";
import { activeConnectionOf, type Connection, connectionForDomain, domainOf } from "./connection.ts";
import { finishAttempt } from "./finish-attempt.ts";
import { removeConnection } from "./remove-connection.ts";
import { saveConnection } from "./save-connection.ts";
import { showConnection } from "./show-connection.ts";
import { signOutUrlFor } from "./sign-out-url.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { notOffered } from "./single-sign-on.errors.ts";
import { linkOf } from "./single-sign-on.store.ts";
import { testConnection } from "./test-connection.ts";
import { unbindMember, unbindOwnAccount } from "./unbind-own-account.ts";

/** Whoever administers a company is in one. */
const administered = ({ accountId, companyId }: Caller) => ({ actorId: accountId, companyId: companyId ?? "" });

export function routeSingleSignOn(host: Host, deps: SingleSignOnDeps): void {
  const ownConnection = async ({ companyId }: Caller): Promise<Connection | undefined> =>
    companyId === null ? undefined : activeConnectionOf(deps, companyId);

  const depart = async (
    { request, setHeader, language }: Pick<RequestContext, "request" | "setHeader" | "language">,
    connection: Connection,
    attempt: Pick<NewAttempt, "purpose" | "loginHint" | "sessionId">,
  ) => {
    // Kept, so that two tabs of one browser do not undo each other.
    const browserToken = readBrowserToken(request) ?? newToken();
    const url = await beginAttempt(deps, connection, { ...attempt, browserToken, language });
    setHeader("set-cookie", browserCookie(browserToken));
    return { url: url.href };
  };
  const departAs = async (context: RequestContext & { caller: Caller }, purpose: "proof" | "link") => {
    const connection = await ownConnection(context.caller);
    const link = await linkOf(deps.db.reader, context.caller.accountId);
    const isBound = connection !== undefined && link?.companyId === connection.companyId;
    if (!connection || (purpose === "proof" && !isBound)) throw notOffered();
    return depart(context, connection, { purpose, sessionId: context.caller.sessionId });
  };

  host.route(api.getSingleSignOn, ({ caller }) => showConnection(deps, administered(caller).companyId));

  host.route(api.saveSingleSignOn, async ({ caller, body }) => {
    await saveConnection(deps, administered(caller), body);
    return showConnection(deps, administered(caller).companyId);
  });

  host.route(api.removeSingleSignOn, async ({ caller }) => {
    await removeConnection(deps, administered(caller));
    return undefined;
  });

  host.route(api.testSingleSignOn, ({ caller }) => testConnection(deps, administered(caller).companyId));

  host.route(api.findSingleSignOn, async ({ body }) => {
    const connection = await connectionForDomain(deps, body.domain);
    return { offer: connection ? { label: connection.label, passwordAllowed: connection.passwordAllowed } : null };
  });

  host.route(api.startSingleSignOn, async ({ body, ...context }) => {
    const connection = await connectionForDomain(deps, domainOf(body.email));
    if (!connection) throw notOffered();
    return depart(context, connection, { purpose: "signIn", loginHint: body.email });
  });

  host.route(api.getOwnSingleSignOn, async ({ caller }) => {
    const connection = await ownConnection(caller);
    if (!connection) return { offer: null };
    const link = await linkOf(deps.db.reader, caller.accountId);
    return { offer: { label: connection.label, isLinked: link?.companyId === connection.companyId } };
  });

  host.route(api.proveBySingleSignOn, (context) => departAs(context, "proof"));
  host.route(api.linkSingleSignOn, (context) => departAs(context, "link"));

  host.route(api.unlinkSingleSignOn, async ({ caller }) => {
    await unbindOwnAccount(deps, caller);
    return undefined;
  });

  host.route(api.unlinkMember, async ({ caller, params }) => {
    await unbindMember(deps, { ...administered(caller), ...params });
    return undefined;
  });

  host.route(api.leaveSingleSignOn, async ({ caller }) => ({ url: await signOutUrlFor(deps, caller) }));

  host.route(api.finishSingleSignOn, async ({ body, caller, request, setHeader, language, address }) => {
    const browserToken = readBrowserToken(request);
    const userAgent = request?.headers.get("user-agent") ?? null;
    // Which devices somebody uses is their provider's to watch.
    const origin = { userAgent, address, language, deviceToken: null };
    const { purpose, letIn } = await finishAttempt(deps, {
      ...{ told: body, browserToken, caller, origin },
    });
    if (letIn && "sessionToken" in letIn) deps.accounts.signOn.admit({ setHeader }, letIn.sessionToken);
    return { purpose, secondFactor: letIn && "secondFactor" in letIn ? letIn.secondFactor : null };
  });
}
