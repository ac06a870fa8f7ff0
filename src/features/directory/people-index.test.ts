import { describe, expect, test } from "bun:test";
import type { Person } from "../../protocol/directory.ts";
import { createPeopleIndex } from "./people-index.ts";

const person = (id: string, firstName: string, lastName: string, companyName: string | null = null): Person => ({
  id,
  firstName,
  lastName,
  companyName,
  jobTitle: null,
  department: null,
  avatar: null,
  isDeleted: false,
});
const people = [
  person("ada", "Ada", "Lovelace", "Analytical Engines"),
  person("jorg", "Jörg", "Müller", "Hafenbau"),
  person("mul", "Mulan", "Hua"),
  person("annette", "Anne-Sophie", "Lefèvre", "Hafenbau"),
  person("strauss", "Ilse", "Strauß"),
  person("smith", "Åse", "Sørensen"),
];
const indexed = () => {
  const index = createPeopleIndex();
  index.load(people);
  return index;
};
const ids = (found: Person[]) => found.map(({ id }) => id);

describe("S13 people are found as one types", () => {
  test.each([
    ["ada", ["ada"]],
    ["lov", ["ada"]],
    ["ada lov", ["ada"]],
    ["lovelace a", ["ada"]],
    ["MUL", ["mul", "jorg"]],
    ["mueller", ["jorg"]],
    ["joerg mull", ["jorg"]],
    ["lefevre", ["annette"]],
    ["sophie", ["annette"]],
    ["strauss", ["strauss"]],
    ["sorensen", ["smith"]],
    ["ase", ["smith"]],
    ["hafenbau", ["annette", "jorg"]],
    ["hafenbau jö", ["jorg"]],
    ["ovelace", []],
    ["ada hafenbau", []],
    ["%%%", []],
  ])("%s", (typed, expected) => expect(ids(indexed().search(typed, 10))).toEqual(expected));
});

test("S13 the whole name ranks first, then first names, last names, companies", () => {
  const index = createPeopleIndex();
  index.load([
    person("company", "Zoe", "Young", "Martin & Sons"),
    person("last", "Anna", "Martin"),
    person("first", "Martin", "Berg"),
    person("whole", "Martin", "Be"),
  ]);
  expect(ids(index.search("martin", 10))).toEqual(["whole", "first", "last", "company"]);
  expect(ids(index.search("martin be", 10))).toEqual(["whole", "first"]);
});

test("S13 an empty field lists people by name, up to the limit, without the viewer", () => {
  expect(ids(indexed().search("", 3, (id) => id !== "ada"))).toEqual(["annette", "smith", "strauss"]);
});

test("S13 a changed name is found under the new one alone", () => {
  const index = indexed();
  index.put(person("ada", "Augusta", "King"));
  expect(ids(index.search("ada", 10))).toEqual([]);
  expect(ids(index.search("augusta king", 10))).toEqual(["ada"]);
  expect(index.size).toBe(people.length);
});

test("S51 who is gone is not found any more, but known by id", () => {
  const index = indexed();
  index.put({ ...person("ada", "", ""), isDeleted: true });
  expect(index.search("ada", 10)).toEqual([]);
  expect(index.search("", 10).some(({ id }) => id === "ada")).toBe(false);
  expect(index.get("ada")).toMatchObject({ isDeleted: true });
});

test("S13 twenty thousand people, changed one by one, are all found", () => {
  const index = createPeopleIndex();
  const many = Array.from({ length: 20_000 }, (_, n) =>
    person(`p${n}`, `First${n % 977}`, `Last${n}`, `Firm ${n % 40}`),
  );
  index.load(many.slice(0, 19_000));
  for (const one of many.slice(19_000)) index.put(one);
  expect(ids(index.search("last19999", 5))).toEqual(["p19999"]);
  expect(index.search("first1", 20)).toHaveLength(20);
  expect(ids(index.search("first22 last19562", 5))).toEqual(["p19562"]);
});
