import { timingSafeEqual } from "node:crypto";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn, proofInvalid } from "./accounts.errors.ts";
import { type AccountRow, changeAccount, findAccount } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import {
  countWrongEmailCode,
  type EmailChangeRow,
  findEmailChange,
  insertEmailUndo,
  removeEmailChange,
  replaceEmailChange,
} from "./email-changes.store.ts";
import { findOwnerOfEmail, removeFurtherEmailOf } from "./further-emails.store.ts";
import { openPersonalFields, personKey, sealField } from "./personal-fields.ts";
import { hashToken, newCode, newToken } from "./secrets.ts";
import { removeSignUp } from "./sign-ups.store.ts";
import { tellOfChange } from "./tell-of-change.ts";

const validMinutes = 30;
/** Of a million codes; then another mail is due. */
const wrongCodesAllowed = 5;
const undoDays = 7;

export const newEmailPlace = (accountId: string) => ({ table: "email_changes", column: "email", row: accountId });
export const formerEmailPlace = (tokenHash: string) => ({ table: "email_undos", column: "email", row: tokenHash });

const codeHash = ({ keys }: Pick<AccountsDeps, "keys">, accountId: string, code: string) =>
  keys.blindIndex("email_changes.code_hash", `${accountId}:${code}`);

/** Mails a code to the wished address. One that has an account is told so instead: only the mailbox's owner learns which. */
export async function requestEmailChange(
  deps: Pick<AccountsDeps, "config" | "db" | "keys" | "mail" | "mailboxLimit" | "now">,
  accountId: string,
  { email }: { email: string },
): Promise<void> {
  const { db, keys, now } = deps;
  const index = emailIndex(keys, email);
  deps.mailboxLimit.spend("mail", index);
  const key = await personKey(keys, accountId);
  const code = newCode();
  await db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account) throw notSignedIn();
    await replaceEmailChange(tx, {
      accountId,
      email: seal(key, newEmailPlace(accountId), email.trim()),
      emailIndex: index,
      codeHash: codeHash(deps, accountId, code),
      askedAt: now(),
      expiresAt: now() + validMinutes * 60_000,
    });
    await mailCode(deps, tx, account, { email: email.trim(), index, code });
  });
}

/** A further address of the person's own may become the one they sign in with. */
const isFurtherOf = (owner: AccountRow, accountId: string, index: string) =>
  owner.id === accountId && owner.emailIndex !== index;

async function mailCode(
  { config, keys, mail }: Pick<AccountsDeps, "config" | "keys" | "mail">,
  tx: Tx,
  account: AccountRow,
  { email, index, code }: { email: string; index: string; code: string },
): Promise<void> {
  const instanceName = config.instance.name;
  const owner = await findOwnerOfEmail(tx, index);
  if (owner && !isFurtherOf(owner, account.id, index)) {
    const { firstName, email: to } = await openPersonalFields(keys, owner);
    const url = `${new URL(config.server.public_url).origin}/settings/security`;
    const data = { instanceName, firstName, change: "address_wanted" as const, url };
    await mail.send(tx, { to, language: owner.language, template: "securityChange", data });
    return;
  }
  const { firstName } = await openPersonalFields(keys, account);
  const data = { instanceName, firstName, code, validMinutes };
  await mail.send(tx, { to: email, language: account.language, template: "emailCode", data });
}

const equal = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The wished address is proved: it is the account's now. The former one is told, with a way back. */
export async function confirmEmailChange(
  deps: Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "now">,
  accountId: string,
  { code }: { code: string },
): Promise<void> {
  const isProved = await deps.db.transaction(async (tx) => {
    const change = await findEmailChange(tx, accountId);
    if (!change || change.expiresAt <= deps.now() || change.wrongCodes >= wrongCodesAllowed) return false;
    // An address that has an account was mailed no code; a guessed one must not reach it either.
    const isRight = equal(change.codeHash, codeHash(deps, accountId, code));
    const owner = await findOwnerOfEmail(tx, change.emailIndex);
    if (!isRight || (owner && !isFurtherOf(owner, accountId, change.emailIndex))) {
      await countWrongEmailCode(tx, accountId);
      return false;
    }
    await putEmail(deps, tx, change);
    return true;
  });
  if (!isProved) throw proofInvalid();
  deps.authenticator.forgetAccount(accountId);
}

async function putEmail(
  deps: Pick<AccountsDeps, "audit" | "config" | "facts" | "keys" | "mail" | "now">,
  tx: Tx,
  { accountId, email, emailIndex: index, askedAt }: EmailChangeRow,
): Promise<void> {
  const { keys, now } = deps;
  const account = await findAccount(tx, accountId);
  if (!account) throw notSignedIn();
  const key = await personKey(keys, accountId);
  const former = await openPersonalFields(keys, account);
  const newAddress = open(key, newEmailPlace(accountId), email);
  const changed = { email: sealField(key, accountId, "email", newAddress), emailIndex: index };
  await changeAccount(tx, accountId, changed);
  // It may have been one of their further addresses.
  await removeFurtherEmailOf(tx, accountId, index);
  await removeEmailChange(tx, accountId);
  // Whoever asked for an account with this address meanwhile does not get one.
  await removeSignUp(tx, index);

  const token = newToken();
  const tokenHash = hashToken(token);
  await insertEmailUndo(
    tx,
    {
      ...{ tokenHash, accountId, changedAt: askedAt, emailIndex: account.emailIndex },
      email: seal(key, formerEmailPlace(tokenHash), former.email),
      expiresAt: now() + undoDays * 24 * 3_600_000,
    },
    now(),
  );
  const data = {
    ...{ instanceName: deps.config.instance.name, firstName: former.firstName, validDays: undoDays },
    newAddress: shortened(newAddress),
    url: `${new URL(deps.config.server.public_url).origin}/undo-email#${token}`,
  };
  await deps.mail.send(tx, { to: former.email, language: account.language, template: "emailGone", data });
  const detail = { before: former.email, after: newAddress };
  await tellOfChange(deps, tx, { ...account, ...changed }, { change: "email_changed", actorId: accountId, detail });
}

/** `ada@example.org` → `a…@example.org` */
const shortened = (address: string) => address.replace(/^(.)[^@]*/, "$1…");
