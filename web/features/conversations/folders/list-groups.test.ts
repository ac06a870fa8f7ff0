import { expect, test } from "bun:test";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { exampleChat } from "../example.ts";
import { grouped, passes, tagsOf } from "./list-groups.ts";

const rules: Conversation["bubble"] = {
  archivedAt: null,
  announcesOnly: false,
  newcomersSee: "all",
  tags: [],
  picture: null,
};
const bubble = (id: string, more: Partial<NonNullable<Conversation["bubble"]>> = {}, own = {}): Conversation =>
  exampleChat({
    id,
    kind: "bubble",
    bubble: { ...rules, ...more } as Conversation["bubble"],
    own: { fromSeq: 0, ...own },
  });

test("B6 what is archived is out of the list and of every folder, and in the archive", () => {
  const archived = bubble("a", { archivedAt: 1, tags: ["quay"] }, { folderId: "work" });
  expect(passes({ kind: "all" }, archived)).toBe(false);
  expect(passes({ kind: "folder", folderId: "work" }, archived)).toBe(false);
  expect(passes({ kind: "tag", tag: "quay" }, archived)).toBe(false);
  expect(passes({ kind: "archived" }, archived)).toBe(true);
  expect(passes({ kind: "archived" }, exampleChat())).toBe(false);
});

test("B6 folders and tags narrow the list down", () => {
  const filed = bubble("a", { tags: ["quay"] }, { folderId: "work" });
  expect(passes({ kind: "folder", folderId: "work" }, filed)).toBe(true);
  expect(passes({ kind: "folder", folderId: "home" }, filed)).toBe(false);
  expect(passes({ kind: "tag", tag: "quay" }, filed)).toBe(true);
  expect(passes({ kind: "tag", tag: "quay" }, exampleChat())).toBe(false);
});

test("B6 favourites stand above the others, each part in its order", () => {
  const [one, two, three] = [bubble("1"), bubble("2", {}, { isFavourite: true }), bubble("3")];
  expect(grouped([one, two, three])).toEqual([
    { title: "favourites", conversations: [two] },
    { title: "others", conversations: [one, three] },
  ]);
  expect(grouped([one, three])).toEqual([{ title: null, conversations: [one, three] }]);
  expect(grouped([two])).toEqual([{ title: "favourites", conversations: [two] }]);
});

test("B6 the tags to choose from are those in use, the most used first", () => {
  const all = [
    bubble("1", { tags: ["b"] }),
    bubble("2", { tags: ["a", "b"] }),
    bubble("3", { archivedAt: 1, tags: ["c"] }),
  ];
  expect(tagsOf(all)).toEqual(["b", "a"]);
});
