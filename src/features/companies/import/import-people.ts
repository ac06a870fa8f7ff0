import type { ImportLine, ImportReport } from "../../../protocol/companies.ts";
import type { Language } from "../../../protocol/failures/index.ts";
import { normaliseEmail } from "../../accounts/index.ts";
import type { Administering } from "../change-member.ts";
import type { CompaniesDeps } from "../companies.deps.ts";
import { tooLarge, tooMany } from "../companies.errors.ts";
import { companyKey } from "../company-record.ts";
import { countInvitations, findInvitationByAddress, invitedAmong } from "../invitations.store.ts";
import { invitedIndex, inviteInto, mostInvitations } from "../invite-person.ts";
import { type ReadFile, type ReadPerson, readPeople } from "./read-people.ts";

/** Ten thousand lines of the longest names and addresses are less. */
const mostBytes = 8 * 1024 ** 2;
/** Invitations made in one transaction; between two, others get their turn. */
const atOnce = 100;
/** Of a query's parameters. */
const lookedUpAtOnce = 500;

type Deps = Pick<
  CompaniesDeps,
  "db" | "keys" | "config" | "facts" | "audit" | "mail" | "names" | "accounts" | "roster" | "now" | "newId"
>;

export interface Upload {
  readonly bytes: AsyncIterable<Uint8Array> | null;
  /** Of people whose line does not say. */
  readonly language: Language;
}

type Judged = ReadPerson & { readonly state: ImportLine["state"] };

async function readWhole({ bytes }: Upload): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of bytes ?? []) {
    received += chunk.byteLength;
    if (received > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function judged(deps: Deps, companyId: string, { people }: ReadFile): Promise<Judged[]> {
  const { db, keys, roster, now } = deps;
  const members = new Set((await roster.members(companyId)).map(({ email }) => normaliseEmail(email)));
  const invited = new Set<string>();
  const indexes = people.filter(({ faults }) => faults.length === 0).map(({ email }) => invitedIndex(keys, email));
  for (let at = 0; at < indexes.length; at += lookedUpAtOnce) {
    const some = indexes.slice(at, at + lookedUpAtOnce);
    for (const index of await invitedAmong(db.reader, companyId, some, now())) invited.add(index);
  }
  const stateOf = ({ email, faults }: ReadPerson): ImportLine["state"] => {
    if (faults.length > 0) return "faulty";
    if (members.has(normaliseEmail(email))) return "member";
    return invited.has(invitedIndex(keys, email)) ? "invited" : "good";
  };
  return people.map((person) => ({ ...person, state: stateOf(person) }));
}

function reportOf({ separator, encoding }: ReadFile, people: readonly Judged[]): ImportReport {
  const count = (state: ImportLine["state"]) => people.filter((person) => person.state === state).length;
  return {
    ...{ separator, encoding },
    counts: { good: count("good"), invited: count("invited"), member: count("member"), faulty: count("faulty") },
    lines: people.map(({ line, state, email, firstName, lastName, faults }) => ({
      ...{ line, state, email, firstName, lastName },
      faults: [...faults],
    })),
  };
}

/** What would be done with each line. */
export async function previewImport(deps: Deps, { companyId }: Administering, upload: Upload): Promise<ImportReport> {
  const file = readPeople(await readWhole(upload), upload.language);
  return reportOf(file, await judged(deps, companyId, file));
}

/**
 * Invites everybody whose line is good. A file that is sent again invites nobody twice: whoever was invited, by it or before,
 * is left alone.
 */
export async function commitImport(deps: Deps, by: Administering, upload: Upload): Promise<ImportReport> {
  const file = readPeople(await readWhole(upload), upload.language);
  const people = await judged(deps, by.companyId, file);
  const good = people.filter(({ state }) => state === "good");
  const open = await countInvitations(deps.db.reader, by.companyId);
  if (open + good.length > mostInvitations) throw tooMany();
  for (let at = 0; at < good.length; at += atOnce) await inviteSome(deps, by, good.slice(at, at + atOnce));
  return reportOf(file, people);
}

async function inviteSome(deps: Deps, by: Administering, people: readonly Judged[]): Promise<void> {
  const { companyId, actorId } = by;
  const key = await companyKey(deps.keys, companyId);
  await deps.db.transaction(async (tx) => {
    let invited = 0;
    for (const { email, firstName, lastName, role, language } of people) {
      const before = await findInvitationByAddress(tx, companyId, invitedIndex(deps.keys, email));
      // The same file sent twice at once.
      if (before && before.expiresAt > deps.now()) continue;
      await inviteInto(deps, tx, key, by, { email, firstName, lastName, role, language }, before);
      invited += 1;
    }
    if (invited === 0) return;
    await deps.audit.record(tx, {
      ...{ act: "companies.people_imported", actorId, companyId, subjectId: companyId },
      detail: { invited },
    });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}
