import { maxFurtherEmails } from "../../protocol/profiles.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { openFurtherEmail, sealFurtherEmail } from "./further-email-field.ts";
import { mailFurtherProof } from "./further-email-mail.ts";
import { findFurtherEmail, furtherEmailsOf, insertFurtherEmail, renewFurtherProof } from "./further-emails.store.ts";
import { personKey } from "./personal-fields.ts";
import { emailOwn, furtherEmailNotFound, tooManyEmails } from "./profiles.errors.ts";
import { newProof } from "./sign-up-mail.ts";

type Deps = Pick<AccountsDeps, "db" | "facts" | "keys" | "config" | "mail" | "mailboxLimit" | "now" | "newId">;

/** Notes the address, unproved, and mails the proof. What the caller sees does not depend on whose address it is. */
export async function addFurtherEmail(deps: Deps, accountId: string, typed: string): Promise<void> {
  const { db, facts, keys, mailboxLimit, now, newId } = deps;
  const email = typed.trim();
  const index = emailIndex(keys, email);
  const key = await personKey(keys, accountId);
  mailboxLimit.spend("mail", index);
  const id = newId();
  const proof = newProof(deps, id);
  await db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) throw notSignedIn();
    const others = await furtherEmailsOf(tx, accountId);
    if (account.emailIndex === index || others.some((other) => other.emailIndex === index)) throw emailOwn();
    if (others.length >= maxFurtherEmails) throw tooManyEmails();
    await insertFurtherEmail(tx, {
      ...{ id, accountId, emailIndex: index, provedIndex: null },
      email: sealFurtherEmail(key, id, email),
      createdAt: now(),
      wrongCodes: 0,
      ...proof.stored,
    });
    await mailFurtherProof(deps, tx, { account, email, emailIndex: index, proof });
    // One's other devices show it too.
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
}

/** Mails a new link and code; those mailed before stop working. A proved address needs none. */
export async function resendFurtherEmail(deps: Deps, accountId: string, id: string): Promise<void> {
  const { db, keys, mailboxLimit } = deps;
  const known = await findFurtherEmail(db.reader, accountId, id);
  if (!known || known.provedIndex !== null) throw furtherEmailNotFound();
  mailboxLimit.spend("mail", known.emailIndex);
  const key = await personKey(keys, accountId);
  const proof = newProof(deps, id);
  await db.transaction(async (tx) => {
    const row = await findFurtherEmail(tx, accountId, id);
    const account = await findAccount(tx, accountId);
    if (!row || row.provedIndex !== null || !account) throw furtherEmailNotFound();
    await renewFurtherProof(tx, id, proof.stored);
    const email = openFurtherEmail(key, row);
    await mailFurtherProof(deps, tx, { account, email, emailIndex: row.emailIndex, proof });
  });
}
