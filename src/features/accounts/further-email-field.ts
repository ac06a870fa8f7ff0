import type { DataKey } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { FurtherEmailRow } from "./further-emails.store.ts";

const place = (id: string) => ({ table: "further_emails", column: "email", row: id });

export const sealFurtherEmail = (key: DataKey, id: string, email: string) => seal(key, place(id), email);
export const openFurtherEmail = (key: DataKey, row: FurtherEmailRow): string => open(key, place(row.id), row.email);
