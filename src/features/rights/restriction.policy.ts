import type { RestrictionBy } from "../../protocol/rights.ts";

/** Who acts upon somebody's restriction. */
export type Actor =
  | { readonly by: "person"; readonly id: string }
  | { readonly by: "administrator"; readonly id: string; readonly companyId: string }
  | { readonly by: "operator"; readonly id: string };

interface Subject {
  readonly id: string;
  readonly companyId: string | null;
}

/** Oneself; members of one's company but not oneself (that is for the settings, which say what follows); anybody. */
export function mayRestrict(actor: Actor, person: Subject): boolean {
  if (actor.by === "person") return actor.id === person.id;
  if (actor.id === person.id) return false;
  return actor.by === "operator" || actor.companyId === person.companyId;
}

/** Whom somebody set it for themselves, they may end it; what an operator set, only an operator does. */
export function mayRelease(actor: Actor, person: Subject, setBy: RestrictionBy): boolean {
  if (actor.by === "person") return actor.id === person.id && setBy === "person";
  if (actor.by === "operator") return true;
  return actor.companyId === person.companyId && setBy !== "operator";
}
