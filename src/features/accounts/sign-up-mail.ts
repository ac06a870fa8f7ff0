import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import type { AccountRow } from "./accounts.store.ts";
import type { Applicant } from "./accounts.tables.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { hashToken, newCode, newToken } from "./secrets.ts";
import type { SignUpRow } from "./sign-ups.store.ts";

const validHours = 24;

/** What proves an address, and what is kept of it. */
export interface Proof {
  readonly token: string;
  readonly code: string;
  readonly stored: Pick<SignUpRow, "tokenHash" | "codeHash" | "expiresAt">;
}

/** Six digits could be tried against a plain hash, hence the keyed one, bound to its sign-up. */
export const hashCode = ({ keys }: Pick<AccountsDeps, "keys">, signUpId: string, code: string): string =>
  keys.blindIndex("sign_ups.code_hash", `${signUpId}:${code}`);

export function newProof(deps: Pick<AccountsDeps, "keys" | "now">, signUpId: string): Proof {
  const token = newToken();
  const code = newCode();
  return {
    token,
    code,
    stored: {
      tokenHash: hashToken(token),
      codeHash: hashCode(deps, signUpId, code),
      expiresAt: deps.now() + validHours * 3_600_000,
    },
  };
}

/** The name was typed by whoever knows the address: nothing of it may become a link or a message in a stranger's mailbox. */
const greetable = (firstName: string) =>
  firstName
    .replace(/[^\p{L}\p{M}' -]/gu, "")
    .slice(0, 40)
    .trim();

/**
 * Mails the proof to an address that has no account; one that has gets told so. Only the mailbox's owner learns which.
 */
export async function mailProof(
  { mail, keys, config }: Pick<AccountsDeps, "mail" | "keys" | "config">,
  tx: Tx,
  {
    applicant,
    language,
    proof,
    account,
  }: {
    applicant: Applicant;
    language: AccountRow["language"];
    proof: Proof;
    account: AccountRow | undefined;
  },
): Promise<void> {
  const instanceName = config.instance.name;
  const origin = new URL(config.server.public_url).origin;
  if (account) {
    const { email, firstName } = await openPersonalFields(keys, account);
    const data = { instanceName, firstName, signInUrl: `${origin}/sign-in` };
    await mail.send(tx, { to: email, language: account.language, template: "accountExists", data });
    return;
  }
  // The token stands behind the `#`: browsers send that part to no server, so it is in nobody's log.
  const url = `${origin}/verify#${proof.token}`;
  const data = { instanceName, firstName: greetable(applicant.firstName), code: proof.code, url, validHours };
  await mail.send(tx, { to: applicant.email, language, template: "verification", data });
}
