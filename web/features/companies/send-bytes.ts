import type { z } from "zod";
import type { EndpointShape } from "../../../src/protocol/endpoint.ts";
import { failureFrom, offlineFailure } from "../../api/failure.ts";
import { addressOf } from "../../api/index.ts";
import { currentLanguage } from "../../i18n/language.ts";

/** Sends a file's bytes as they are. @throws ApiFailure */
export async function sendBytes<S extends z.ZodType>(
  endpoint: EndpointShape & { readonly response: S },
  bytes: Blob,
  params: Readonly<Record<string, string>> = {},
): Promise<z.output<S>> {
  const response = await fetch(addressOf(endpoint, { params }), {
    method: endpoint.method,
    headers: { "accept-language": currentLanguage(), "content-type": bytes.type || "application/octet-stream" },
    credentials: "same-origin",
    body: bytes,
  }).catch(() => {
    throw offlineFailure();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureFrom(response.status, answer);
  return answer as z.output<S>;
}
