import type { PersonalData } from "../../platform/personal-data/personal-data.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { routeDisclosures } from "./disclosures.routes.ts";
import { publish } from "./publish.ts";

export { missingIn } from "./facts.ts";

/** What the instance says of its processing (S48): made from the map and the configuration, each version kept. */
export function mountDisclosures(platform: Platform, host: Host, personalData: Required<PersonalData>): void {
  const deps = { ...platform, personalData };
  routeDisclosures(host, deps);
  host.onStart(() => publish(deps));
}
