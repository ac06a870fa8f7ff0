import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

export type PhoneFault = "phoneInvalid" | "phoneCountryMissing";

/** Outside a country nobody can dial `00`; who writes it means `+`. */
const international = (typed: string) => typed.replace(/^\s*00/, "+");

/**
 * A number as people write it → E.164, the one form in which two spellings are equal.
 * @param country ISO 3166-1 alpha-2, for a national number; undefined when it is not known
 */
export function normalisePhone(
  typed: string,
  country: string | undefined,
): { readonly number: string } | { readonly fault: PhoneFault } {
  const known = country !== undefined && isSupportedCountry(country) ? (country satisfies CountryCode) : undefined;
  const written = known ? typed : international(typed);
  if (!known && !written.trimStart().startsWith("+")) return { fault: "phoneCountryMissing" };
  const parsed = parsePhoneNumberFromString(written, { ...(known && { defaultCountry: known }), extract: false });
  // An extension has no place in E.164; to drop it would be to keep another number than was given.
  if (!parsed?.isValid() || parsed.ext) return { fault: "phoneInvalid" };
  return { number: parsed.number };
}
