import { eq } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import type { MessageRules } from "../../../protocol/messages.ts";
import { companyMessageRules } from "./messages.tables.ts";

/** Of a company that changed nothing, and of people without one: an edit replaces what was said. */
const standard: MessageRules = { keepsEdits: false, editMinutes: null };

export async function messageRulesOf(db: Db, companyId: string | null | undefined): Promise<MessageRules> {
  if (companyId === null || companyId === undefined) return standard;
  const [row] = await db
    .select({ keepsEdits: companyMessageRules.keepsEdits, editMinutes: companyMessageRules.editMinutes })
    .from(companyMessageRules)
    .where(eq(companyMessageRules.companyId, companyId))
    .limit(1);
  return row ?? standard;
}

export const saveMessageRules = (tx: Tx, companyId: string, rules: MessageRules) =>
  tx
    .insert(companyMessageRules)
    .values({ companyId, ...rules })
    .onConflictDoUpdate({ target: companyMessageRules.companyId, set: rules });
