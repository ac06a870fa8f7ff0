import type { Host, Platform } from "../../platform/platform.ts";
import type { OperatorsDoors } from "./operators.deps.ts";
import { routeOperators } from "./operators.routes.ts";
import { createTerminations } from "./terminations.ts";

/** The operator's view of the instance: companies and their end, and how it is set up. No content of anybody. */
export function mountOperators(platform: Platform, host: Host, doors: OperatorsDoors) {
  const deps = { ...platform, ...doors };
  const terminations = createTerminations(deps);
  routeOperators(host, deps, terminations);
  host.onStart(terminations.resume);
  host.onStop(terminations.stop);
  return { idle: terminations.idle };
}
