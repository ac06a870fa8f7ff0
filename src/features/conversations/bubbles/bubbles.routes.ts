import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/bubbles.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { conversationFor } from "../present-conversation.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { removePicture, servePicture, setPicture } from "./bubble-picture.ts";
import { changeRules } from "./change-rules.ts";
import { deleteBubble, previewDeletion } from "./delete-bubble.ts";
import { inviteToBubble } from "./invite-people.ts";
import { bubbleLinkFor, closeBubbleLink, followBubbleLink, readBubbleLink, renewBubbleLink } from "./join-link.ts";
import { openSupport } from "./open-support.ts";
import { decideOutsider, outsidersFor } from "./outsiders.ts";
import { bubbleInvitationsFor } from "./present-invitation.ts";

export function routeBubbles(host: Host, deps: Deps): void {
  const view = async (conversationId: string, accountId: string) => {
    const conversation = await conversationFor(deps, conversationId, accountId);
    if (!conversation) throw conversationNotFound();
    return conversation;
  };

  host.route(api.changeBubbleRules, async ({ caller: { accountId: actorId }, params, body }) => {
    await changeRules(deps, { ...params, ...body, actorId });
    return view(params.conversationId, actorId);
  });
  host.route(api.setBubblePicture, async ({ caller: { accountId: actorId }, params, request }) => {
    await setPicture(deps, { ...params, actorId }, request?.body ?? null);
    return view(params.conversationId, actorId);
  });
  host.route(api.removeBubblePicture, async ({ caller: { accountId: actorId }, params }) => {
    await removePicture(deps, { ...params, actorId });
    return view(params.conversationId, actorId);
  });
  host.route(api.getBubblePicture, ({ caller, ...asked }) => servePicture(deps, caller.accountId, asked));

  host.route(api.openSupport, ({ caller }) => openSupport(deps, caller));

  host.route(api.inviteToBubble, async ({ caller: { accountId: actorId }, params, body }) => {
    await inviteToBubble(deps, { ...params, ...body, actorId });
    return { outsiders: await outsidersFor(deps, { ...params, actorId }) };
  });
  host.route(api.listBubbleInvitations, async ({ caller }) => ({
    invitations: await bubbleInvitationsFor(deps, caller.accountId),
  }));
  host.route(api.answerBubbleInvitation, async ({ caller, params, body }) => {
    await answerInvitation(deps, { ...params, ...body, accountId: caller.accountId });
    return undefined;
  });
  host.route(api.listOutsiders, async ({ caller, params }) => ({
    outsiders: await outsidersFor(deps, { ...params, actorId: caller.accountId }),
  }));
  host.route(api.decideOutsider, async ({ caller: { accountId: actorId }, params, body }) => {
    await decideOutsider(deps, { ...params, ...body, actorId });
    return { outsiders: await outsidersFor(deps, { ...params, actorId }) };
  });

  host.route(api.getBubbleLink, async ({ caller, params }) => ({
    link: await bubbleLinkFor(deps, { ...params, actorId: caller.accountId }),
  }));
  host.route(api.renewBubbleLink, async ({ caller: { accountId: actorId }, params, body }) => {
    await renewBubbleLink(deps, { ...params, actorId }, body);
    return { link: await bubbleLinkFor(deps, { ...params, actorId }) };
  });
  host.route(api.closeBubbleLink, async ({ caller, params }) => {
    await closeBubbleLink(deps, { ...params, actorId: caller.accountId });
    return undefined;
  });
  host.route(api.readBubbleLink, ({ caller, body }) => readBubbleLink(deps, caller.accountId, body.token));
  host.route(api.followBubbleLink, ({ caller, body }) => followBubbleLink(deps, caller.accountId, body.token));

  host.route(api.previewBubbleDeletion, ({ caller, params }) =>
    previewDeletion(deps, params.conversationId, caller.accountId),
  );
  host.route(api.deleteBubble, async ({ caller, params, body }) => {
    await deleteBubble(deps, { ...params, ...body, actorId: caller.accountId });
    return undefined;
  });
}
