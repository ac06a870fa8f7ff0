import { z } from "zod";
import type { chapters } from "../../protocol/api.ts";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import { type FailureCode, failures, failureText } from "../../protocol/failures/index.ts";
import { type Html, html } from "./html.ts";
import { coreFailuresOf } from "./openapi.ts";

type Chapters = typeof chapters;

const accessWords = {
  anyone: "Anyone",
  account: "Signed-in people",
  administrator: "Administrators of the company",
  operator: "Operators",
} as const;

function schemaText(schema: z.ZodType, io: "input" | "output"): string {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return JSON.stringify(rest, null, 2);
}

const part = (title: string, schema: z.ZodType | undefined, io: "input" | "output"): Html =>
  schema
    ? html`<details><summary>${title}</summary><pre tabindex="0"><code>${schemaText(schema, io)}</code></pre></details>`
    : html``;

const failureLink = (code: FailureCode): Html => html`<a href="#${code}"><code>${code}</code></a> `;

function article(endpoint: EndpointShape): Html {
  const { operation, method, path, summary, access, limit, response, streams, overSocket, needsRecentSignIn } =
    endpoint;
  const facts = [
    `${accessWords[access]}`,
    limit === "none" ? "no limit" : `limit “${limit}”`,
    ...(needsRecentSignIn ? ["a dangerous act: who one is was proved in the last ten minutes"] : []),
    ...(endpoint.admitsGuests ? ["guests of a bubble too"] : []),
    ...(overSocket ? ["also over the socket"] : []),
    ...(streams ? ["takes raw bytes"] : []),
    ...(response === "stream" ? ["answers with bytes"] : []),
    ...(endpoint.tokenScope === undefined ? [] : [`token: ${endpoint.tokenScope}`]),
    ...(response === undefined ? ["answers 204"] : []),
  ];
  return html`<article id="${operation}">
<h3><a href="#${operation}">${operation}</a></h3>
<p><code><span class="method">${method}</span> ${path}</code></p>
<p>${summary}.</p>
<p class="quiet">${facts.join(" · ")}</p>
${part("Path", endpoint.params, "input")}${part("Query", endpoint.query, "input")}${part("Body", endpoint.body, "input")}
${part("Answer", response === "stream" ? undefined : response, "output")}
<p class="quiet">May fail with ${[...new Set([...endpoint.failures, ...coreFailuresOf(endpoint)])].map(failureLink)}</p>
</article>`;
}

const failureRow = (code: FailureCode): Html => {
  const { status, en } = failureText(code);
  return html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${en[0]}<br><span class="quiet">${en[1]}</span></td></tr>`;
};

const menu = (chapter: string, group: readonly EndpointShape[]): Html =>
  html`<h2>${chapter}</h2><ul>${group.map(({ operation }) => html`<li><a href="#${operation}">${operation}</a></li>`)}</ul>`;

/** The contract for people to read: one page, no scripts, every operation and failure with an address of its own. */
export function documentationPage(chapters: Chapters, instanceName: string, version: string): string {
  const groups = Object.entries(chapters);
  const codes = Object.keys(failures) as FailureCode[];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${instanceName} API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><div class="frame">
<nav aria-label="Operations">${groups.map(([chapter, group]) => menu(chapter, group))}
<h2>more</h2><ul><li><a href="#failures">Failures</a></li><li><a href="/api/openapi.json">openapi.json</a></li></ul></nav>
<main><h1>${instanceName} API</h1>
<p class="quiet">Iris ${version}. Calls carry the session cookie, or
<code>Authorization: Bearer</code> and an access token where an operation names the scope that opens it; answers that fail are <code>application/problem+json</code>
with a code from the table of failures, a sentence and a cure in the caller’s language, and the request’s number.</p>
${groups.map(([chapter, group]) => html`<h2 id="chapter-${chapter}">${chapter}</h2>${group.map(article)}`)}
<h2 id="failures">Failures</h2>
<table><thead><tr><th>Code</th><th>Status</th><th>What it means, and what helps</th></tr></thead><tbody>${codes.map(failureRow)}</tbody></table>
</main></div></body></html>`.markup;
}
