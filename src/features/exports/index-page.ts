import { type Html, html } from "../../platform/http/html.ts";
import type { ExportAbout } from "./export-kind.ts";
import type { ExportedFile } from "./export-schema.ts";
import { linkTo, page } from "./page-frame.ts";
import type { PageWords } from "./page-texts.ts";

export interface ReadableChat {
  readonly title: string;
  readonly messages: number;
  /** Its pages in their order. */
  readonly pages: readonly string[];
}

export interface IndexPage {
  readonly words: PageWords;
  readonly about: ExportAbout;
  readonly parts: readonly string[];
  readonly chats: readonly ReadableChat[];
  readonly files: readonly ExportedFile[];
}

export const partPagePath = (name: string): string => `about/${name}.html`;

/** The page with which a person begins to read. */
export function indexPage({ words, about, parts, chats, files }: IndexPage): string {
  const { instanceName, instance, name, createdAt } = about;
  const list = (rows: readonly Html[]): Html =>
    rows.length === 0 ? html`<p class="quiet">${words.say("none")}</p>` : html`<ul class="list">${rows}</ul>`;
  const filesOf = (of: ExportedFile["of"]) =>
    list(
      files
        .filter((file) => file.of === of)
        .map(({ name, sizeBytes, createdAt: at, path }) => {
          const detail = `${words.size(sizeBytes)} · ${words.moment(at)}${path === null ? ` · ${words.say("noBytes")}` : ""}`;
          const title = path === null ? html`${name}` : html`<a href="${linkTo(path)}">${name}</a>`;
          return html`<li>${title} <span class="quiet">${detail}</span></li>`;
        }),
    );
  const title = words.say("title", { instance: instanceName });
  return page(
    words,
    title,
    html`<h1>${title}</h1>
<p>${words.say("intro", { instance: `${instanceName} (${instance})`, name, at: words.moment(createdAt) })}</p>
<p class="quiet">${words.say("how")}</p>
<h2>${words.say("about")}</h2>${list(parts.map((part) => html`<li><a href="${linkTo(partPagePath(part))}">${words.partName(part)}</a></li>`))}
<h2>${words.say("chats")}</h2>${list(
      chats.map(
        ({ title, messages, pages }) =>
          html`<li dir="auto"><a href="${linkTo(pages[0] ?? "index.html")}">${title}</a> <span class="quiet">${words.say("messages", { count: messages })}</span></li>`,
      ),
    )}
<h2>${words.say("files")}</h2><h3>${words.say("own")}</h3>${filesOf("own")}<h3>${words.say("received")}</h3>${filesOf("received")}`,
  );
}
