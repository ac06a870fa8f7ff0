import type { RequestContext } from "../../platform/platform.ts";
import type { SignInOutcome } from "../../protocol/accounts.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import type { BegunSession } from "./begin-session.ts";
import { ownAccountIn } from "./own-account.ts";
import { admit } from "./sign-in-context.ts";

/** What a browser is told of a sign-in; the cookies come with a session, and never with a question. */
export async function presentBegun(
  deps: Pick<AccountsDeps, "authenticator" | "config" | "db" | "keys" | "companyNames">,
  context: Pick<RequestContext, "setHeader">,
  begun: BegunSession,
): Promise<SignInOutcome> {
  if (begun.outcome === "secondFactorNeeded") return begun;
  admit(context, begun.session);
  return { outcome: "signedIn", account: await ownAccountIn(deps, begun.session) };
}
