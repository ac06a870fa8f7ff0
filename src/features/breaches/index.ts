import type { Host, Platform } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";
import { type BreachesDeps, openReports, routeBreaches } from "./breaches.routes.ts";
import { forgetReporter } from "./breaches.store.ts";

/** Data breaches: anybody reports one, the operator decides within three days whom to tell (S60). */
export function mountBreaches(platform: Platform, host: Host, people: Pick<PeopleReader, "byIds">) {
  const deps: BreachesDeps = { ...platform, people };
  routeBreaches(host, deps);
  return {
    openReports: () => openReports(deps),
    /** Of somebody who is going for good: what they reported stays in the register, without them. */
    erase: (accountId: string) => platform.db.transaction(async (tx) => void (await forgetReporter(tx, accountId))),
  };
}
