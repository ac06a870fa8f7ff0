import type { DataKey } from "../../../platform/crypto/keys.ts";
import { open, seal } from "../../../platform/crypto/seal.ts";
import type { AccessToken } from "../../../protocol/access-tokens.ts";
import type { TokenScope } from "../../../protocol/endpoint.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { notSignedIn, tokenNotFound, tooManyTokens } from "../accounts.errors.ts";
import { findAccount } from "../accounts.store.ts";
import { personKey } from "../personal-fields.ts";
import { hashToken, newToken } from "../secrets.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { type AccessTokenRow, accessTokensOf, insertAccessToken, removeAccessToken } from "./access-tokens.store.ts";

const most = 50;
const dayMs = 86_400_000;
const namePlace = (id: string) => ({ table: "access_tokens", column: "name", row: id });

const present = (key: DataKey, { accountId: _, tokenHash: __, name, ...row }: AccessTokenRow): AccessToken => ({
  ...row,
  name: open(key, namePlace(row.id), name),
});

export async function listAccessTokens(
  { db, keys }: Pick<AccountsDeps, "db" | "keys">,
  accountId: string,
): Promise<AccessToken[]> {
  const key = await personKey(keys, accountId);
  return (await accessTokensOf(db.reader, accountId)).map((row) => present(key, row));
}

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** null: until it is revoked. */
  readonly validDays: number | null;
}

/** The prefix lets people and scanners of source code tell what it is. */
const tokenPrefix = "iris_";

/** @returns the token itself, which is told this once */
export async function createAccessToken(
  deps: Pick<AccountsDeps, "audit" | "config" | "db" | "facts" | "keys" | "mail" | "newId" | "now">,
  accountId: string,
  { name, scopes, validDays }: TokenWish,
): Promise<{ accessToken: AccessToken; token: string }> {
  const { db, keys, newId, now } = deps;
  const key = await personKey(keys, accountId);
  const token = `${tokenPrefix}${newToken()}`;
  const id = newId();
  const row: AccessTokenRow = {
    ...{ id, accountId, scopes: [...scopes], createdAt: now(), lastUsedAt: null },
    name: seal(key, namePlace(id), name),
    tokenHash: hashToken(token),
    expiresAt: validDays === null ? null : now() + validDays * dayMs,
  };
  await db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) throw notSignedIn();
    if ((await accessTokensOf(tx, accountId)).length >= most) throw tooManyTokens();
    await insertAccessToken(tx, row);
    await tellOfChange(deps, tx, account, { change: "access_token_added", actorId: accountId });
  });
  return { accessToken: present(key, row), token };
}

export async function revokeAccessToken(
  deps: Pick<AccountsDeps, "audit" | "db">,
  accountId: string,
  accessTokenId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await removeAccessToken(tx, accountId, accessTokenId))) throw tokenNotFound();
    const companyId = (await findAccount(tx, accountId))?.companyId ?? null;
    await deps.audit.record(tx, {
      ...{ act: "accounts.access_token_removed", actorId: accountId, companyId, subjectId: accountId },
    });
  });
}
