import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/polls.ts";
import type { Deps } from "../conversations.deps.ts";
import { locationKey } from "../locations/location-key.ts";
import { endPoll } from "./end-poll.ts";
import { ownVote, votePoll } from "./vote-poll.ts";

/** What is done with polls and shared positions. */
export function routePolls(host: Host, deps: Deps): void {
  host.route(api.votePoll, ({ caller, params, body }) =>
    votePoll(deps, { ...params, ...body, actorId: caller.accountId }),
  );
  host.route(api.getOwnVote, ({ caller, params }) => ownVote(deps, { ...params, actorId: caller.accountId }));
  host.route(api.endPoll, ({ caller, params }) => endPoll(deps, { ...params, actorId: caller.accountId }));
  host.route(api.getLocationKey, ({ caller, params }) => locationKey(deps, { ...params, actorId: caller.accountId }));
}
