import { open } from "../../platform/crypto/seal.ts";
import type { Restriction } from "../../protocol/rights.ts";
import { reasonPlace } from "./restrict.ts";
import { type Actor, mayRelease } from "./restriction.policy.ts";
import { restrictionById, standingRestrictions } from "./restrictions.store.ts";
import type { RightsDeps } from "./rights.deps.ts";

/** Those that stand, as far as they are the actor's to look after. */
export async function listRestrictions(
  { db, doors, keys }: Pick<RightsDeps, "db" | "doors" | "keys">,
  actor: Exclude<Actor, { by: "person" }>,
): Promise<Restriction[]> {
  const found: Restriction[] = [];
  for (const row of await standingRestrictions(db.reader)) {
    const person = await doors.accounts.restrictions.of(row.accountId);
    if (!person || (actor.by === "administrator" && person.companyId !== actor.companyId)) continue;
    const { accountId, by, since, releaseAskedAt } = row;
    const reason = open(await keys.get(`person:${accountId}`), reasonPlace(row.id, "reason"), row.reason);
    const name = `${person.firstName} ${person.lastName}`.trim();
    const known = { accountId, name, email: person.email, by, reason, since, releaseAskedAt };
    found.push({ ...known, mayRelease: mayRelease(actor, person, by) });
  }
  return found;
}

/** Who began or ended it and why, for the person's privacy log; undefined once it is gone. */
export async function restrictionActOf(
  { db, keys }: Pick<RightsDeps, "db" | "keys">,
  id: string,
  isOn: boolean,
): Promise<{ readonly by: Actor["by"]; readonly reason: string } | undefined> {
  const row = await restrictionById(db.reader, id);
  const by = isOn ? row?.by : row?.releasedBy;
  const sealed = isOn ? row?.reason : row?.releaseReason;
  if (!row || !by || !sealed) return undefined;
  const place = reasonPlace(id, isOn ? "reason" : "release_reason");
  return { by, reason: open(await keys.get(`person:${row.accountId}`), place, sealed) };
}
