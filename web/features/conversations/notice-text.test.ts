import { describe, expect, test } from "bun:test";
import { noticeText } from "./notice-text.ts";

const nameById = (id: string) => ({ ada: "Ada", bob: "Bob", carla: "Carla" })[id] ?? id;
const read = (reader: string, notice: "added" | "created" | "left" | "role", subjectId: string | null, detail = "") =>
  noticeText("ada", { kind: "notice", notice, subjectId, detail }, reader, nameById, "de");

describe("S20 notices speak to their reader", () => {
  test("S20 one's own act is told in the second person", () => {
    expect(read("ada", "created", null)).toBe("Du hast die Bubble erstellt");
    expect(read("bob", "created", null)).toBe("Ada hat die Bubble erstellt");
  });

  test("S21 who was added is told so", () => {
    expect(read("bob", "added", "bob")).toBe("Ada hat dich hinzugefügt");
    expect(read("ada", "added", "bob")).toBe("Du hast Bob hinzugefügt");
    expect(read("carla", "added", "bob")).toBe("Ada hat Bob hinzugefügt");
  });

  test("S21 leaving and roles name whom they concern", () => {
    expect(read("bob", "left", "ada")).toBe("Ada hat die Bubble verlassen");
    expect(read("ada", "left", "ada")).toBe("Du hast die Bubble verlassen");
    expect(read("bob", "role", "bob", "moderator")).toStartWith("Du bist jetzt ");
    expect(read("carla", "role", "bob", "moderator")).toStartWith("Bob ist jetzt ");
  });
});
