import { createUpload, readUpload } from "../../../src/protocol/uploads.ts";
import { failureFrom, offlineFailure } from "../../api/failure.ts";
import { addressOf } from "../../api/index.ts";

export interface Sending {
  /** The file's id, made here: however often it is tried, the server has it once. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Blob;
  /** True: the server may have some of it already. */
  readonly isResumed: boolean;
  readonly onProgress: (sentBytes: number) => void;
  readonly signal: AbortSignal;
}

/** ms between tries; then it waits for the line, or for the person. */
const retryDelays = [0, 500, 1_000, 2_000, 4_000, 8_000];
/** A disk or a plan that is full does not empty itself within seconds. */
const mayPass = (status: number) => (status >= 500 && status !== 507) || [409, 423, 429, 460].includes(status);

/**
 * Sends a file's bytes by tus, from where the server has them on; resolves when all are stored. Broken off by `signal`, it can
 * go on later.
 * @throws ApiFailure
 */
export async function sendBytes(sending: Sending): Promise<void> {
  const { id, name, mediaType, bytes, isResumed, onProgress, signal } = sending;
  const { Upload } = await import("tus-js-client");
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: addressOf(createUpload, {}),
      uploadUrl: isResumed ? addressOf(readUpload, { params: { fileId: id } }) : null,
      metadata: { id, filename: name, filetype: mediaType },
      retryDelays,
      // Where it stands is known by the file's id; nothing needs to be remembered here.
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => navigator.onLine && mayPass(error.originalResponse?.getStatus() ?? 503),
      onProgress: (sentBytes) => onProgress(sentBytes),
      onSuccess: () => resolve(),
      onError: (error) => {
        const answer = "originalResponse" in error ? error.originalResponse : null;
        reject(answer ? failureFrom(answer.getStatus(), parsed(answer.getBody())) : offlineFailure());
      },
    });
    const stop = () => {
      void upload.abort();
      reject(offlineFailure());
    };
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    upload.start();
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
