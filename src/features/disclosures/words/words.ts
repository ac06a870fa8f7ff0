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
