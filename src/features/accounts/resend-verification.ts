import type { AccountsDeps } from "./accounts.deps.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { openApplicant } from "./sign-up.ts";
import { mailProof, newProof } from "./sign-up-mail.ts";
import { findSignUpByEmailIndex, renewProof } from "./sign-ups.store.ts";

/** Mails a new link and code, also when the old ones ran out; those mailed before stop working. Says nothing when nobody asked for that address. */
export async function resendVerification(
  deps: Pick<AccountsDeps, "db" | "keys" | "config" | "mail" | "mailboxLimit" | "now">,
  { email }: { email: string },
): Promise<void> {
  const index = emailIndex(deps.keys, email);
  deps.mailboxLimit.spend("mail", index);
  await deps.db.transaction(async (tx) => {
    const signUp = await findSignUpByEmailIndex(tx, index);
    if (!signUp) return;
    const proof = newProof(deps, signUp.id);
    await renewProof(tx, signUp.id, proof.stored);
    const account = await findOwnerOfEmail(tx, index);
    const applicant = await openApplicant(deps.keys, signUp);
    await mailProof(deps, tx, { applicant, language: signUp.language, proof, account });
  });
}
