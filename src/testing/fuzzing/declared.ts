import type { EndpointShape } from "../../protocol/endpoint.ts";
import { type FailureCode, failures } from "../../protocol/failures/index.ts";
import { problem } from "../../protocol/problem.ts";

const isCode = (code: string): code is FailureCode => Object.hasOwn(failures, code);

/** @throws Error unless an endpoint may answer with this failure */
export function assertDeclared(code: string, endpoint?: EndpointShape): void {
  if (!isCode(code) || code === "core.internal") throw new Error(`${code} came back`);
  if (endpoint && !code.startsWith("core.") && !endpoint.failures.includes(code)) {
    throw new Error(`${endpoint.operation} answered ${code}, which it does not declare`);
  }
}

/** The code of a refusal, null for a success; reads the answer to its end. @throws Error when it is not declared */
export async function outcomeOf(response: Response, endpoint: EndpointShape): Promise<FailureCode | null> {
  if (response.ok || response.status === 304) {
    await response.arrayBuffer();
    return null;
  }
  const { code, status } = problem.parse(await response.json());
  assertDeclared(code, endpoint);
  if (status !== response.status)
    throw new Error(`${endpoint.operation}: status ${response.status}, problem ${status}`);
  return code as FailureCode;
}
