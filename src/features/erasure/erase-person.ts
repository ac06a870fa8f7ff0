import { KeyGone } from "../../platform/crypto/errors.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Certificate } from "../../protocol/erasure.ts";
import type { Leaver } from "../conversations/index.ts";
import { signCertificate } from "./certificate.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import {
  changeErasure,
  deleteHold,
  deleteRequest,
  type ErasureRow,
  findErasure,
  findErasureOf,
  findHold,
  insertErasure,
} from "./erasure.store.ts";
import type { Mailbox } from "./erasure.tables.ts";
import { destroyedAmong, hashedSubject, remainsOf, survey } from "./survey.ts";

export interface Asked {
  readonly accountId: string;
  readonly cause: Certificate["cause"];
  /** Who decided it; null: a restored backup brought the person back. */
  readonly actorId: string | null;
  /** Rules of whoever asks, in the same transaction: two at once cannot both be the last but one. */
  readonly judge?: (tx: Tx) => Promise<void>;
}

const subjectOf = (number: string) => `system:erasure-${number}` as const;
const placeOf = (number: string) => ({ table: "erasures", column: "mailbox", row: number });

/** Short enough to be read to somebody on the phone, and never one of before. */
const newNumber = (newId: () => string): string =>
  `E-${newId()
    .replace(/[^A-Za-z0-9]/g, "")
    .toUpperCase()
    .padEnd(12, "7")
    .slice(0, 12)}`;

/**
 * Notes that somebody is to go, and shuts the door behind them in the same commit: no session of theirs lives on. Whoever asks
 * twice is told the first number. The erasure itself follows by `finishErasure`.
 */
export async function beginErasure(
  deps: ErasureDeps,
  { accountId, cause, actorId, judge }: Asked,
): Promise<{ number: string; token: string } | undefined> {
  const { audit, db, doors, keys, newId, now } = deps;
  const { people, memberships } = doors.accounts;
  const [number, token] = [newNumber(newId), newToken()];
  const companyId = (await memberships.of(db.reader, accountId))?.companyId ?? null;
  // While everything is there: with the door, sessions go, too.
  const { counts } = await survey(deps, { accountId, companyId, isGone: isGoneWith(deps, { cause, companyId }) });
  const mailbox = await unlessKeyGone(people.mailboxOf(accountId));
  const key = await keys.create(subjectOf(number));
  const begun = await db.transaction(async (tx) => {
    const earlier = await findErasureOf(tx, accountId);
    if (earlier) return { number: earlier.number, token: (await openMailbox(deps, earlier))?.token ?? "" };
    const membership = await memberships.of(tx, accountId);
    if (!membership) return undefined;
    await judge?.(tx);
    await insertErasure(tx, {
      ...{ number, accountId, cause, companyId: membership.companyId },
      ...{ state: "waiting", askedAt: now(), tokenHash: hashToken(token) },
      mailbox: sealJson<Mailbox>(key, placeOf(number), { ...(mailbox ?? { email: null, language: "en" }), token }),
      ...{ counts, subjects: null, certificate: null, erasedAt: null },
    });
    await deleteRequest(tx, accountId);
    await memberships.deactivate(tx, accountId);
    const entry = { act: "erasure.begun", actorId, companyId: membership.companyId, subjectId: accountId };
    await audit.record(tx, { ...entry, detail: { number, cause } });
    return { number, token };
  });
  memberships.settle(accountId);
  if (begun?.number !== number) await keys.destroy(subjectOf(number));
  return begun;
}

/**
 * Erases somebody who was noted (S51–S53): what only their addresses find, then their key, then everything that any feature has
 * of them. A hold in force keeps it waiting (S54). Repeated after a crash it goes on where it stopped.
 */
