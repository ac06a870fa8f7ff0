import { nanoid } from "nanoid";
import type { FailureCode } from "../protocol/failures/index.ts";
import { type File, getFile } from "../protocol/files.ts";
import type { Problem } from "../protocol/problem.ts";
import { appendUpload, createUpload, partMediaType, readUpload, tusVersion } from "../protocol/uploads.ts";
import { type Client, Refused } from "./client.ts";

export interface Sending {
  readonly name?: string;
  readonly mediaType?: string;
  readonly id?: string;
  /** Other than the bytes' own length. */
  readonly announcedBytes?: number;
}
type Headers = Readonly<Record<string, string>>;

const base64 = (text: string) => Buffer.from(text).toString("base64");
/** What every request of the upload protocol carries. */
export const tusHeaders = { "tus-resumable": tusVersion };

/** The answer to an announcement. @returns the id it was made with too */
export async function announcing(person: Client, bytes: number, sending: Sending = {}) {
  const { id: fileId = nanoid(), name = "letter.txt", mediaType = "text/plain" } = sending;
  const metadata = `id ${base64(fileId)},filename ${base64(name)},filetype ${base64(mediaType)}`;
  const headers = { ...tusHeaders, "upload-length": String(bytes), "upload-metadata": metadata };
  return { fileId, response: await person.send(createUpload, {}, { headers }) };
}

/** @returns the file's id @throws Refused */
export async function announce(person: Client, bytes: Uint8Array, sending: Sending = {}): Promise<string> {
  const { fileId, response } = await announcing(person, sending.announcedBytes ?? bytes.byteLength, sending);
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  return fileId;
}

export const sendPart = (
  person: Client,
  fileId: string,
  body: BodyInit,
  offset = 0,
  more: Headers = {},
  signal?: AbortSignal,
): Promise<Response> =>
  person.send(
    appendUpload,
    { params: { fileId } },
    {
      headers: { ...tusHeaders, "upload-offset": String(offset), "content-type": partMediaType, ...more },
      body,
      ...(signal && { signal }),
    },
  );

/** The code with which something was refused. */
export async function refusalOf(act: Promise<unknown>): Promise<FailureCode> {
  const refused = await act.then(
    () => new Error("it was expected to be refused"),
    (error: unknown) => error,
  );
  if (refused instanceof Refused) return refused.code;
  throw refused;
}

/** How many bytes the server has, as a client asks after its line broke. */
export async function offsetOf(person: Client, fileId: string): Promise<number> {
  const response = await person.send(readUpload, { params: { fileId } }, { method: "HEAD", headers: tusHeaders });
  if (!response.ok) throw new Error(`the upload answers ${response.status}`);
  return Number(response.headers.get("upload-offset"));
}

export const codeOf = async (response: Response): Promise<FailureCode> =>
  ((await response.json()) as Problem).code as FailureCode;

/** The file once there is a word on it: ready, refused, or waiting for the scanner. */
export async function settled(person: Client, fileId: string): Promise<File> {
  for (;;) {
    const file = await person.call(getFile, { params: { fileId } });
    if (file.state !== "scanning") return file;
    await Bun.sleep(3);
  }
}

/** Announces, sends and waits for the verdict. */
export async function upload(person: Client, bytes: Uint8Array<ArrayBuffer>, sending?: Sending): Promise<File> {
  const fileId = await announce(person, bytes, sending);
  if (bytes.byteLength > 0) {
    const response = await sendPart(person, fileId, bytes);
    if (!response.ok) throw new Refused((await response.json()) as Problem);
  }
  return await settled(person, fileId);
}

/** @throws Error when the upload is not ready at once */
export async function uploadReady(person: Client, bytes: Uint8Array<ArrayBuffer>, sending?: Sending): Promise<File> {
  const file = await upload(person, bytes, sending);
  if (file.state !== "ready") throw new Error(`the upload is ${file.state}`);
  return file;
}
