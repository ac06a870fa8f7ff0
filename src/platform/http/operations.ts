import type { EndpointShape } from "../../protocol/endpoint.ts";
import { type ClientFrame, frameLimits, guestFrames } from "../../protocol/socket.ts";
import type { Caller, Handler, Log, RequestContext } from "../platform.ts";
import { CommitFailed } from "../storage/write-queue.ts";
import { Failure, failure } from "./failure.ts";
import { type Input, parseInput, type RawInput } from "./parse-input.ts";
import { limitKeyOf } from "./peer-address.ts";
import type { RateLimiter } from "./rate-limit.ts";

type Run = (input: Input & RequestContext) => Promise<unknown>;

/** An endpoint and what answers it. */
export interface Operation {
  readonly endpoint: EndpointShape;
  readonly run: Run;
}

/** A mistake of ours: something thrown that the contract does not declare, or an answer it does not describe. */
export interface Bug {
  readonly where: string;
  readonly requestId: string;
  readonly error: unknown;
}

/** How long a proof of who one is counts for dangerous acts. */
export const recentProofMs = 10 * 60_000;

export interface OperationsDeps {
  readonly now: () => number;
  readonly log: Log;
  readonly limiter: RateLimiter;
  /** Checks every answer against the contract: for development and tests. */
  readonly strict: boolean;
  readonly onBug: (bug: Bug) => void;
}

/** The endpoints that features have mounted, and the rules each call passes, whether it came by HTTP or over the socket. */
export interface Operations {
  readonly all: ReadonlyMap<string, Operation>;
  add<const E extends EndpointShape>(endpoint: E, handler: Handler<E>): Operation;
  /**
   * Access, what the caller has proved of themselves, and budget.
   * @returns who the caller is to this endpoint: a guest is nobody to one that does not admit guests
   * @throws Failure
   */
  admit(endpoint: EndpointShape, caller: Caller | null, address: string): Caller | null;
  /** The same for a frame. @throws Failure */
  admitFrame(type: ClientFrame["type"], caller: Caller): void;
  /** Parses, runs and (when strict) checks the answer. The handler is entered before this returns. @throws Failure, always a declared one */
  run(operation: Operation, raw: RawInput, context: RequestContext): Promise<unknown>;
  /** The failure a caller may be told about; anything else is reported as a bug and becomes core.internal. */
  declared(error: unknown, endpoint: EndpointShape | null, where: string, requestId: string): Failure;
}

export function operations({ now, log, limiter, strict, onBug }: OperationsDeps): Operations {
  const all = new Map<string, Operation>();

  const declared: Operations["declared"] = (error, endpoint, where, requestId) => {
    if (error instanceof Failure) {
      const isDeclared = endpoint === null || endpoint.failures.includes(error.code);
      if (isDeclared || error.code.startsWith("core.")) return error;
    }
    // No mistake of ours but a full or failing disk; the queue has said so already.
    if (error instanceof CommitFailed) return failure("core.unavailable", { retryAfterSec: 5 });
    log.error({ operation: where, requestId, error }, "an operation failed in a way its contract does not declare");
    onBug({ where, requestId, error });
    return failure("core.internal");
  };

  const checkAnswer = ({ response, operation }: EndpointShape, answer: unknown): void => {
    if (response === "stream") {
      if (!(answer instanceof Response)) throw new Error(`${operation} must answer with a Response`);
    } else if (response === undefined) {
      if (answer !== undefined) throw new Error(`${operation} declares no response but gave one`);
    } else {
      const parsed = response.parse(answer);
      if (!Bun.deepEquals(parsed, answer)) throw new Error(`${operation} answers more than its contract names`);
    }
  };

  const finish = async (operation: Operation, running: Promise<unknown>, requestId: string): Promise<unknown> => {
    try {
      const answer = await running;
      if (strict) checkAnswer(operation.endpoint, answer);
      return answer;
    } catch (error) {
      throw declared(error, operation.endpoint, operation.endpoint.operation, requestId);
    }
  };

  return {
    all,
    declared,
    add(endpoint, handler) {
      if (all.has(endpoint.operation)) throw new Error(`operation ${endpoint.operation} is mounted twice`);
      // The input was parsed by this endpoint's own schemas and the access checked: the handler's type holds.
      const operation: Operation = { endpoint, run: handler as unknown as Run };
      all.set(endpoint.operation, operation);
      return operation;
    },
    admit(endpoint, comer, address) {
      const isUnwantedGuest = comer !== null && comer.guestOf !== null && !endpoint.admitsGuests;
      const caller = isUnwantedGuest || !isOpenTo(endpoint, comer) ? null : comer;
      if (endpoint.access !== "anyone" && caller === null && comer?.tokenScopes) throw failure("core.token_scope");
      if (endpoint.access !== "anyone" && caller === null) {
        limiter.spend("refused", limitKeyOf(address));
        throw failure("core.not_signed_in");
      }
      if (endpoint.access === "operator" && !caller?.isOperator) throw failure("core.not_found");
      if (endpoint.access === "administrator" && !caller?.isAdministrator) throw failure("core.not_found");
      if (caller) admitProved(endpoint, caller, now());
      if (endpoint.limit === "none") return caller;
      const who = endpoint.access === "anyone" || caller === null ? limitKeyOf(address) : caller.accountId;
      limiter.spend(endpoint.limit, who);
      return caller;
    },
    admitFrame(type, { accountId, guestOf }) {
      if (guestOf !== null && !guestFrames.has(type)) throw failure("core.not_signed_in");
      const limit = frameLimits[type];
      if (limit) limiter.spend(limit, accountId);
    },
    run(operation, raw, context) {
      let running: Promise<unknown>;
      try {
        const input = parseInput(operation.endpoint, raw, context.language);
        running = operation.run({ ...context, ...input });
      } catch (error) {
        running = Promise.reject(error);
      }
      return finish(operation, running, context.requestId);
    },
  };
}

/** A token does what its scopes say and nothing else. */
const isOpenTo = ({ tokenScope }: EndpointShape, comer: Caller | null): boolean =>
  !comer?.tokenScopes || (tokenScope !== undefined && comer.tokenScopes.includes(tokenScope));

/** After the rights: whoever may not do a thing at all is not asked to prove anything for it. */
function admitProved(endpoint: EndpointShape, { owesTerms, lacksSecondFactor, provedAt }: Caller, now: number): void {
  if (owesTerms && endpoint.access !== "anyone" && !endpoint.beforeTerms) throw failure("core.terms_due");
  const isOpen = endpoint.access === "anyone" || endpoint.leadsToSecondFactor;
  if (lacksSecondFactor && !isOpen) throw failure("core.second_factor_needed");
  if (endpoint.needsRecentSignIn && provedAt + recentProofMs <= now) throw failure("core.reauthentication_needed");
}
