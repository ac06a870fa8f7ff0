import { seal } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { RestrictablePerson } from "../accounts/index.ts";
import { type Actor, mayRestrict } from "./restriction.policy.ts";
import { insertLink, insertRestriction, standingOf } from "./restrictions.store.ts";
import type { RightsDeps } from "./rights.deps.ts";
import { personNotFound } from "./rights.errors.ts";

/** A restriction may last; whoever loses the mail asks for another link. */
const linkDays = 90;

export const reasonPlace = (id: string, column: "reason" | "release_reason") => ({
  table: "restrictions",
  column,
  row: id,
});

/** From the commit on somebody's data is only kept: every session ends, and nothing of them is used. Done once, it stays. */
export async function restrict(
  deps: RightsDeps,
  actor: Actor,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
): Promise<void> {
  const { db, keys, now, newId, audit, facts, doors } = deps;
  const { restrictions } = doors.accounts;
  const key = await keys.get(`person:${accountId}`);
  await db.transaction(async (tx) => {
    const person = await restrictions.of(accountId, tx);
    if (!person || !mayRestrict(actor, person)) throw personNotFound();
    if (await standingOf(tx, accountId)) return;
    const id = newId();
    const row = { id, accountId, by: actor.by, actorId: actor.id, since: now() };
    const open = { releaseAskedAt: null, releasedAt: null, releasedBy: null, releaseReason: null };
    await insertRestriction(tx, { ...row, ...open, reason: seal(key, reasonPlace(id, "reason"), reason) });
    // Told first: afterwards there is no session to tell.
    await mailRestricted(deps, tx, person, { by: actor.by, reason });
    await doors.mail.withdraw(tx, accountId);
    await restrictions.restrict(tx, accountId);
    const detail = { by: actor.by, reason };
    const { companyId } = person;
    await audit.record(tx, { act: "rights.restricted", actorId: actor.id, companyId, subjectId: accountId, detail });
    const scope = `account:${accountId}` as const;
    await facts.record(tx, "restriction.changed", { accountId, restrictionId: id, isOn: true }, { scope });
  });
  restrictions.settle(accountId);
}

/** What it means, and a link with which the person ends it or asks for that. A mail they need, whatever else is restricted. */
export async function mailRestricted(
  { config, doors, now }: Pick<RightsDeps, "config" | "doors" | "now">,
  tx: Tx,
  { id: accountId, email, firstName, language }: RestrictablePerson,
  { by, reason }: { readonly by: Actor["by"]; readonly reason: string },
): Promise<void> {
  const token = newToken();
  const expiresAt = now() + linkDays * 24 * 3_600_000;
  await insertLink(tx, { tokenHash: hashToken(token), accountId, expiresAt }, now());
  // Behind the `#`: browsers send that part to no server, so it is in nobody's log.
  const url = `${new URL(config.server.public_url).origin}/restriction#${token}`;
  const data = { instanceName: config.instance.name, firstName, by, reason, url, linkDays };
  await doors.mail.send(tx, { to: email, language, template: "restriction", data });
}
