import type { Keys } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { GroupRow } from "./functions.store.ts";

const place = (groupId: string) => ({ table: "group_profiles", column: "name", row: groupId });

export const sealGroupName = async (keys: Keys, companyId: string, groupId: string, name: string) =>
  seal(await keys.get(`company:${companyId}`), place(groupId), name);

export const openGroupName = async (keys: Keys, group: GroupRow): Promise<string> =>
  open(await keys.get(`company:${group.companyId}`), place(group.id), group.name);
