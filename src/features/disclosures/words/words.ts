import type {
  Basis,
  Category,
  OwnerKind,
  Purpose,
  Reader,
  Whose,
} from "../../../platform/personal-data/declaration.ts";
import type { Moment, Remover } from "../facts.ts";

/** The vocabulary of the documents in one language. */
export interface Words {
  /** What the activity is called, and what is done and why. */
  readonly purposes: Readonly<Record<Purpose, readonly [name: string, what: string]>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly whose: Readonly<Record<Whose, string>>;
  readonly categories: Readonly<Record<Category, string>>;
  readonly readers: Readonly<Record<Reader, string>>;
  /** After "until". */
  readonly owners: Readonly<Record<OwnerKind, string>>;
  readonly by: Readonly<Record<Remover, string>>;
  readonly limit: (days: number, moment: Moment) => string;
  readonly until: (conditions: readonly string[]) => string;
  /** Of several kinds of data that go with different things. */
  readonly depending: (conditions: readonly string[]) => string;
  /** Of those that do not stay as long. */
  readonly earlier: (limits: readonly string[]) => string;
  readonly shared: string;
  readonly keptOn: string;
  readonly labels: {
    readonly basis: string;
    readonly data: string;
    readonly people: string;
    readonly readers: string;
    readonly stored: string;
  };
  /** In the place of what the configuration does not say. */
  readonly notStated: (key: string) => string;
}

/** `a, b or c`. */
export const listed = (parts: readonly string[], or: string): string => {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${or} ${last}`;
};
