import type { Caller } from "../../platform/platform.ts";
import type { ExportDeps } from "./exports.deps.ts";

export interface Exported {
  readonly caller: Caller;
  readonly name: string;
}

/** The person as a caller of endpoints, with the rights of a plain account; undefined once they are gone or kept out. */
export async function personCaller({ doors, now }: ExportDeps, accountId: string): Promise<Exported | undefined> {
  const [person] = await doors.people.byIds([accountId]);
  const mailbox = await doors.people.mailboxOf(accountId);
  if (!person || person.isDeleted || person.isDeactivated || !mailbox) return undefined;
  const { companyId, firstName, lastName } = person;
  return {
    caller: {
      ...{ accountId, companyId, sessionId: "", isOperator: false, isAdministrator: false, provedAt: now() },
      ...{ lacksSecondFactor: false, owesTerms: false, guestOf: null, language: mailbox.language },
    },
    name: `${firstName} ${lastName}`.trim(),
  };
}
