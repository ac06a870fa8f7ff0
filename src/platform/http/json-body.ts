import { type Failure, failure } from "./failure.ts";

export const maxBodyBytes = 1024 * 1024;
const maxDepth = 32;

const invalidBody = (reason: string): Failure => failure("core.invalid_input", { fields: [{ path: "body", reason }] });

/** Counted before parsing: half a million nested brackets cost the parser a third of a second. */
export function isTooDeep(text: string, limit = maxDepth): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > limit) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > maxBytes) throw failure("core.too_large");
  if (request.body === null) return "";
  if (declared !== null) return request.text();
  // Without a length the bytes are counted as they come, so that an endless body is cut off.
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw failure("core.too_large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A request's JSON. @throws Failure core.too_large, or core.invalid_input with what is wrong */
export async function readJsonBody(request: Request, maxBytes = maxBodyBytes): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw invalidBody("must be sent as application/json");
  const text = await readText(request, maxBytes);
  if (isTooDeep(text)) throw invalidBody(`must not be nested deeper than ${maxDepth} levels`);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidBody("must be valid JSON");
  }
}
