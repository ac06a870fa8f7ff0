import { nanoid } from "nanoid";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import type { File as StoredFile } from "../../../src/protocol/files.ts";
import type { Voice } from "../../../src/protocol/message-kinds.ts";
import { type ApiFailure, asFailure, localProblem } from "../../api/failure.ts";
import type { KeptBytes } from "./kept-bytes.ts";
import type { Sending } from "./send-bytes.ts";
import { after, type Upload, type UploadEvent } from "./upload-state.ts";

export interface ReadyFile {
  readonly conversationId: string;
  readonly messageId: string;
  readonly file: FileReference;
  /** It is a recording. */
  readonly voice?: Voice;
}

export interface UploaderDeps {
  /** Sends the bytes that the server lacks. @throws ApiFailure */
  readonly send: (sending: Sending) => Promise<void>;
  readonly find: (fileId: string) => Promise<StoredFile>;
  readonly remove: (fileId: string) => Promise<void>;
  /** The file may be sent now; called once per upload. */
  readonly onReady: (ready: ReadyFile) => void;
  readonly onChange: (uploads: readonly Upload[]) => void;
  /** Keeps what has to survive a reload. */
  readonly keep: (uploads: readonly Upload[]) => void;
  readonly bytes: KeptBytes;
  readonly now: () => number;
}

/** At a time; more would only make each slower. */
const parallel = 2;

/** Brings files to the server and says when each may be sent. */
export class Uploader {
  readonly #deps: UploaderDeps;
  /** After a reload only those that the browser kept are there. */
  readonly #bytes = new Map<string, Blob>();
  readonly #running = new Map<string, AbortController>();
  #uploads: readonly Upload[] = [];

  constructor(deps: UploaderDeps) {
    this.#deps = deps;
  }

  add(conversationId: string, files: readonly File[], voice?: Voice): void {
    const createdAt = this.#deps.now();
    const added: Upload[] = [];
    for (const file of files) {
      const lost = this.#uploads.find((upload) => upload.conversationId === conversationId && isSame(upload, file));
      if (lost) this.supply(lost.id, file);
      else added.push(this.#announced(conversationId, file, createdAt, voice));
    }
    this.#put([...this.#uploads, ...added]);
    this.#runNext();
  }

  #announced(conversationId: string, file: File, createdAt: number, voice?: Voice): Upload {
    const id = nanoid();
    this.#bytes.set(id, file);
    void this.#deps.bytes.keep(id, file);
    return {
      ...{ id, conversationId, messageId: nanoid(), createdAt, hasBegun: false, state: { kind: "queued" } },
      ...{ name: file.name || "file", mediaType: file.type || "application/octet-stream" },
      ...{ sizeBytes: file.size, lastModified: file.lastModified, ...(voice && { voice }) },
    };
  }

  /**
   * The file of an upload that was lost in a reload, chosen again.
   * @returns false when it is another one
   */
  supply(id: string, file: File): boolean {
    const upload = this.#find(id);
    if (!upload || !isSame(upload, file)) return false;
    this.#bytes.set(id, file);
    this.retry(id);
    return true;
  }

