import type { Keys } from "../../platform/crypto/keys.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Deps } from "./contacts.deps.ts";
import { openMs } from "./invitation-state.ts";

/** Two spellings of one address that differ in capitals alone are one mailbox. */
export const addressIndexOf = (keys: Pick<Keys, "blindIndex">, email: string): string =>
  keys.blindIndex("invitations.address_index", email.trim().normalize("NFKC").toLowerCase());

/** People choose their names: nothing of one may become a link or a message in a stranger's mailbox. */
const presentable = (name: string) =>
  name
    .replace(/[^\p{L}\p{M}' -]/gu, "")
    .slice(0, 60)
    .trim();

interface Letter {
  readonly email: string;
  readonly inviterId: string;
  readonly inviteeId: string | null;
  readonly token: string;
  readonly language: Language;
}

/** The note is not in it: what somebody writes to people who do not know them is read where they can block the writer. */
export async function mailInvitation(
  { config, doors }: Pick<Deps, "config" | "doors">,
  tx: Tx,
  { email, inviterId, inviteeId, token, language }: Letter,
): Promise<void> {
  const inviter = await doors.directory.person(inviterId);
  const mailbox = inviteeId === null ? undefined : await doors.accounts.mailboxOf(inviteeId);
  await doors.mail.send(tx, {
    to: email,
    language: mailbox?.language ?? language,
    template: "contactInvitation",
    data: {
      instanceName: config.instance.name,
      inviterName: presentable(`${inviter?.firstName ?? ""} ${inviter?.lastName ?? ""}`),
      // The token stands behind the `#`: browsers send that part to no server, so it is in nobody's log.
      url: `${new URL(config.server.public_url).origin}/invitation#${token}`,
      validDays: openMs / (24 * 3_600_000),
    },
  });
}
