import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateTOTP } from "@oslojs/otp";
import { softwarePasskey } from "../features/accounts/factors/software-passkey.testing.ts";
import { listOutbox } from "../protocol/accounts.ts";
import {
  addPasskey,
  beginAuthenticator,
  beginPasskey,
  confirmAuthenticator,
  confirmEmailChange,
  requestEmailChange,
} from "../protocol/security.ts";
import type { Person } from "./test-app.ts";

/**
 * Gives somebody a passkey, an authenticator app, another address, and then the wish for one more.
 * @returns what of it nobody may read
 */
export async function protectAccount(
  person: Person,
  operator: Person,
  {
    origin,
    passkeyName,
    newAddress,
    wishedAddress,
  }: Record<"origin" | "passkeyName" | "newAddress" | "wishedAddress", string>,
): Promise<{ secret: string; recoveryCode: string; credentialId: string }> {
  const passkey = softwarePasskey(origin);
  const attestation = passkey.create(await person.call(beginPasskey));
  const { recoveryCodes } = await person.call(addPasskey, { body: { name: passkeyName, attestation } });
  const { secret } = await person.call(beginAuthenticator);
  const code = generateTOTP(decodeBase32IgnorePadding(secret), 30, 6);
  await person.call(confirmAuthenticator, { body: { code } });

  await person.call(requestEmailChange, { body: { email: newAddress } });
  const { mails } = await operator.call(listOutbox);
  const mailed = mails.find(({ to }) => to === newAddress)?.text.match(/\b\d{6}\b/)?.[0];
  await person.call(confirmEmailChange, { body: { code: mailed ?? "" } });
  await person.call(requestEmailChange, { body: { email: wishedAddress } });
  return { secret, recoveryCode: recoveryCodes?.[0] ?? "", credentialId: passkey.credentialId };
}
