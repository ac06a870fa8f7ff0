import type { Host, Platform } from "../../platform/platform.ts";
import type { OversightDoors } from "./oversight.deps.ts";
import { routeOversight } from "./oversight.routes.ts";

/** What the operator must look after where data is protected: requests and their deadlines, ways out, keys. No content of anybody. */
export function mountOversight(platform: Platform, host: Host, doors: OversightDoors): void {
  routeOversight(host, { ...platform, ...doors });
}
