import { type Html, html } from "../../platform/http/html.ts";
import { linkTo, page } from "./page-frame.ts";
import type { PageWords } from "./page-texts.ts";

const none: Html = { markup: "" };
const isMoment = (key: string, value: unknown): value is number =>
  typeof value === "number" && value > 1e12 && (/(At|^at|[sS]ince|[uU]ntil|^next)$/.test(key) || key === "");

/** `lastUsedAt` → `last used at`. */
const readable = (key: string): string =>
  key.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

function shown(words: PageWords, key: string, value: unknown): Html {
  if (value === null || value === undefined || value === "") return html`–`;
  if (typeof value === "boolean") return html`${words.say(value ? "yes" : "no")}`;
  if (isMoment(key, value)) return html`${words.moment(value)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return html`–`;
    return html`<ol>${value.map((one) => html`<li>${shown(words, key, one)}</li>`)}</ol>`;
  }
  if (typeof value === "object") {
    const fields = Object.entries(value);
    return html`<dl>${fields.map(([name, field]) => html`<dt>${readable(name)}</dt><dd>${shown(words, name, field)}</dd>`)}</dl>`;
  }
  return html`<span class="text">${String(value)}</span>`;
}

/** One part of an export, for reading. */
export const valuePage = (words: PageWords, name: string, value: unknown): string =>
  page(
    words,
    words.partName(name),
    html`<nav><a href="${linkTo("index.html", 1)}">${words.say("back")}</a></nav><h1>${words.partName(name)}</h1>
${value === undefined ? none : shown(words, "", value)}`,
  );
