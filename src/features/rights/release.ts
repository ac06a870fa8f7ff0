import { open, seal } from "../../platform/crypto/seal.ts";
import { hashToken } from "../../platform/crypto/tokens.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { RestrictablePerson } from "../accounts/index.ts";
import { mailRestricted, reasonPlace } from "./restrict.ts";
import { type Actor, mayRelease } from "./restriction.policy.ts";
import {
  changeRestriction,
  deleteLinksOf,
  linkedAccount,
  type RestrictionRow,
  standingOf,
} from "./restrictions.store.ts";
import type { RightsDeps } from "./rights.deps.ts";
import { linkInvalid, notYoursToRelease, restrictionNotFound } from "./rights.errors.ts";

/** Everything counts again as it did before. The person is told in the same commit (Art. 18 (3) GDPR). */
export async function release(
  deps: RightsDeps,
  actor: Actor,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await deps.doors.accounts.restrictions.of(accountId, tx);
    const standing = await standingOf(tx, accountId);
    // Of another company, of none, nobody, or not restricted: the same answer.
    const isTheirs = actor.by !== "administrator" || person?.companyId === actor.companyId;
    if (!person || !standing || !isTheirs) throw restrictionNotFound();
    if (!mayRelease(actor, person, standing.by)) throw notYoursToRelease();
    await releaseNow(deps, tx, { person, standing, actor, reason });
  });
  deps.doors.accounts.restrictions.settle(accountId);
}

interface Release {
  readonly person: RestrictablePerson;
  readonly standing: RestrictionRow;
  readonly actor: Actor;
  readonly reason: string;
}

async function releaseNow(deps: RightsDeps, tx: Tx, { person, standing, actor, reason }: Release): Promise<void> {
  const { audit, config, doors, facts, keys, now } = deps;
  const { id: accountId, companyId, email, firstName, language } = person;
  const releaseReason = seal(await keys.get(`person:${accountId}`), reasonPlace(standing.id, "release_reason"), reason);
  await changeRestriction(tx, standing.id, { releasedAt: now(), releasedBy: actor.by, releaseReason });
  await deleteLinksOf(tx, accountId);
  const url = new URL(config.server.public_url).origin;
  const data = { instanceName: config.instance.name, firstName, by: actor.by, reason, url };
  await doors.mail.send(tx, { to: email, language, template: "restrictionReleased", data });
  await doors.accounts.restrictions.release(tx, accountId);
  const detail = { by: actor.by, reason };
  const entry = { act: "rights.restriction_released", actorId: actor.id, companyId, subjectId: accountId, detail };
  await audit.record(tx, entry);
  const scope = `account:${accountId}` as const;
  await facts.record(tx, "restriction.changed", { accountId, restrictionId: standing.id, isOn: false }, { scope });
}

/** By the mailed link. Who has the mailbox can have a new password, too: no further proof is asked for. */
export async function endByLink(deps: RightsDeps, token: string): Promise<"released" | "asked"> {
  const { db, doors, now } = deps;
  const { restrictions } = doors.accounts;
  const [outcome, accountId] = await db.transaction(async (tx) => {
    const id = await linkedAccount(tx, hashToken(token), now());
    const person = id === undefined ? undefined : await restrictions.of(id, tx);
    const standing = person && (await standingOf(tx, person.id));
    if (!person || !standing) throw linkInvalid();
    const actor = { by: "person", id: person.id } as const;
    if (mayRelease(actor, person, standing.by)) {
      await releaseNow(deps, tx, { person, standing, actor, reason: "" });
      return ["released", person.id] as const;
    }
    if (standing.releaseAskedAt === null) await changeRestriction(tx, standing.id, { releaseAskedAt: now() });
    return ["asked", person.id] as const;
  });
  restrictions.settle(accountId);
  return outcome;
}

/** The answer is given before anything is looked up, so that neither it nor its time tells whether the address is known. */
export function requestLink(deps: RightsDeps, email: string): void {
  const { db, doors, keys } = deps;
  doors.accounts.mailboxLimit.spend("mail", keys.blindIndex("rights.link", email));
  doors.accounts.aside.run("mail a link about a restriction", async () => {
    const person = await doors.accounts.restrictions.byEmail(email);
    const standing = person && (await standingOf(db.reader, person.id));
    if (!person || !standing) return;
    const reason = open(await keys.get(`person:${person.id}`), reasonPlace(standing.id, "reason"), standing.reason);
    await db.transaction((tx) => mailRestricted(deps, tx, person, { by: standing.by, reason }));
  });
}
