import type { DataKey } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { ProfileDetails } from "../../protocol/profiles.ts";
import type { ProfileRow } from "./profiles.store.ts";

/** Of somebody who said nothing yet. */
const nothingSaid: ProfileDetails = {
  salutation: null,
  nickname: null,
  jobTitle: null,
  department: null,
  tags: [],
  address: null,
  phones: [],
  timeZone: null,
  workingHours: [],
};

const place = (accountId: string) => ({ table: "profiles", column: "details", row: accountId });

export const sealDetails = (key: DataKey, accountId: string, details: ProfileDetails) =>
  sealJson(key, place(accountId), details);

/** @param row undefined when the person has none */
export const openDetails = (key: DataKey, row: ProfileRow | undefined): ProfileDetails =>
  row === undefined ? nothingSaid : openJson(key, place(row.accountId), row.details);
