import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/profiles.ts";
import { addFurtherEmail, resendFurtherEmail } from "./add-further-email.ts";
import { removeAvatar, setAvatar } from "./change-avatar.ts";
import type { ProfilesDeps } from "./profiles.deps.ts";
import { proveFurtherEmail } from "./prove-further-email.ts";
import { ownProfile, readProfile } from "./read-profile.ts";
import { removeFurtherEmail } from "./remove-further-email.ts";
import { serveAvatar } from "./serve-avatar.ts";
import { updateProfile } from "./update-profile.ts";

export function routeProfiles(host: Host, deps: ProfilesDeps): void {
  /** Taking away what one said of oneself is always possible; a step begun before may be finished. */
  const mayEdit = ({ accountId }: Caller) => deps.plans.require(accountId, "editProfile");

  host.route(api.getOwnProfile, ({ caller }) => ownProfile(deps, caller.accountId));

  host.route(api.updateOwnProfile, async ({ caller, body, language }) => {
    await mayEdit(caller);
    await updateProfile(deps, caller.accountId, body, language);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.addFurtherEmail, async ({ caller, body }) => {
    await mayEdit(caller);
    await addFurtherEmail(deps, caller.accountId, body.email);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.resendFurtherEmail, async ({ caller, params }) => {
    await resendFurtherEmail(deps, caller.accountId, params.emailId);
    return undefined;
  });

  host.route(api.proveFurtherEmail, async ({ caller, body }) => {
    await proveFurtherEmail(deps, caller.accountId, body);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.removeFurtherEmail, async ({ caller, params }) => {
    await removeFurtherEmail(deps, caller.accountId, params.emailId);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.setAvatar, async ({ caller, request }) => {
    await mayEdit(caller);
    await setAvatar(deps, caller.accountId, request?.body ?? null);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.removeAvatar, async ({ caller }) => {
    await removeAvatar(deps, caller.accountId);
    return ownProfile(deps, caller.accountId);
  });

  host.route(api.getProfile, ({ caller, params }) => readProfile(deps, caller.accountId, params.accountId));

  host.route(api.getAvatar, ({ caller, ...asked }) => serveAvatar(deps, caller.accountId, asked));
}
