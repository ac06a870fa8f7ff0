import { nanoid } from "nanoid";
import type { FileReference } from "../../../src/protocol/conversations.ts";
import type { File as StoredFile } from "../../../src/protocol/files.ts";
import { type ApiFailure, asFailure, localProblem } from "../../api/failure.ts";
import { after, type Upload, type UploadEvent } from "./upload-state.ts";

export interface ReadyFile {
  readonly conversationId: string;
  readonly messageId: string;
  readonly file: FileReference;
}

export interface UploaderDeps {
  readonly announce: (upload: Upload) => Promise<StoredFile>;
  /** Sends the bytes. @throws ApiFailure */
  readonly send: (
    upload: Upload,
    bytes: Blob,
    onProgress: (sentBytes: number) => void,
    signal: AbortSignal,
  ) => Promise<StoredFile>;
  readonly find: (fileId: string) => Promise<StoredFile>;
  readonly remove: (fileId: string) => Promise<void>;
  /** The file may be sent now; called once per upload. */
  readonly onReady: (ready: ReadyFile) => void;
  readonly onChange: (uploads: readonly Upload[]) => void;
  /** Keeps what has to survive a reload: uploads whose bytes the server has. */
  readonly keep: (uploads: readonly Upload[]) => void;
  readonly now: () => number;
}

/** At a time; more would only make each slower. */
const parallel = 2;

/** Brings files to the server and says when each may be sent. */
export class Uploader {
  readonly #deps: UploaderDeps;
  /** Only in memory: after a reload the browser no longer has the file. */
  readonly #bytes = new Map<string, Blob>();
  readonly #running = new Map<string, AbortController>();
  #uploads: readonly Upload[] = [];

  constructor(deps: UploaderDeps) {
    this.#deps = deps;
  }

  add(conversationId: string, files: readonly File[]): void {
    const createdAt = this.#deps.now();
    const added = files.map((file): Upload => {
      const upload: Upload = {
        id: nanoid(),
        conversationId,
        messageId: nanoid(),
        name: file.name || "file",
        mediaType: file.type || "application/octet-stream",
        sizeBytes: file.size,
        createdAt,
        state: { kind: "queued" },
      };
      this.#bytes.set(upload.id, file);
      return upload;
    });
    this.#put([...this.#uploads, ...added]);
    this.#runNext();
  }

  /** Takes up, after a reload, what the server already has. */
  restore(uploads: readonly Upload[]): void {
    this.#put([...uploads, ...this.#uploads]);
    this.refresh();
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
    else this.#happen(file.fileId, { type: "stored", file });
  }

  close(): void {
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
    try {
      const announced = await this.#deps.announce(upload);
      const onProgress = (sentBytes: number) => this.#happen(id, { type: "progressed", sentBytes });
      const isNew = announced.state === "uploading";
      this.heard(isNew ? await this.#deps.send(upload, bytes, onProgress, abort.signal) : announced);
    } catch (thrown) {
      if (!abort.signal.aborted) await this.#failed(id, asFailure(thrown));
    } finally {
      if (this.#running.get(id) === abort) this.#running.delete(id);
      this.#runNext();
    }
  }

  async #failed(id: string, failure: ApiFailure): Promise<void> {
    if (failure.code === "files.already_uploaded") return await this.#ask(id);
    const mayWork = failure.isTemporary || failure.code === "files.size_differs";
    this.#happen(id, { type: mayWork ? "broken" : "refused", problem: failure.problem });
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
      this.#deps.onReady({ conversationId: upload.conversationId, messageId: upload.messageId, file });
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
    this.#put(this.#uploads.filter((upload) => upload.id !== id));
  }

  #put(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    this.#deps.onChange(uploads);
    this.#deps.keep(uploads.filter(({ state }) => state.kind === "scanning" || state.kind === "waiting"));
  }
}

const refusal = (code: "files.infected" | "files.unscannable"): UploadEvent => ({
  type: "refused",
  problem: localProblem(code),
});

/** 0: the server was not reached. */
const isTemporary = (status: number): boolean => status === 0 || status >= 500 || status === 429;
