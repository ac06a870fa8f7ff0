import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { signUp as signUpEndpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { passwordCommon, signUpClosed, termsOutdated } from "./accounts.errors.ts";
import { hasOperator } from "./accounts.store.ts";
import type { Applicant } from "./accounts.tables.ts";
import { isCommonPassword } from "./common-password.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { hashToken } from "./secrets.ts";
import { mailProof, newProof } from "./sign-up-mail.ts";
import { removeSignUpsAskedBefore, replaceSignUp, type SignUpRow } from "./sign-ups.store.ts";

/** Nobody proves an address a week later; what strangers typed in is not kept longer. */
const keptMs = 7 * 24 * 3_600_000;

export type SignUpInput = Omit<InputOf<typeof signUpEndpoint>["body"], "operatorToken">;

const signUpsKey = (keys: Keys): Promise<DataKey> => keys.create("system:sign-ups");
const applicantPlace = (id: string) => ({ table: "sign_ups", column: "applicant", row: id });

export const openApplicant = async (keys: Keys, row: SignUpRow): Promise<Applicant> =>
  openJson(await signUpsKey(keys), applicantPlace(row.id), row.applicant);

/** @throws what a person must mend before their request is looked at; never depends on which accounts exist */
export function assertAcceptable({ config }: Pick<AccountsDeps, "config">, input: SignUpInput): void {
  if (input.acceptedTerms !== config.instance.terms_version) throw termsOutdated();
  if (isCommonPassword(input.password, { ...input, instanceName: config.instance.name })) throw passwordCommon();
}

/**
 * Notes the request and mails the proof. A known address takes the same path (one hash, one row, one mail), so that neither
 * answer nor time tells it from an unknown one.
 */
export async function signUp(
  deps: Pick<AccountsDeps, "db" | "keys" | "config" | "mail" | "passwords" | "mailboxLimit" | "now" | "newId">,
  input: SignUpInput,
): Promise<void> {
  const { db, keys, config, passwords, now, newId } = deps;
  if (config.instance.sign_up === "closed" || !(await hasOperator(db.reader))) throw signUpClosed();
  assertAcceptable(deps, input);

  const id = newId();
  const applicant: Applicant = { email: input.email.trim(), firstName: input.firstName, lastName: input.lastName };
  const index = emailIndex(keys, input.email);
  deps.mailboxLimit.spend("mail", index);
  const passwordHash = await passwords.hash(input.password);
  const key = await signUpsKey(keys);
  const proof = newProof(deps, id);

  await db.transaction(async (tx) => {
    await removeSignUpsAskedBefore(tx, now() - keptMs);
    await replaceSignUp(tx, {
      id,
      emailIndex: index,
      applicant: sealJson(key, applicantPlace(id), applicant),
      passwordHash,
      language: input.language,
      termsVersion: input.acceptedTerms,
      askedAt: now(),
      browserHash: input.browserSecret === undefined ? null : hashToken(input.browserSecret),
      ...proof.stored,
    });
    const account = await findOwnerOfEmail(tx, index);
    await mailProof(deps, tx, { applicant, language: input.language, proof, account });
  });
}
