import { createAuditReader } from "../../platform/audit/audit-reader.ts";
import type { Facts } from "../../platform/platform.ts";
import { type AdministeredAct, administeredActs } from "../../protocol/privacy.ts";
import { noteAct } from "./note-act.ts";
import type { PrivacyDeps } from "./privacy.deps.ts";

/** What happens elsewhere with somebody's data is noted for them. */
export function hearOfPrivacy(facts: Facts, deps: PrivacyDeps): void {
  facts.on("side.cleared", "privacy", async ({ cursor: id, at, payload }) => {
    const { conversationId, accountId, messages, because } = payload;
    if (because === "erased") return;
    const about = await aboutConversation(deps, accountId, conversationId);
    await noteAct(deps, { id, accountId, at, act: { kind: "sideCleared", ...about, messages } });
  });

  facts.on("content.destroyed", "privacy", async ({ cursor: id, at, payload }) => {
    const { conversationId, accountId, messages, files, isKeyDestroyed } = payload;
    if (accountId === null) return;
    const about = await aboutConversation(deps, accountId, conversationId);
    const counts = { messages, files, isKeyDestroyed };
    await noteAct(deps, { id, accountId, at, act: { kind: "contentDestroyed", ...about, ...counts } });
  });

  facts.on("seenMarks.changed", "privacy", ({ cursor: id, at, payload: { accountId, isOn } }) =>
    noteAct(deps, { id, accountId, at, act: { kind: "seenMarks", isOn } }),
  );

  facts.on("restriction.changed", "privacy", async ({ cursor: id, at, payload }) => {
    const { accountId, restrictionId, isOn } = payload;
    const about = await deps.doors.rights.restrictionActOf(restrictionId, isOn);
    const kind = isOn ? "restricted" : "restrictionReleased";
    if (about) await noteAct(deps, { id, accountId, at, act: { kind, ...about } });
  });

  const audit = createAuditReader(deps);
  facts.on("audit.recorded", "privacy", async ({ cursor: id, at, payload: { accountId, number } }) => {
    const entry = await audit.at(number);
    if (!entry || !isShown(entry.act)) return;
    const { act, actorId, detail } = entry;
    const reason = typeof detail?.reason === "string" ? { reason: detail.reason } : {};
    await noteAct(deps, { id, accountId, at, act: { kind: "administered", act, actorId, actorName: null, ...reason } });
  });
}

const isShown = (act: string): act is AdministeredAct => administeredActs.some((shown) => shown === act);

async function aboutConversation({ doors }: PrivacyDeps, accountId: string, conversationId: string) {
  const conversation = await doors.conversations.conversationFor(accountId, conversationId);
  if (!conversation) return { conversationId };
  if (conversation.kind === "bubble") return { conversationId, bubbleName: conversation.name };
  const other = conversation.members.find((member) => member.accountId !== accountId);
  return { conversationId, ...(other && { otherId: other.accountId }) };
}
