import type { OwnAccount } from "../../../src/protocol/accounts.ts";
import type { SettingsPart } from "../feature.ts";
import { settingsParts } from "../features.ts";
import { useAccount } from "../session.ts";

export type SettingsGroup = "groupYou" | "groupCompany" | "groupOperator";

/** Each part's place in the order says whom it is about. */
export const groupOf = ({ order }: Pick<SettingsPart, "order">): SettingsGroup =>
  order < 70 ? "groupYou" : order < 90 ? "groupCompany" : "groupOperator";

const isFor = (account: OwnAccount) => (part: SettingsPart) => part.isFor?.(account) ?? true;

/** The parts that the signed-in person has, in their order. */
export function useSettingsParts(): readonly SettingsPart[] {
  return settingsParts.filter(isFor(useAccount()));
}
