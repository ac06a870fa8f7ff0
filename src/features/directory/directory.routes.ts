import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/directory.ts";
import type { createDirectory } from "./directory.ts";

export function routeDirectory(
  host: Host,
  directory: Pick<ReturnType<typeof createDirectory>, "search" | "people">,
): void {
  host.route(api.findPeople, async ({ caller, query }) => ({
    people: await directory.search(caller.accountId, query.q, query.limit),
  }));
  host.route(api.getPeople, async ({ body }) => ({ people: await directory.people([...new Set(body.ids)]) }));
}
