import type { MemberRole } from "../../protocol/companies.ts";

/** Somebody an administrator wants to act upon, as the database has them in the act's transaction. */
export interface Standing {
  readonly companyId: string | null;
  readonly role: MemberRole;
  readonly isDeactivated: boolean;
}

export type MemberAct =
  | "makeAdministrator"
  | "makeMember"
  | "deactivate"
  | "reactivate"
  | "release"
  | "resetSecondFactor";

export type Verdict = "allowed" | "notFound" | "lastAdministrator";

/** What takes an administrator away. */
const removing: ReadonlySet<MemberAct> = new Set<MemberAct>(["makeMember", "deactivate", "release"]);

/**
 * May an administrator of the company do this to that person?
 * @param hasOther whether somebody else who can sign in administers the company
 */
export function judgeMemberAct(
  act: MemberAct,
  companyId: string,
  person: Standing | undefined,
  hasOther: boolean,
): Verdict {
  // Of another company, of none, or nobody: the same answer.
  if (person?.companyId !== companyId) return "notFound";
  const isLast = person.role === "administrator" && !person.isDeactivated && !hasOther;
  return isLast && removing.has(act) ? "lastAdministrator" : "allowed";
}
