import { decodeBase32IgnorePadding, encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";
import { createTOTPKeyURI, verifyHOTP } from "@oslojs/otp";

/** What every authenticator app takes: SHA-1, six digits, thirty seconds (RFC 6238). */
const periodSec = 30;
const digits = 6;
const secretBytes = 20;
/** Clocks of phones are seconds off, and typing takes time: the step before and the one after count too. */
const stepsAround = [0, -1, 1];

export const newSecret = (): string =>
  encodeBase32UpperCaseNoPadding(crypto.getRandomValues(new Uint8Array(secretBytes)));

const stepAt = (at: number) => Math.floor(at / 1_000 / periodSec);

/**
 * @param lastStep the newest step of which a code was taken already: a code that was looked over somebody's shoulder is worth nothing
 * @returns the step that the code belongs to, or null
 */
export function matchCode(secret: string, code: string, at: number, lastStep: number): number | null {
  const key = decodeBase32IgnorePadding(secret);
  const now = stepAt(at);
  const step = stepsAround
    .map((around) => now + around)
    .find((step) => step > lastStep && verifyHOTP(key, BigInt(step), digits, code));
  return step ?? null;
}

/** What the QR code says; apps show the site's and the account's name. */
export const setUpUri = (siteName: string, accountName: string, secret: string): string =>
  // Some apps show the plus signs that stand for spaces in a query.
  createTOTPKeyURI(siteName, accountName, decodeBase32IgnorePadding(secret), periodSec, digits).replaceAll("+", "%20");
