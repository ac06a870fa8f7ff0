import { type FailureCode, failures, failureText } from "../../src/protocol/failures/index.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import { currentLanguage } from "../i18n/language.ts";

/** An answer that is not a success. `problem` has the sentence and the cure in the reader's language. */
export class ApiFailure extends Error {
  readonly problem: Problem;
  /** True when the server was not reached at all: whatever was asked may be asked again. */
  readonly isOffline: boolean;

  constructor(problem: Problem, isOffline = false) {
    super(`${problem.code}: ${problem.title}`);
    this.name = "ApiFailure";
    this.problem = problem;
    this.isOffline = isOffline;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get isTemporary(): boolean {
    return this.isOffline || this.problem.status >= 500 || this.problem.status === 429;
  }
}

export const isDeclared = (code: string): code is FailureCode => Object.hasOwn(failures, code);

/** The failure's words in the language shown now: the server may have answered in another. */
export function wordsOf(problem: Problem): { title: string; cure: string } {
  if (!isDeclared(problem.code)) return { title: problem.title, cure: problem.detail };
  const [title, cure] = failureText(problem.code)[currentLanguage()];
  return { title, cure };
}

export function localProblem(code: FailureCode, requestId = ""): Problem {
  const [title, detail] = failureText(code)[currentLanguage()];
  return { type: "about:blank", code, status: failureText(code).status, title, detail, requestId };
}

export const offlineFailure = () => new ApiFailure({ ...localProblem("core.unavailable"), status: 0 }, true);

/** Any thrown thing as a failure that can be shown. */
export const asFailure = (thrown: unknown): ApiFailure =>
  thrown instanceof ApiFailure ? thrown : new ApiFailure(localProblem("core.internal"));

/** What our own server says, and not something between it and us. */
const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" &&
  body !== null &&
  "code" in body &&
  typeof body.code === "string" &&
  "status" in body &&
  typeof body.status === "number" &&
  "title" in body &&
  typeof body.title === "string" &&
  "detail" in body &&
  typeof body.detail === "string";

/** Reads a failed answer; a proxy's HTML page becomes "unavailable". */
export function failureFrom(status: number, body: unknown): ApiFailure {
  if (isProblem(body)) return new ApiFailure(body);
  return new ApiFailure({ ...localProblem(status >= 500 ? "core.unavailable" : "core.internal"), status });
}
