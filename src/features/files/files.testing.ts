import { nanoid } from "nanoid";
import type { FailureCode } from "../../protocol/failures/index.ts";
import { createUpload, downloadFile, type File, getFile, uploadContent } from "../../protocol/files.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { Person } from "../../testing/test-app.ts";

export interface Sending {
  readonly name?: string;
  readonly mediaType?: string;
  readonly id?: string;
  /** Other than the bytes' own length. */
  readonly announcedBytes?: number;
}

export const announce = (person: Person, bytes: Uint8Array, sending: Sending = {}): Promise<File> =>
  person.call(createUpload, {
    body: {
      id: sending.id ?? nanoid(),
      name: sending.name ?? "letter.txt",
      mediaType: sending.mediaType ?? "text/plain",
      sizeBytes: sending.announcedBytes ?? bytes.byteLength,
    },
  });

export const sendBytes = (person: Person, fileId: string, body: BodyInit): Promise<Response> =>
  person.send(uploadContent, { params: { fileId } }, { body });

export const codeOf = async (response: Response): Promise<FailureCode> =>
  ((await response.json()) as Problem).code as FailureCode;

/** Announces and sends; the answer to the sending. */
export async function upload(person: Person, bytes: Uint8Array<ArrayBuffer>, sending?: Sending) {
  const { fileId } = await announce(person, bytes, sending);
  return { fileId, response: await sendBytes(person, fileId, bytes) };
}

/** @throws Error when the upload is not ready at once */
export async function uploadReady(person: Person, bytes: Uint8Array<ArrayBuffer>, sending?: Sending): Promise<File> {
  const { response } = await upload(person, bytes, sending);
  const file = (await response.json()) as File;
  if (file.state !== "ready") throw new Error(`the upload is ${file.state ?? JSON.stringify(file)}`);
  return file;
}

export const download = (person: Person, fileId: string, headers: Record<string, string> = {}, preview = false) =>
  person.send(downloadFile, { params: { fileId }, query: preview ? { preview: "1" } : {} }, { headers });

export const stateOf = async (person: Person, fileId: string) =>
  (await person.call(getFile, { params: { fileId } })).state;

export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await Bun.sleep(10);
}
