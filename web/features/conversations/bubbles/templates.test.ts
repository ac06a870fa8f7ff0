import { expect, test } from "bun:test";
import { ada, bob, exampleChat, exampleMember, mallory } from "../example.ts";
import { builtInTemplates, templateLike } from "./templates.ts";

test("B6 the built-in templates are there in every language, and the first is blank", () => {
  for (const language of ["en", "de", "fr"] as const) {
    const templates = builtInTemplates(language);
    expect(new Set(templates.map(({ label }) => label)).size).toBe(5);
    expect(templates[0]).toMatchObject({ topic: "", tags: [], announcesOnly: false, newcomersSee: "all" });
    for (const { tags, topic } of templates) {
      expect(tags.every((tag) => tag.length <= 64)).toBe(true);
      expect(topic.length).toBeLessThanOrEqual(500);
    }
  }
});

test("B6 a bubble like another has its settings and people, but neither oneself twice nor its guests", () => {
  const bubble = exampleChat({
    ...{ kind: "bubble", name: "Harbour", topic: "Ships" },
    members: [exampleMember(ada), exampleMember(bob), { ...exampleMember(mallory), role: "guest" }],
    bubble: { archivedAt: null, announcesOnly: true, newcomersSee: "none", tags: ["quay"], picture: null },
  });
  expect(templateLike(bubble, ada, "en")).toMatchObject({
    ...{ topic: "Ships", tags: ["quay"], announcesOnly: true, newcomersSee: "none", memberIds: [bob] },
  });
});
