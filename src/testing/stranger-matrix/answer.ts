import { createHash } from "node:crypto";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import type { Client } from "../client.ts";
import { sendingTo } from "./calls.ts";
import type { Things } from "./things.ts";
import { mark } from "./world.ts";

/** All that a viewer gets to see of an answer, without what is new in each. */
export interface Answer {
  /** `ok`, or the failure's code. */
  readonly outcome: string;
  readonly status: number;
  readonly headers: readonly string[];
  /** With the names of things in their places. */
  readonly body: string;
  /** What it tells of the world beside what was sent. */
  readonly leaks: readonly string[];
}

/** Says nothing of what was asked: which moment it was, which request, how long the names in it are. */
const passing = new Set(["date", "x-request-id", "content-length", "retry-after"]);
/** Of any answer: values of these shapes are new each time. */
const novel: readonly (readonly [shape: RegExp, name: string])[] = [
  // Of a relay, for one person and an hour.
  [/(?<="credential":")[\w+/=]+/g, "<credential>"],
  [/(?<="username":")\d+:/g, "<until>:"],
  [/(?<![\w-])(?:iris_)?[\w-]{43}(?![\w-])/g, "<token>"],
  [/(?<![\w-])[\w-]{21}(?![\w-])/g, "<id>"],
  [/(?<![A-Z2-7])[A-Z2-7]{32}(?![A-Z2-7])/g, "<secret>"],
  [/(?<="userHandle":")[\w-]+/g, "<handle>"],
  [/(?<="cursor":)\d+/g, "<cursor>"],
];

const without = (text: string, sent: readonly string[]) =>
  sent.reduce((left, value) => left.replaceAll(value, ""), text);

/** Which things of the world, or words of it, stand in a text, beside those that the viewer named. */
export function leaksIn(text: string, sent: string, things: Things): string[] {
  const named = Object.values(things).filter((value) => sent.includes(value));
  const left = without(text, named);
  const told = Object.entries(things).filter(([, value]) => left.includes(value));
  return [...told.map(([name]) => name), ...(left.toLowerCase().includes(mark) ? [left] : [])];
}

/** @param things what was spoken of; it stands in the result by its names, other ids as `<id>` */
export function masked(text: string, things: Things): string {
  const named = Object.entries(things).reduce((shown, [name, value]) => shown.replaceAll(value, `<${name}>`), text);
  return novel.reduce((shown, [shape, name]) => shown.replaceAll(shape, name), named);
}

function outcomeOf(response: Response, body: string): string {
  if (response.ok) return "ok";
  const problem: unknown = JSON.parse(body);
  return typeof problem === "object" && problem !== null && "code" in problem ? String(problem.code) : "?";
}

/** People of one name stand in the order of their ids, which are made up anew for each viewer. */
function alikeInOrder(body: string): string {
  if (!body.startsWith('{"people":[')) return body;
  const { people, ...rest } = JSON.parse(body) as { people: unknown[] };
  return JSON.stringify({ people: people.map((one) => JSON.stringify(one)).toSorted(), ...rest });
}

/** Calls an operation about these things. */
export async function answerTo(client: Client, endpoint: EndpointShape, things: Things): Promise<Answer> {
  const { bytes, headers: sent = {}, ...call } = sendingTo(endpoint, things);
  const response = await client.send(endpoint, call, { headers: sent, ...(bytes !== undefined && { body: bytes }) });
  const text = await response.text();
  const isText = /json|text|csv/.test(response.headers.get("content-type") ?? "text");
  const headers = [...response.headers]
    .filter(([name]) => !passing.has(name))
    .map(
      ([name, value]) => `${name}: ${name === "set-cookie" ? value.replace(/=[^;]*/, "=…") : masked(value, things)}`,
    );
  return {
    outcome: outcomeOf(response, text),
    status: response.status,
    headers: headers.toSorted(),
    body: isText ? alikeInOrder(masked(text, things)) : createHash("sha256").update(text).digest("hex"),
    leaks: leaksIn(text, JSON.stringify({ ...call, bytes }), things),
  };
}
