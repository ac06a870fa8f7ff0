import { failure } from "../../platform/http/failure.ts";
import type { Affected } from "../../protocol/breaches.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { BreachesDeps } from "./breaches.deps.ts";

interface AffectedPerson {
  readonly name: string;
  readonly email: string;
  /** null: nobody knows it. */
  readonly language: Language | null;
}

/**
 * Who is meant, nobody twice. Restricted people are among them: what they must be told serves their own rights. Whoever is gone
 * is not.
 */
export async function peopleOf(deps: BreachesDeps, affected: Affected): Promise<AffectedPerson[]> {
  if (affected.kind === "addresses") return byAddress(deps, affected.addresses);
  return (await withAccount(deps, await idsOf(deps, affected))).toSorted(byEmail);
}

async function idsOf({ people, bubble }: BreachesDeps, affected: Exclude<Affected, { kind: "addresses" }>) {
  if (affected.kind === "all") return people.allIds();
  if (affected.kind === "company") return people.idsIn(affected.companyId);
  const found = await bubble(affected.conversationId);
  // Who writes with whom in a chat of two is nobody's business.
  if (found?.kind !== "bubble") throw failure("core.not_found");
  return found.accountIds;
}

async function withAccount({ people }: BreachesDeps, ids: readonly string[]): Promise<AffectedPerson[]> {
  const found = [];
  for (const { id, firstName, lastName, isDeleted } of await people.byIds(ids)) {
    const [email] = isDeleted ? [] : await people.addressesOf(id);
    if (email === undefined) continue;
    const language = (await people.mailboxOf(id))?.language ?? null;
    found.push({ name: `${firstName} ${lastName}`.trim(), email, language });
  }
  return found;
}

async function byAddress(deps: BreachesDeps, addresses: readonly string[]): Promise<AffectedPerson[]> {
  const found = new Map<string, AffectedPerson>();
  for (const address of addresses) {
    const id = await deps.people.idByEmail(address);
    const [known] = id === undefined ? [] : await withAccount(deps, [id]);
    // Where somebody has several addresses, the one that was lost is the one to write to.
    found.set(address.toLowerCase(), { name: "", language: null, ...known, email: address });
  }
  return [...found.values()].toSorted(byEmail);
}

const byEmail = (a: AffectedPerson, b: AffectedPerson) => (a.email < b.email ? -1 : 1);

/** RFC 4180. A cell that a spreadsheet would take for a formula is made text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (people: readonly AffectedPerson[]): string =>
  `\ufeff${[
    "name,address,language",
    ...people.map(({ name, email, language }) => [name, email, language ?? ""].map(cell).join(",")),
  ].join("\r\n")}\r\n`;
