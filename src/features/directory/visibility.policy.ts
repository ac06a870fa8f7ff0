import type { FindableChoice, VisibilityLevel } from "../../protocol/directory.ts";

/** What a company decided for its people (S9). */
export interface CompanyRule {
  readonly level: VisibilityLevel;
  /** Whether its people may hide themselves further. */
  readonly mayHide: boolean;
  /** The companies it named: their people find its own, unless its level is stricter. */
  readonly partnerIds: ReadonlySet<string>;
}

/** Somebody, as far as finding each other depends on them. */
export interface Party {
  readonly id: string;
  readonly companyId: string | null;
  /** Of that company. */
  readonly isAdministrator: boolean;
  /** Neither gone nor kept out. */
  readonly isActive: boolean;
  readonly choice: FindableChoice;
  /** Who finds this person although they hide. */
  readonly exceptions: ReadonlySet<string>;
}

/** How one person stands to others. Both sets hold for both sides: a block counts whoever made it. */
export interface Ties {
  readonly contacts: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}

export type RuleOf = (companyId: string) => CompanyRule;

/** What one company leaves between its people and those of another: all, only accepted contacts, nothing. */
type Between = "open" | "contacts" | "nothing";

/** Those without a company look around and are found like those of a public one. */
const unbound: CompanyRule = { level: "public", mayHide: true, partnerIds: new Set() };

const ruleFor = (companyId: string | null, ruleOf: RuleOf) => (companyId === null ? unbound : ruleOf(companyId));
const areColleagues = (a: Party, b: Party) => a.companyId !== null && a.companyId === b.companyId;

function looksAt({ level, partnerIds }: CompanyRule, companyId: string | null): boolean {
  if (level === "organization") return companyId !== null && partnerIds.has(companyId);
  return level === "public" || level === "private";
}

function showsTo({ level, partnerIds }: CompanyRule, companyId: string | null): boolean {
  if (level === "private" || level === "organization") return companyId !== null && partnerIds.has(companyId);
  return level === "public";
}

function between(from: string | null, to: string | null, ruleOf: RuleOf): Between {
  const [own, other] = [ruleFor(from, ruleOf), ruleFor(to, ruleOf)];
  if (own.level === "isolated" || other.level === "isolated") return "nothing";
  return looksAt(own, to) && showsTo(other, from) ? "open" : "contacts";
}

/**
 * For whom it makes a difference that a company's rule is another one.
 * @param before the rule it had
 * @returns a predicate over viewers' companies; contacts and people's own choices are left aside
 */
export function changesFor(
  companyId: string,
  before: CompanyRule,
  ruleOf: RuleOf,
): (viewerCompanyId: string | null) => boolean {
  const then: RuleOf = (id) => (id === companyId ? before : ruleOf(id));
  const isHidingAlike = before.mayHide === ruleOf(companyId).mayHide;
  const known = new Map<string | null, boolean>();
  return (viewerCompanyId) => {
    const found = known.get(viewerCompanyId);
    if (found !== undefined) return found;
    const pairs = [
      [viewerCompanyId, companyId],
      [companyId, viewerCompanyId],
    ] as const;
    const differs =
      viewerCompanyId === companyId ||
      !isHidingAlike ||
      pairs.some(([from, to]) => between(from, to, then) !== between(from, to, ruleOf));
    known.set(viewerCompanyId, differs);
    return differs;
  };
}

function hides(target: Party, viewer: Party, ruleOf: RuleOf): boolean {
  if (target.choice === "asCompany" || !ruleFor(target.companyId, ruleOf).mayHide) return false;
  if (target.exceptions.has(viewer.id)) return false;
  return target.choice === "hidden" || !areColleagues(target, viewer);
}

/**
 * Whom somebody may find, and so write to, call, invite and add: the one rule behind every path. Being an operator gives
 * nothing here, and being an administrator only that colleagues cannot hide.
 * @returns a predicate for as long as nothing changes; asking it for thousands costs a few look-ups each
 */
export function sightOf(viewer: Party, { contacts, blocked }: Ties, ruleOf: RuleOf): (target: Party) => boolean {
  const known = new Map<string | null, Between>();
  const betweenAnd = (companyId: string | null): Between => {
    const found = known.get(companyId) ?? between(viewer.companyId, companyId, ruleOf);
    known.set(companyId, found);
    return found;
  };
  return (target) => {
    if (!viewer.isActive || !target.isActive || target.id === viewer.id || blocked.has(target.id)) return false;
    const isContact = contacts.has(target.id);
    if (areColleagues(viewer, target)) return viewer.isAdministrator || isContact || !hides(target, viewer, ruleOf);
    const open = betweenAnd(target.companyId);
    if (open === "nothing" || isContact) return open !== "nothing";
    return open === "open" && !hides(target, viewer, ruleOf);
  };
}

/** Whether two who already share a chat may begin something new there (a call): one of them may find the other. */
export const mayReach = (a: Party, b: Party, tiesOfA: Ties, ruleOf: RuleOf): boolean => {
  if (sightOf(a, tiesOfA, ruleOf)(b)) return true;
  const tiesOfB = {
    contacts: oneIf(tiesOfA.contacts.has(b.id), a.id),
    blocked: oneIf(tiesOfA.blocked.has(b.id), a.id),
  };
  return sightOf(b, tiesOfB, ruleOf)(a);
};
const oneIf = (holds: boolean, id: string): ReadonlySet<string> => new Set(holds ? [id] : []);

/** Whether somebody may send invitations by mail at all: only the strictest level forbids it. */
export const mayMailInvitations = (viewer: Party, ruleOf: RuleOf): boolean =>
  viewer.isActive && ruleFor(viewer.companyId, ruleOf).level !== "isolated";

/** Whether a mailed invitation may join these two: whoever knows an address need not be able to find its owner. */
export function mayInviteByMail(viewer: Party, target: Party, { blocked }: Ties, ruleOf: RuleOf): boolean {
  if (!viewer.isActive || !target.isActive || target.id === viewer.id || blocked.has(target.id)) return false;
  return areColleagues(viewer, target) || between(viewer.companyId, target.companyId, ruleOf) !== "nothing";
}
