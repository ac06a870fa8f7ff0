import { timingSafeEqual } from "node:crypto";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { proveFurtherEmail as proveEndpoint } from "../../protocol/profiles.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { proofInvalid } from "./accounts.errors.ts";
import {
  countWrongFurtherCode,
  type FurtherEmailRow,
  findFurtherEmail,
  findFurtherEmailByToken,
  findOwnerOfEmail,
  markProved,
} from "./further-emails.store.ts";
import { hashToken } from "./secrets.ts";
import { hashCode } from "./sign-up-mail.ts";

type Deps = Pick<AccountsDeps, "db" | "facts" | "keys" | "now">;
type Proof = InputOf<typeof proveEndpoint>["body"];

/** Of a million codes; a new mail brings new guesses, and mails are few. */
const wrongCodesAllowed = 5;

const equal = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** In the write queue and committed even when the code is wrong, so that guesses cannot race past the count. */
const findByCode = (deps: Deps, accountId: string, emailId: string, code: string) =>
  deps.db.transaction(async (tx): Promise<FurtherEmailRow | undefined> => {
    const row = await findFurtherEmail(tx, accountId, emailId);
    if (!row || row.wrongCodes >= wrongCodesAllowed) return undefined;
    if (equal(row.codeHash, hashCode(deps, row.id, code))) return row;
    await countWrongFurtherCode(tx, row.id);
    return undefined;
  });

/**
 * Makes a further address the person's own. Only whoever noted it can prove it, in their session: a stranger's address
 * does not become theirs because its owner follows a link.
 */
export async function proveFurtherEmail(deps: Deps, accountId: string, proof: Proof): Promise<void> {
  const { db, facts, now } = deps;
  const row =
    "token" in proof
      ? await findFurtherEmailByToken(db.reader, accountId, hashToken(proof.token))
      : await findByCode(deps, accountId, proof.emailId, proof.code);
  if (!row || row.expiresAt <= now()) throw proofInvalid();
  await db.transaction(async (tx) => {
    const current = await findFurtherEmail(tx, accountId, row.id);
    if (current?.tokenHash !== row.tokenHash) throw proofInvalid();
    // The second press of a button, or the link after the code.
    if (current.provedIndex !== null) return;
    if (await findOwnerOfEmail(tx, row.emailIndex)) throw proofInvalid();
    await markProved(tx, row);
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
}
