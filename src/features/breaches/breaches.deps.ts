import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";

export interface BreachesDoors {
  readonly people: Pick<
    PeopleReader,
    "addressesOf" | "allIds" | "byIds" | "idByEmail" | "idsIn" | "mailboxOf" | "operators"
  >;
  readonly mail: Pick<Mail, "send">;
  bubble(id: string): Promise<{ readonly kind: string; readonly accountIds: readonly string[] } | undefined>;
}
export type BreachesDeps = Pick<Platform, "audit" | "config" | "db" | "keys" | "newId" | "now"> & BreachesDoors;
