import type { Host } from "../../platform/platform.ts";
import { startDestroyingAvatars } from "./destroy-avatars.ts";
import type { ProfilesDeps } from "./profiles.deps.ts";
import { routeProfiles } from "./profiles.routes.ts";

/** What people say of themselves, and their pictures. */
export function mountProfiles(host: Host, deps: ProfilesDeps): void {
  routeProfiles(host, deps);
  host.onStart(async () => host.onStop(startDestroyingAvatars(deps)));
}
