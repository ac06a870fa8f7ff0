import { request } from "node:http";
import type { Socket } from "node:net";

export interface WebRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface WebAnswer {
  readonly status: number;
  readonly contentType: string;
  /** When to ask again, as the answer says it: seconds or a date. */
  readonly retryAfter?: string | undefined;
  readonly body: string;
}

/** A whole answer may take so long and be so large; whoever is asked is not trusted to end. */
export const webLimits = { timeoutMs: 10_000, maxBytes: 256 * 1024 } as const;
export type WebLimits = { readonly timeoutMs: number; readonly maxBytes: number };

/**
 * One request over a connection that stands already. Redirects are answers like others: where they lead was not allowed.
 * @throws Error when the answer breaks off, is too late or too large
 */
export function requestOver(socket: Socket, asked: WebRequest, limits: WebLimits = webLimits): Promise<WebAnswer> {
  const { url, method, headers, body } = asked;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const fail = (error: Error) => end(() => reject(error));
    const timer = setTimeout(
      () => fail(new Error(`No whole answer from ${url.origin} within ${limits.timeoutMs} ms.`)),
      limits.timeoutMs,
    );
    const sent = request({
      // The connection is made (and, for https, its certificate checked) by the door.
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, host: url.host, connection: "close", "accept-encoding": "identity" },
    });
    sent.on("error", fail);
    sent.on("response", (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) fail(new Error(`The answer of ${url.origin} exceeds ${limits.maxBytes} bytes.`));
        else chunks.push(chunk);
      });
      answer.on("error", fail);
      answer.on("aborted", () => fail(new Error(`The answer of ${url.origin} broke off.`)));
      answer.on("end", () =>
        end(() =>
          resolve({
            status: answer.statusCode ?? 0,
            contentType: answer.headers["content-type"] ?? "",
            retryAfter: answer.headers["retry-after"],
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        ),
      );
    });
    sent.end(body);
  });
}
