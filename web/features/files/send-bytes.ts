import { type File as StoredFile, file as storedFile, uploadContent } from "../../../src/protocol/files.ts";
import { failureFrom, offlineFailure } from "../../api/failure.ts";
import { addressOf } from "../../api/index.ts";

/**
 * Sends a file's bytes. By XMLHttpRequest: `fetch` tells no progress of what is sent.
 * @throws ApiFailure
 */
export function sendBytes(
  fileId: string,
  bytes: Blob,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(uploadContent.method, addressOf(uploadContent, { params: { fileId } }));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const answered = storedFile.safeParse(request.response);
      if (request.status === 200 && answered.success) resolve(answered.data);
      else reject(failureFrom(request.status, request.response));
    };
    request.onerror = () => reject(offlineFailure());
    request.onabort = () => reject(offlineFailure());
    signal.addEventListener("abort", () => request.abort());
    request.send(bytes);
  });
}
