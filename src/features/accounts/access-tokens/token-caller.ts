import type { Caller } from "../../../platform/platform.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { hashToken } from "../secrets.ts";
import { findByTokenHash, noteUse } from "./access-tokens.store.ts";

const touchEveryMs = 60_000;

/** `Authorization: Bearer …` (RFC 6750); null when there is none. */
export const readBearerToken = (request: Request): string | null =>
  /^bearer +([A-Za-z0-9_-]{20,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;

/**
 * Whom a program speaks for: themselves, without what they may do as administrator or operator.
 * @returns null for a token that is unknown, revoked or has expired
 */
export async function callerOfToken(
  deps: Pick<AccountsDeps, "aside" | "companyRequiresSecondFactor" | "config" | "db" | "now">,
  token: string,
): Promise<Caller | null> {
  const { aside, companyRequiresSecondFactor, config, db, now } = deps;
  const found = await findByTokenHash(db.reader, hashToken(token));
  if (!found || (found.expiresAt !== null && found.expiresAt <= now())) return null;
  const { id, accountId, companyId, language, scopes, lastUsedAt } = found;
  if ((lastUsedAt ?? 0) + touchEveryMs <= now())
    aside.run("note an access token's use", () => db.transaction(async (tx) => void (await noteUse(tx, id, now()))));
  return {
    ...{ accountId, sessionId: id, companyId, language, tokenScopes: scopes },
    ...{ isOperator: false, isAdministrator: false, guestOf: null, provedAt: 0 },
    lacksSecondFactor: companyId !== null && !found.hasSecondFactor && (await companyRequiresSecondFactor(companyId)),
    owesTerms: found.termsVersion !== config.instance.terms_version,
  };
}
