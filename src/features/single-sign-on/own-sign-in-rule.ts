import type { Platform } from "../../platform/platform.ts";
import type { Standing } from "../accounts/index.ts";
import { mayUsePassword } from "./single-sign-on.policy.ts";
import { findConnection } from "./single-sign-on.store.ts";

/** Whether a person may sign in without their company's provider. Lent to accounts, which know of none. */
export const ownSignInRule =
  ({ db }: Pick<Platform, "db">) =>
  async (person: Standing): Promise<boolean> => {
    const connection = person.companyId === null ? undefined : await findConnection(db.reader, person.companyId);
    return connection === undefined || mayUsePassword(connection, person);
  };
