import type { Failure } from "../../platform/http/failure.ts";
import { DestinationRefused } from "../../platform/outbound/outbound.ts";
import type { Log } from "../../platform/platform.ts";
import { ProviderRefused, Unreachable } from "./provider-fetch.ts";
import { answerInvalid, providerRefused, unreachable } from "./single-sign-on.errors.ts";

/** What a person is told when the exchange with a provider failed; the log says which check it was. */
export function failureOf({ log }: { log: Log }, companyId: string, error: unknown): Failure {
  log.warn({ companyId, error }, "single sign-on failed");
  if (error instanceof Unreachable || error instanceof DestinationRefused) return unreachable();
  return error instanceof ProviderRefused ? providerRefused() : answerInvalid();
}
