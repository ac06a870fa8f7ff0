import { failureText, type Language } from "../../protocol/failures/index.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { Failure } from "./failure.ts";

/** What a caller is told about a failure, in their language (RFC 9457). */
export function problemOf(failed: Failure, language: Language, requestId: string): Problem {
  const text = failureText(failed.code);
  const [title, detail] = text[language];
  return {
    type: `/api/docs#${failed.code}`,
    code: failed.code,
    status: text.status,
    title,
    detail,
    requestId,
    ...(failed.fields && { fields: [...failed.fields] }),
    ...(failed.retryAfterSec !== undefined && { retryAfterSec: failed.retryAfterSec }),
  };
}

export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (problem.retryAfterSec !== undefined) headers.set("retry-after", String(problem.retryAfterSec));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
