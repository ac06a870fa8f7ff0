import { open, seal } from "../../platform/crypto/seal.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import { holdEndUnfit, noSuchPerson, notFound } from "./erasure.errors.ts";
import { deleteHold, findHold, type HoldRow, holdsInForce, saveHold } from "./erasure.store.ts";

const subject = "system:legal-holds";
const placeOf = (accountId: string) => ({ table: "legal_holds", column: "reason", row: accountId });
const longestMs = 2 * 366 * 24 * 3_600_000;

/** Nothing of theirs is deleted for now, whatever else asks for it. */
export const isHeld = async ({ db, now }: Pick<ErasureDeps, "db" | "now">, accountId: string): Promise<boolean> =>
  (await findHold(db.reader, accountId, now())) !== undefined;

/** Delays somebody's erasure (S54). Nothing of it shows anywhere but here and in the operators' audit log. */
export async function placeHold(
  deps: ErasureDeps,
  asked: { readonly email: string; readonly reason: string; readonly endsAt: number; readonly operatorId: string },
) {
  const { audit, db, doors, keys, now } = deps;
  const { email, reason, endsAt, operatorId } = asked;
  const accountId = await doors.accounts.people.idByEmail(email);
  if (accountId === undefined) throw noSuchPerson();
  if (endsAt <= now() || endsAt > now() + longestMs) throw holdEndUnfit();
  const key = await keys.create(subject);
  const row = { accountId, operatorId, reason: seal(key, placeOf(accountId), reason), setAt: now(), endsAt };
  await db.transaction(async (tx) => {
    await saveHold(tx, row);
    // Not as its subject: what is said of somebody is told to them.
    const entry = { act: "erasure.hold_placed", actorId: operatorId, companyId: null };
    await audit.record(tx, { ...entry, detail: { accountId, reason, endsAt } });
  });
  return presentHold(deps, row);
}

export async function endHold(
  { audit, db }: Pick<ErasureDeps, "audit" | "db">,
  { accountId, operatorId }: { readonly accountId: string; readonly operatorId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await deleteHold(tx, accountId))) throw notFound();
    await audit.record(tx, { act: "erasure.hold_ended", actorId: operatorId, companyId: null, detail: { accountId } });
  });
}

export const listHolds = async (deps: ErasureDeps) =>
  Promise.all((await holdsInForce(deps.db.reader, deps.now())).map((row) => presentHold(deps, row)));

async function presentHold({ doors, keys }: ErasureDeps, { accountId, reason, setAt, endsAt }: HoldRow) {
  const [person] = await doors.accounts.memberships.accounts([accountId]);
  const name = person ? `${person.firstName} ${person.lastName}`.trim() : "";
  return { accountId, name, reason: open(await keys.get(subject), placeOf(accountId), reason), setAt, endsAt };
}
