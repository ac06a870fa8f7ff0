import type { listMembers, MemberEntry } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { MemberAccount } from "../accounts/index.ts";
import { fold } from "./fold.ts";

export type MemberQuery = InputOf<typeof listMembers>["query"];
type Sort = MemberQuery["sort"];

interface Row {
  readonly member: MemberAccount;
  readonly name: string;
  readonly email: string;
  /** What a search looks at. */
  readonly text: string;
}

const keyOf: Record<Sort, (row: Row) => string> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  role: ({ member, name }) => `${member.role === "administrator" ? 0 : 1}\0${name}`,
  state: ({ member, name }) => `${member.isDeactivated ? 1 : 0}\0${name}`,
};

export const presentMember = ({ id, firstName, lastName, email, role, isDeactivated }: MemberAccount): MemberEntry => ({
  id,
  firstName,
  lastName,
  email,
  role,
  isDeactivated,
});

/** One company's people, sorted and searched in memory: their names are sealed on disk. */
export class MemberTable {
  readonly #rows = new Map<string, Row>();
  /** Each made when it is first asked for, and again after somebody changed. */
  readonly #orders = new Map<Sort, readonly Row[]>();

  get size(): number {
    return this.#rows.size;
  }

  put(member: MemberAccount): void {
    const [name, email] = [fold(`${member.lastName} ${member.firstName}`), fold(member.email)];
    // The id makes the order of namesakes certain: no row is shown on two pages.
    const row = { member, name: `${name}\0${member.id}`, email, text: `${fold(member.firstName)} ${name} ${email}` };
    this.#rows.set(member.id, row);
    this.#orders.clear();
  }

  remove(id: string): void {
    if (this.#rows.delete(id)) this.#orders.clear();
  }

  ids(): string[] {
    return [...this.#rows.keys()];
  }

  members(): MemberAccount[] {
    return [...this.#rows.values()].map(({ member }) => member);
  }

  page({ q, role, state, sort, order, offset, limit }: MemberQuery): { members: MemberEntry[]; total: number } {
    const words = fold(q).split(/\s+/).filter(Boolean);
    const isAll = words.length === 0 && role === undefined && state === undefined;
    const sorted = this.#sorted(sort);
    const found = isAll
      ? sorted
      : sorted.filter(
          ({ member, text }) =>
            (role === undefined || member.role === role) &&
            (state === undefined || member.isDeactivated === (state === "deactivated")) &&
            words.every((word) => text.includes(word)),
        );
    const rows =
      order === "ascending"
        ? found.slice(offset, offset + limit)
        : found.slice(Math.max(0, found.length - offset - limit), Math.max(0, found.length - offset)).toReversed();
    return { members: rows.map((row) => presentMember(row.member)), total: found.length };
  }

  #sorted(sort: Sort): readonly Row[] {
    const known = this.#orders.get(sort);
    if (known) return known;
    const keyed = [...this.#rows.values()].map((row) => ({ row, key: keyOf[sort](row) }));
    const sorted = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
    this.#orders.set(sort, sorted);
    return sorted;
  }
}
