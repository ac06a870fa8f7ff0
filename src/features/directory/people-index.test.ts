import { describe, expect, test } from "bun:test";
import type { Person } from "../../protocol/directory.ts";
import { createPeopleIndex, type Known, type Viewpoint } from "./people-index.ts";

type Said = Partial<Person & { tags: string[]; companyId: string; isActive: boolean }>;
const known = (id: string, firstName: string, lastName: string, said: Said = {}): Known => {
  const { tags = [], companyId = null, isActive = true, ...more } = said;
  return {
    person: {
      ...{ id, firstName, lastName, companyName: null, jobTitle: null, department: null, avatar: null },
      isDeleted: false,
      isGuest: false,
      ...more,
    },
    party: { id, companyId, isAdministrator: false, isActive, choice: "asCompany", exceptions: new Set() },
    ...{ tags, profileVersion: 0 },
  };
};
const people = [
  known("ada", "Ada", "Lovelace", { companyName: "Analytical Engines", jobTitle: "Programmer" }),
  known("jorg", "Jörg", "Müller", { companyName: "Hafenbau", department: "Einkauf" }),
  known("mul", "Mulan", "Hua", { tags: ["Sailing", "C++"] }),
  known("annette", "Anne-Sophie", "Lefèvre", { companyName: "Hafenbau", jobTitle: "Kranführerin" }),
  known("strauss", "Ilse", "Strauß"),
  known("smith", "Åse", "Sørensen"),
];
const indexed = () => {
  const index = createPeopleIndex();
  index.add(people);
  return index;
};
const everybody: Viewpoint = { mayFind: () => true, isNear: () => false };
const ids = (found: Person[]) => found.map(({ id }) => id);
const search = (index: ReturnType<typeof createPeopleIndex>, text: string, limit = 10, from: Partial<Viewpoint> = {}) =>
  ids(index.search(text, limit, { ...everybody, ...from }));

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
    ["programmer", ["ada"]],
    ["kranfuehrerin", ["annette"]],
    ["einkauf", ["jorg"]],
    ["sail", ["mul"]],
    ["velace", []],
    ["ada hafenbau", []],
    ["%%%", []],
  ])("%s", (typed, expected) => expect(search(indexed(), typed)).toEqual(expected));
});

describe("S13 a slip does not lose them", () => {
  test.each([
    ["ovelace", ["ada"]],
    ["lovelcae", ["ada"]],
    ["muler", ["jorg"]],
    ["mulelr", ["jorg"]],
    ["sorenson", ["smith"]],
    ["hafnebau jorg", ["jorg"]],
    ["hfaenbua", ["annette", "jorg"]],
    ["adb", []],
    ["muskla", []],
  ])("%s", (typed, expected) => expect(search(indexed(), typed)).toEqual(expected));
});

test("S13 the whole name ranks first, then first names, last names, what is no name, and slips last", () => {
  const index = createPeopleIndex();
  index.add([
    known("slip", "Marten", "Ost"),
    known("tag", "Ida", "Young", { tags: ["martin"] }),
    known("job", "Ole", "Young", { jobTitle: "Martin's deputy" }),
    known("company", "Zoe", "Young", { companyName: "Martin & Sons" }),
    known("last", "Anna", "Martin"),
    known("begins", "Martina", "Adler"),
    known("first", "Martin", "Berg"),
    known("whole", "Martin", "Be"),
  ]);
  const order = ["whole", "first", "begins", "last", "company", "job", "tag", "slip"];
  expect(search(index, "martin")).toEqual(order);
  expect(search(index, "martin be")).toEqual(["whole", "first"]);
  expect(search(index, "martin", 3)).toEqual(order.slice(0, 3));
});

test("S13 contacts and colleagues come before others that match as well, but not before better matches", () => {
  const index = createPeopleIndex();
  index.add([
    known("stranger", "Anna", "Adler"),
    known("near", "Anna", "Zorn", { companyId: "firm" }),
    known("nearTag", "Zoe", "Zorn", { companyId: "firm", tags: ["anna"] }),
  ]);
  const isNear: Viewpoint["isNear"] = ({ companyId }) => companyId === "firm";
  expect(search(index, "anna", 10, { isNear })).toEqual(["near", "stranger", "nearTag"]);
});

test("S9 who may not be found takes nobody's place", () => {
  const index = createPeopleIndex();
  index.add(Array.from({ length: 40 }, (_, n) => known(`hidden${n}`, "Anna", `Adler${n}`)));
  index.add([known("seen", "Anna", "Zorn")]);
  const mayFind: Viewpoint["mayFind"] = ({ id }) => id === "seen";
  for (const typed of ["anna", "ann zo", "", "anan"]) expect(search(index, typed, 5, { mayFind })).toEqual(["seen"]);
});

test("S13 an empty field lists people by name, up to the limit", () => {
  expect(search(indexed(), "", 3, { mayFind: ({ id }) => id !== "ada" })).toEqual(["annette", "smith", "strauss"]);
});

test("S13 a changed name is found under the new one alone", () => {
  const index = indexed();
  index.put(known("ada", "Augusta", "King"));
  expect(search(index, "ada")).toEqual([]);
  expect(search(index, "programmer")).toEqual([]);
  expect(search(index, "augusta king")).toEqual(["ada"]);
  expect(index.size).toBe(people.length);
});

test("what is known already is not replaced by what was read earlier", () => {
  const index = createPeopleIndex();
  index.put(known("ada", "Augusta", "King"));
  index.add(people);
  expect(search(index, "augusta")).toEqual(["ada"]);
  expect(search(index, "lovelace")).toEqual([]);
});

test("S51 who is gone or kept out is not found any more, but known by id", () => {
  const index = indexed();
  index.put(known("ada", "", "", { isDeleted: true, isActive: false }));
  index.put(known("mul", "Mulan", "Hua", { isActive: false }));
  for (const typed of ["ada", "mulan"]) expect(search(index, typed)).toEqual([]);
  expect(search(index, "")).not.toContain("ada");
  expect(index.get("ada")?.person).toMatchObject({ isDeleted: true });
});

test("S13 twenty thousand people, changed one by one, are all found", () => {
  const index = createPeopleIndex();
  const many = Array.from({ length: 20_000 }, (_, n) =>
    known(`p${n}`, `First${n % 977}`, `Last${n}`, { companyName: `Firm ${n % 40}` }),
  );
  index.add(many.slice(0, 19_900));
  for (const one of many.slice(19_900)) index.put(one);
  for (const one of many.slice(0, 50)) index.put(one);
  expect(search(index, "last19999", 1)).toEqual(["p19999"]);
  expect(search(index, "last7", 1)).toEqual(["p7"]);
  expect(search(index, "first1", 20)).toHaveLength(20);
  expect(search(index, "first22 last19562", 1)).toEqual(["p19562"]);
});
