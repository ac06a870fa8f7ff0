import type { Ask } from "../../platform/exporting/export-part.ts";
import { listConversations } from "../../protocol/conversations.ts";
import { getPeople } from "../../protocol/directory.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";
import { getAvatar } from "../../protocol/profiles.ts";
import { chatPage, chatPagePath, peopleIn, titleOf } from "./chat-page.ts";
import { filesToExport, writeFile } from "./collect-files.ts";
import { messagesOf } from "./collect-messages.ts";
import type { ExportAbout } from "./export-kind.ts";
import { type ExportedFile, exportSchema } from "./export-schema.ts";
import { createExportZip, type ExportZip } from "./export-zip.ts";
import type { ExportDeps } from "./exports.deps.ts";
import { indexPage, partPagePath, type ReadableChat } from "./index-page.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { type PageWords, pageWords } from "./page-texts.ts";
import type { Exported } from "./person-caller.ts";
import { valuePage } from "./value-page.ts";

export interface Writing {
  readonly exportId: string;
  readonly person: Exported;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Told of each step; it throws where the export is not wanted any more. */
  readonly progressed: (done: number, all: number) => void;
}

type Conversations = OutputOf<typeof listConversations>["conversations"];
interface Course {
  readonly zip: ExportZip;
  readonly ask: Ask;
  readonly words: PageWords;
  readonly names: KnownNames;
  readonly ownId: string;
  readonly advance: (weight: number) => void;
}

/** What steps weigh beside each other, in bytes that take as long. */
const partWeight = 30_000;
const messageWeight = 3_000;

/** Writes all of a person's data, front to back, in memory that does not grow with it. */
export async function writeExport(deps: ExportDeps, { exportId, person, write, progressed }: Writing): Promise<void> {
  const { caller, name } = person;
  const ask: Ask = (endpoint, input) => deps.askAs(caller, endpoint, input);
  const { conversations } = await ask(listConversations);
  const files = await filesToExport(ask);
  const all =
    deps.parts.length * partWeight +
    conversations.reduce((sum, { lastSeq, own }) => sum + (lastSeq - own.fromSeq) * messageWeight, 0) +
    files.reduce((sum, { path, sizeBytes }) => sum + (path === null ? 0 : sizeBytes), 0);
  let done = 0;
  const advance = (weight: number) => {
    done = Math.min(all, done + weight);
    progressed(done, all);
  };
  const words = pageWords(caller.language);
  const ownId = caller.accountId;
  const course = {
    zip: createExportZip(write, deps.doors.signing),
    ask,
    words,
    names: knownNames(ask),
    ownId,
    advance,
  };

  await writeParts(deps, course);
  await writePicture(course);
  const chats = await writeChats(course, conversations, files);
  const written = await writeFiles(course, files);
  const { zip, names } = course;
  await zip.addJson("data/files.json", { files: written });
  await zip.addJson("data/people.json", { people: names.all() });
  const { config, now, doors } = deps;
  await zip.addJson("schema.json", exportSchema(deps.parts, config.server.public_url));
  const about: ExportAbout = {
    ...{ instance: config.server.public_url, instanceName: config.instance.name, irisVersion: doors.version },
    ...{ exportId, accountId: ownId, name, language: caller.language, createdAt: now() },
  };
  const parts = deps.parts.map((part) => part.name);
  await zip.addText("index.html", indexPage({ words, about, parts, chats, files: written }));
  await zip.finish(about);
}

async function writeParts({ parts }: ExportDeps, { zip, ask, words, ownId, advance }: Course): Promise<void> {
  for (const part of parts) {
    const value = await part.read(ask, ownId);
    await zip.addJson(`data/${part.name}.json`, value);
    await zip.addText(partPagePath(part.name), valuePage(words, part.name, value));
    advance(partWeight);
  }
}

async function writePicture({ zip, ask, ownId }: Course): Promise<void> {
  const [self] = (await ask(getPeople, { body: { ids: [ownId] } })).people;
  if (!self?.avatar) return;
  const params = { accountId: ownId, version: self.avatar };
  await zip.addStream("files/profile-picture.webp", async () => {
    const { body } = await ask(getAvatar, { params, query: {} });
    return body ?? new Blob([]).stream();
  });
}

async function writeChats(course: Course, conversations: Conversations, files: readonly ExportedFile[]) {
  const { zip, ask, words, names, ownId, advance } = course;
  const paths = new Map(files.map(({ fileId, path }) => [fileId, path]));
  const chats: ReadableChat[] = [];
  for (const conversation of conversations) {
    await names.learn(conversation.members.map(({ accountId }) => accountId));
    const pages: string[] = [];
    let count = 0;
    for await (const { messages, hasMore } of messagesOf(ask, conversation)) {
      await names.learn(peopleIn(messages));
      const number = pages.length + 1;
      const path = chatPagePath(conversation.id, number);
      const json = `data/conversations/${conversation.id}/messages-${String(number).padStart(4, "0")}.json`;
      await zip.addJson(json, { conversationId: conversation.id, fromSeq: conversation.own.fromSeq, messages });
      const chat = { words, names, ownId, conversation, messages, number, hasMore };
      await zip.addText(path, chatPage({ ...chat, pathOf: (fileId) => paths.get(fileId) }));
      pages.push(path);
      count += messages.length;
      advance(messages.length * messageWeight);
    }
    chats.push({ title: titleOf(words, names, ownId, conversation), messages: count, pages });
  }
  return chats;
}

async function writeFiles({ zip, ask, advance, names }: Course, files: readonly ExportedFile[]) {
  await names.learn(files.map(({ ownerId }) => ownerId));
  const written: ExportedFile[] = [];
  for (const file of files) {
    const isThere = await writeFile(zip, ask, file);
    written.push(isThere ? file : { ...file, path: null });
    if (file.path !== null) advance(file.sizeBytes);
  }
  return written;
}
