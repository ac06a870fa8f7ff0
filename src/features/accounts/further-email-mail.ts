import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import type { AccountRow } from "./accounts.store.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import type { Proof } from "./sign-up-mail.ts";

/**
 * Mails the proof of a further address to it; one that is somebody's already gets told so, without a word of who asked. Only
 * the mailbox's owner learns which.
 */
export async function mailFurtherProof(
  { mail, config }: Pick<AccountsDeps, "mail" | "config">,
  tx: Tx,
  { account, email, emailIndex, proof }: { account: AccountRow; email: string; emailIndex: string; proof: Proof },
): Promise<void> {
  const { language } = account;
  const instanceName = config.instance.name;
  if (await findOwnerOfEmail(tx, emailIndex)) {
    await mail.send(tx, { to: email, language, template: "furtherEmailTaken", data: { instanceName } });
    return;
  }
  // The token stands behind the `#`: browsers send that part to no server, so it is in nobody's log.
  const url = `${new URL(config.server.public_url).origin}/settings/profile#${proof.token}`;
  const data = { instanceName, code: proof.code, url, validHours: proofValidHours };
  await mail.send(tx, { to: email, language, template: "furtherEmailProof", data });
}

const proofValidHours = 24;
