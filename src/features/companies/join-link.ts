import { open, seal } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { JoinLink, renewJoinLink as renewEndpoint } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { alreadyBound, joinLinkInvalid } from "./companies.errors.ts";
import { findCompany } from "./companies.store.ts";
import { companyKey } from "./company-record.ts";
import { joined, joinInto, type Outcome, requestInto } from "./join-company.ts";
import {
  countUseOfLink,
  findJoinLink,
  findJoinLinkByToken,
  findJoinRequestOf,
  removeJoinLink,
  replaceJoinLink,
} from "./joining.store.ts";

const dayMs = 24 * 3_600_000;
const place = (companyId: string) => ({ table: "company_join_links", column: "token", row: companyId });

/** The link as administrators read and pass it on; null: there is none. */
export async function joinLinkOf(
  { db, keys, config }: Pick<CompaniesDeps, "db" | "keys" | "config">,
  companyId: string,
): Promise<JoinLink | null> {
  const row = await findJoinLink(db.reader, companyId);
  if (!row) return null;
  const token = open(await companyKey(keys, companyId), place(companyId), row.token);
  const { createdAt, expiresAt, maxUses, uses, needsApproval } = row;
  const url = `${new URL(config.server.public_url).origin}/join-company#${token}`;
  return { url, createdAt, expiresAt, maxUses, uses, needsApproval };
}

/** A new link in the place of the one before, which stops working. */
export async function renewJoinLink(
  { db, keys, audit, facts, now }: Pick<CompaniesDeps, "db" | "keys" | "audit" | "facts" | "now">,
  { companyId, actorId }: Administering,
  { validDays, maxUses, needsApproval }: InputOf<typeof renewEndpoint>["body"],
): Promise<void> {
  const token = newToken();
  const key = await companyKey(keys, companyId);
  await db.transaction(async (tx) => {
    await replaceJoinLink(tx, {
      ...{ companyId, maxUses, needsApproval, uses: 0, createdAt: now() },
      token: seal(key, place(companyId), token),
      tokenHash: hashToken(token),
      expiresAt: validDays === null ? null : now() + validDays * dayMs,
    });
    await audit.record(tx, {
      ...{ act: "companies.join_link_renewed", actorId, companyId, subjectId: companyId },
      detail: { validDays, maxUses, needsApproval },
    });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}

export async function closeJoinLink(
  { db, audit, facts }: Pick<CompaniesDeps, "db" | "audit" | "facts">,
  { companyId, actorId }: Administering,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await removeJoinLink(tx, companyId))) return;
    await audit.record(tx, { act: "companies.join_link_closed", actorId, companyId, subjectId: companyId });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}

/** Which company a working link leads into. */
export async function readJoinLink(
  { db, names, now }: Pick<CompaniesDeps, "db" | "names" | "now">,
  token: string,
): Promise<{ companyName: string; needsApproval: boolean }> {
  const row = await findJoinLinkByToken(db.reader, hashToken(token));
  const company = row && (await findCompany(db.reader, row.companyId));
  const isOver = row?.expiresAt != null && row.expiresAt <= now();
  if (!row || isOver || company?.terminatedAt !== null) throw joinLinkInvalid();
  if (row.maxUses !== null && row.uses >= row.maxUses) throw joinLinkInvalid();
  const companyName = (await names.of([row.companyId])).get(row.companyId) ?? "";
  return { companyName, needsApproval: row.needsApproval };
}

/** Joins, or asks to. Uses are counted with the joining itself: two at once cannot share the last one. */
export async function followJoinLink(
  deps: Pick<CompaniesDeps, "db" | "accounts" | "audit" | "facts" | "roster" | "now" | "newId">,
  accountId: string,
  token: string,
): Promise<Outcome> {
  const outcome = await deps.db.transaction(async (tx): Promise<Outcome> => {
    const row = await findJoinLinkByToken(tx, hashToken(token));
    const company = row && (await findCompany(tx, row.companyId));
    if (!row || company?.terminatedAt !== null) throw joinLinkInvalid();
    const { companyId, needsApproval } = row;
    const membership = await deps.accounts.memberships.of(tx, accountId);
    if (membership?.companyId !== null) throw alreadyBound();
    // Asking again is no second use.
    if (needsApproval && (await findJoinRequestOf(tx, accountId))?.companyId === companyId) return "requested";
    if (!(await countUseOfLink(tx, row.tokenHash, deps.now()))) throw joinLinkInvalid();
    if (needsApproval) {
      await requestInto(deps, tx, { accountId, companyId, origin: "link" });
      return "requested";
    }
    await joinInto(deps, tx, { accountId, companyId, by: "link", actorId: accountId });
    return "joined";
  });
  if (outcome === "joined") await joined(deps, accountId);
  return outcome;
}
