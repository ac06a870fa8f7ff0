import { z } from "zod";
import type { chapters } from "../../protocol/api.ts";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import { type FailureCode, failures, failureText } from "../../protocol/failures/index.ts";
import { problem } from "../../protocol/problem.ts";
import { sessionCookieName } from "./session-cookie.ts";

type Json = Record<string, unknown>;
type Chapters = typeof chapters;

/** Failures that an endpoint of this shape may give without declaring them. */
export function coreFailuresOf(endpoint: EndpointShape): FailureCode[] {
  const { access, limit, params, query, body, method, streams } = endpoint;
  const codes: FailureCode[] = [];
  if (params || query || body) codes.push("core.invalid_input");
  if (access !== "anyone") codes.push("core.not_signed_in");
  if (access === "operator" || access === "administrator") codes.push("core.not_found");
  if (access !== "anyone" && !endpoint.beforeTerms) codes.push("core.terms_due");
  if (access !== "anyone" && !endpoint.leadsToSecondFactor) codes.push("core.second_factor_needed");
  if (endpoint.needsRecentSignIn) codes.push("core.reauthentication_needed");
  if (method !== "GET") codes.push("core.foreign_origin");
  if (body || streams) codes.push("core.too_large");
  if (limit !== "none") codes.push("core.too_many");
  return [...codes, "core.internal", "core.unavailable"];
}

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any" });
  return rest;
};

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function failuresByStatus(endpoint: EndpointShape): Json {
  const codes = [...new Set([...coreFailuresOf(endpoint), ...endpoint.failures])];
  const byStatus = Map.groupBy(codes, (code) => failureText(code).status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `\`${code}\`: ${failureText(code).en[0]}`).join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function successOf({ response }: EndpointShape): Json {
  if (response === undefined) return { "204": { description: "Done" } };
  const content =
    response === "stream"
      ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: schemaOf(response, "output") } };
  return { "200": { description: "Done", content } };
}

function requestBodyOf({ body, streams }: EndpointShape): Json {
  if (streams) {
    const schema = { type: "string", format: "binary" };
    return { requestBody: { required: true, content: { "application/octet-stream": { schema } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } };
}

const securityOf = ({ access, tokenScope }: EndpointShape): Json[] => {
  if (access === "anyone") return [];
  return [{ session: [] }, ...(tokenScope === undefined ? [] : [{ accessToken: [tokenScope] }])];
};

const operationOf = (endpoint: EndpointShape, chapter: string): Json => ({
  operationId: endpoint.operation,
  summary: endpoint.summary,
  tags: [chapter],
  security: securityOf(endpoint),
  parameters: [...parametersOf(endpoint.params, "path"), ...parametersOf(endpoint.query, "query")],
  ...requestBodyOf(endpoint),
  responses: { ...successOf(endpoint), ...failuresByStatus(endpoint) },
  "x-access": endpoint.access,
  ...(endpoint.admitsGuests && { "x-admits-guests": true }),
  ...(endpoint.overSocket && { "x-over-socket": true }),
  ...(endpoint.needsRecentSignIn && { "x-needs-recent-sign-in": true }),
});

/** The contract as OpenAPI 3.1, made from the same schemas that parse and check every call. */
export function openApiDocument(chapters: Chapters, title: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [chapter, endpoints] of Object.entries(chapters)) {
    for (const endpoint of endpoints) {
      const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, chapter) };
    }
  }
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title, version, license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" } },
    servers: [{ url: "/" }],
    tags: Object.keys(chapters).map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        Problem: schemaOf(problem, "output"),
        FailureCode: { type: "string", enum: Object.keys(failures) },
      },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookieName },
        /** Roles of a bearer token are named as scopes are (OpenAPI 3.1, Security Requirement Object). */
        accessToken: { type: "http", scheme: "bearer" },
      },
    },
  };
}