export async function finishErasure(deps: ErasureDeps, number: string): Promise<void> {
  const { db, doors, now, log } = deps;
  const row = await findErasure(db.reader, number);
  if (row?.accountId == null || row.state === "done") return;
  const { accountId, companyId } = row;
  if (row.state === "waiting" && (await findHold(db.reader, accountId, now()))) return;
  const leaver: Leaver = { accountId, companyId, isGone: isGoneWith(deps, row) };
  const noted = row.state === "running" ? row : await note(deps, row, leaver);
  const addresses = (await unlessKeyGone(doors.accounts.people.addressesOf(accountId))) ?? [];
  for (const { byAddress } of doors.parts) if (addresses.length > 0) await byAddress?.(addresses);
  const words = (await unlessKeyGone(doors.accounts.people.wordsFor(accountId))) ?? [];
  for (const { byName } of doors.parts) if (words.length > 0) await byName?.(words);
  await doors.accounts.eraseAccount(accountId, doors.destroyBlob);
  for (const { erase } of doors.parts) await erase?.(leaver);
  if (companyId !== null && row.cause !== "company" && (await doors.accounts.people.idsIn(companyId)).length === 0)
    await doors.endCompany(companyId);
  await certify(deps, noted);
  await deps.keys.destroy(subjectOf(number));
  await db.emptyLog();
  log.info({ number }, "an account was erased");
}

/** Noted once: what a crash left over must not make the certificate shorter. */
async function note(deps: ErasureDeps, row: ErasureRow, leaver: Leaver): Promise<ErasureRow> {
  const { subjects } = await survey(deps, leaver);
  const change = { state: "running", subjects } as const;
  await deps.db.transaction(async (tx) => void (await changeErasure(tx, row.number, change)));
  return { ...row, ...change };
}

/** Gone already, or going along: with a whole company all its people go. Whoever is held stays for now. */
function isGoneWith(
  { db, doors, now }: ErasureDeps,
  { cause, companyId }: Pick<ErasureRow, "cause" | "companyId">,
): Leaver["isGone"] {
  return async (id) => {
    const membership = await doors.accounts.memberships.of(db.reader, id);
    if (!membership) return true;
    const goesAlong = cause === "company" && companyId !== null && membership.companyId === companyId;
    if (!goesAlong && (await findErasureOf(db.reader, id)) === undefined) return false;
    return (await findHold(db.reader, id, now())) === undefined;
  };
}

async function certify(deps: ErasureDeps, row: ErasureRow): Promise<void> {
  const { audit, config, db, doors, keys, now } = deps;
  const { number, cause, askedAt, companyId, accountId, counts, subjects } = row;
  if (!counts || accountId === null) return;
  const erasedAt = now();
  const destroyed = await destroyedAmong(keys, subjects ?? []);
  const signed = await signCertificate(deps, {
    ...{ kind: "iris.erasure-certificate", version: 1, number, instance: config.server.public_url },
    ...{ askedAt, erasedAt, cause, removed: counts },
    keysDestroyed: destroyed.map((subject) => hashedSubject(number, subject)),
    remains: remainsOf(counts, { inCompany: companyId !== null }),
  });
  const mailbox = await openMailbox(deps, row);
  await db.transaction(async (tx) => {
    if ((await findErasure(tx, number))?.state === "done") return;
    // Without a mail server it would lie in the operator's outbox with the address.
    await changeErasure(tx, number, {
      ...{ state: "done", erasedAt, certificate: JSON.stringify(signed) },
      ...{ accountId: null, companyId: null, mailbox: null, counts: null, subjects: null },
    });
    await deleteHold(tx, accountId);
    if (mailbox && doors.mail.isConfigured) await mailCertificate(deps, tx, { number, mailbox });
    const entry = { act: "erasure.done", actorId: null, companyId, subjectId: accountId };
    await audit.record(tx, { ...entry, detail: { number, keys: destroyed.length } });
  });
}

async function mailCertificate(
  { doors, config }: ErasureDeps,
  tx: Tx,
  { number, mailbox: { email, language, token } }: { number: string; mailbox: Mailbox },
): Promise<void> {
  if (email === null) return;
  await doors.mail.send(tx, {
    ...{ to: email, language, template: "erased" },
    data: { number, instanceName: config.instance.name, url: certificateUrl(config.server.public_url, token) },
  });
}

/** Where the certificate can be read; the token is after the `#`, so that it stands in no log. */
const certificateUrl = (publicUrl: string, token: string): string => `${new URL(publicUrl).origin}/erased#${token}`;

async function openMailbox(
  { keys }: Pick<ErasureDeps, "keys">,
  { number, mailbox }: ErasureRow,
): Promise<Mailbox | undefined> {
  return mailbox === null ? undefined : openJson(await keys.get(subjectOf(number)), placeOf(number), mailbox);
}

/** A person whom a restored backup brought back has no key any more. */
async function unlessKeyGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}
