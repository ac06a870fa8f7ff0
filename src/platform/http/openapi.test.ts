import { describe, expect, test } from "bun:test";
import { chapters, endpoints } from "../../protocol/api.ts";
import { failureText } from "../../protocol/failures/index.ts";
import { openApiDocument } from "./openapi.ts";
import { testHost } from "./testing/test-host.ts";

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

const served = async () => (await (await testHost().ask("GET", "/api/openapi.json")).json()) as Document;
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every `$ref` in a document. */
function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : refsIn(inner),
  );
}

describe("the OpenAPI document", () => {
  test("holds every endpoint once, by method and path", async () => {
    const document = await served();
    expect(document.openapi).toBe("3.1.0");
    const found = operationsOf(document).map(({ path, method, operation }) => [operation.operationId, method, path]);
    const declared = endpoints.map(({ operation, method, path }) => [
      operation,
      method.toLowerCase(),
      path.replace(/:(\w+)/g, "{$1}"),
    ]);
    expect(found.toSorted()).toEqual(declared.toSorted());
    expect(new Set(found.map(([id]) => id)).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(20);
  });

  test("declares each path's parameters, and each failure under its status", async () => {
    for (const { path, operation } of operationsOf(await served())) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
      const declared = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(declared.map(({ name, required }) => [name, required])).toEqual(inPath.map((name) => [name, true]));
      const endpoint = endpoints.find((each) => each.operation === operation.operationId);
      for (const code of endpoint?.failures ?? []) {
        const told = operation.responses[String(failureText(code).status)];
        expect(told?.description).toContain(`\`${code}\``);
        expect(Object.keys(told?.content ?? {})).toEqual(["application/problem+json"]);
      }
      expect(Object.keys(operation.responses).filter((status) => status.startsWith("2"))).toHaveLength(1);
      expect(operation.summary.length).toBeGreaterThan(5);
    }
  });

  test("points only at what it holds", async () => {
    const document = await served();
    const refs = new Set(refsIn(document).filter((ref) => ref.startsWith("#/components/")));
    expect([...refs]).toEqual(["#/components/schemas/Problem"]);
    const security = operationsOf(document).flatMap(({ operation }) => operation.security.flatMap(Object.keys));
    expect([...new Set(security)]).toEqual(Object.keys(document.components.securitySchemes));
    // Schemas stand where they are used: a ref to their own root would point at the document's.
    expect(refsIn(document.paths).filter((ref) => !ref.startsWith("#/components/"))).toEqual([]);
  });

  test("describes what is sent and what is answered from each one's own side", () => {
    const document = openApiDocument(chapters, "Iris", "1") as unknown as Document;
    const send = operationsOf(document).find(({ operation }) => operation.operationId === "sendMessage")?.operation;
    // A field with a default may be left out by whoever sends it.
    expect(send?.requestBody?.content["application/json"]?.schema).toMatchObject({ required: ["id"] });
    expect(send?.responses["200"]?.content?.["application/json"]?.schema).toMatchObject({ type: "object" });
  });
});

describe("the readable page", () => {
  test("has an address for every operation and failure, and no script or inline style", async () => {
    const page = await (await testHost().ask("GET", "/api/docs")).text();
    for (const { operation, failures } of endpoints) {
      for (const id of [operation, ...failures]) expect(page).toContain(`id="${id}"`);
    }
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
  });

  test("escapes what it shows", async () => {
    const { html } = await import("./html.ts");
    expect(html`<p title="${'"'}">${"<b>&'"}${[html`<i>${1}</i>`]}</p>`.markup).toBe(
      '<p title="&quot;">&lt;b&gt;&amp;&#39;<i>1</i></p>',
    );
  });
});
