import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/notifications.ts";
import { changeSettings } from "./change-settings.ts";
import type { Deps } from "./notifications.deps.ts";
import { presentState } from "./present-state.ts";
import { setNotifyLevel } from "./set-notify-level.ts";
import { subscribeToPush, unsubscribeFromPush } from "./subscribe-to-push.ts";
import type { Subscribers } from "./subscribers.ts";

export function routeNotifications(host: Host, deps: Deps & { readonly subscribers: Subscribers }): void {
  host.route(api.getNotifications, ({ caller }) => presentState(deps, caller));
  host.route(api.changeNotifications, async ({ caller, body }) => {
    await changeSettings(deps, caller.accountId, body);
    return presentState(deps, caller);
  });
  host.route(api.setNotifyLevel, async ({ caller, params, body }) => {
    await setNotifyLevel(deps, { accountId: caller.accountId, ...params, ...body });
    return undefined;
  });
  host.route(api.subscribeToPush, async ({ caller, body }) => {
    await subscribeToPush(deps, caller, body);
    return presentState(deps, caller);
  });
  host.route(api.unsubscribeFromPush, async ({ caller, params }) => {
    await unsubscribeFromPush(deps, caller.accountId, params.subscriptionId);
    return presentState(deps, caller);
  });
  host.broadcast("notifications.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async () => ({ type: "notifications.changed" }),
  });
}
