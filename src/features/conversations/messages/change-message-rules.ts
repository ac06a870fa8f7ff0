import { failure } from "../../../platform/http/failure.ts";
import type { Caller, Platform } from "../../../platform/platform.ts";
import type { MessageRules } from "../../../protocol/messages.ts";
import { messageRulesOf, saveMessageRules } from "./rules.store.ts";

type Administrator = Pick<Caller, "accountId" | "companyId">;

export function companyOf({ companyId }: Administrator): string {
  if (companyId === null) throw failure("core.not_found");
  return companyId;
}

/** A company's rule for edits holds from now on: what was replaced before is not there, what was kept stays. */
export async function changeMessageRules(
  { audit, db }: Pick<Platform, "audit" | "db">,
  caller: Administrator,
  rules: MessageRules,
): Promise<MessageRules> {
  const companyId = companyOf(caller);
  await db.transaction(async (tx) => {
    const before = await messageRulesOf(tx, companyId);
    if (before.keepsEdits === rules.keepsEdits && before.editMinutes === rules.editMinutes) return;
    await saveMessageRules(tx, companyId, rules);
    const entry = { actorId: caller.accountId, companyId, subjectId: companyId, detail: { ...rules } };
    await audit.record(tx, { act: "conversations.message_rules_changed", ...entry });
  });
  return rules;
}