  /** Takes up, after a reload, what had not become a message. */
  async restore(uploads: readonly Upload[]): Promise<void> {
    this.#put([...uploads, ...this.#uploads]);
    for (const { id } of uploads) {
      const bytes = await this.#deps.bytes.find(id);
      if (!this.#find(id)) continue;
      if (bytes) this.#bytes.set(id, bytes);
      this.#happen(id, { type: "reloaded", hasBytes: bytes !== undefined });
    }
    this.refresh();
    this.#runNext();
  }

  /** Asks how those stand whose end was perhaps missed. */
  refresh(): void {
    for (const { id, state } of this.#uploads) {
      if (state.kind === "waiting" || (state.kind === "scanning" && !this.#running.has(id))) void this.#ask(id);
    }
  }

  /** The line is back: what failed for that reason alone goes on by itself. */
  retryTemporary(): void {
    for (const { id, state } of this.#uploads) {
      if (state.kind === "failed" && isTemporary(state.problem.status)) this.retry(id);
    }
  }

  retry(id: string): void {
    this.#happen(id, { type: "retried" });
    this.#runNext();
  }

  /** Stops it; what the server has stays there. */
  pause(id: string): void {
    this.#happen(id, { type: "paused" });
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#runNext();
  }

  /** Stops it and removes what the server has of it. */
  cancel(id: string): void {
    const upload = this.#find(id);
    this.#forget(id);
    // One that was refused stays among one's files, with the reason.
    if (upload && upload.state.kind !== "refused") void this.#deps.remove(id).catch(() => {});
    this.#runNext();
  }

  /** The server told how a file stands. */
  heard(file: StoredFile): void {
    if (!this.#find(file.fileId)) return;
    if (file.state === "infected") this.#happen(file.fileId, refusal("files.infected"));
    else if (file.state === "unscannable") this.#happen(file.fileId, refusal("files.unscannable"));
    else if (file.state === "protected") this.#happen(file.fileId, refusal("files.protected"));
    else this.#happen(file.fileId, { type: "stored", file });
  }

  /** At the end of a session. */
  close(): void {
    void this.#deps.bytes.forgetAll();
    for (const abort of this.#running.values()) abort.abort();
    this.#running.clear();
    this.#bytes.clear();
    this.#uploads = [];
    this.#deps.onChange([]);
  }

  #runNext(): void {
    for (const upload of this.#uploads) {
      if (this.#running.size >= parallel) return;
      if (upload.state.kind === "queued" && !this.#running.has(upload.id)) void this.#run(upload);
    }
  }

  async #run(upload: Upload): Promise<void> {
    const { id } = upload;
    const bytes = this.#bytes.get(id);
    if (!bytes) return;
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#happen(id, { type: "started" });
    const { name, mediaType, hasBegun: isResumed } = upload;
    const { signal } = abort;
    const onProgress = (sentBytes: number) => this.#happen(id, { type: "progressed", sentBytes });
    try {
      this.#put(this.#uploads.map((other) => (other.id === id ? { ...other, hasBegun: true } : other)));
      await this.#deps.send({ id, name, mediaType, bytes, isResumed, onProgress, signal });
      await this.#ask(id);
    } catch (thrown) {
      if (!signal.aborted) this.#failed(id, asFailure(thrown));
    } finally {
      if (this.#running.get(id) === abort) this.#running.delete(id);
      this.#runNext();
    }
  }

  #failed(id: string, failure: ApiFailure): void {
    this.#happen(id, { type: mayWork(failure) ? "broken" : "refused", problem: failure.problem });
  }

  async #ask(id: string): Promise<void> {
    try {
      this.heard(await this.#deps.find(id));
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (!failure.isTemporary) this.#happen(id, { type: "refused", problem: failure.problem });
    }
  }

  #happen(id: string, event: UploadEvent): void {
    const upload = this.#find(id);
    if (!upload) return;
    const state = after(upload.state, event, upload.sizeBytes);
    if (state === upload.state) return;
    if (state.kind === "ready") {
      this.#forget(id);
      const { fileId, name, mediaType, sizeBytes, width, height } = state.file;
      const file = { fileId, name, mediaType, sizeBytes, width, height };
      const { conversationId, messageId, voice } = upload;
      this.#deps.onReady({ conversationId, messageId, file, ...(voice && { voice }) });
    } else {
      this.#put(this.#uploads.map((other) => (other.id === id ? { ...other, state } : other)));
    }
  }

  #find(id: string): Upload | undefined {
    return this.#uploads.find((upload) => upload.id === id);
  }

  #forget(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#bytes.delete(id);
    void this.#deps.bytes.forget(id);
    this.#put(this.#uploads.filter((upload) => upload.id !== id));
  }

  #put(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    this.#deps.onChange(uploads);
    this.#deps.keep(uploads.filter(({ state }) => state.kind !== "refused"));
  }
}

const refusal = (code: "files.infected" | "files.unscannable" | "files.protected"): UploadEvent => ({
  type: "refused",
  problem: localProblem(code),
});

const isSame = ({ state, name, sizeBytes, lastModified }: Upload, file: File): boolean =>
  state.kind === "lost" && name === file.name && sizeBytes === file.size && lastModified === file.lastModified;

/** Room may be made, by the person or by the operator. */
const mayWork = ({ isTemporary, code }: ApiFailure) => isTemporary || code === "files.storage_full";

/** 0: the server was not reached. */
const isTemporary = (status: number): boolean => status === 0 || status >= 500 || status === 429;
