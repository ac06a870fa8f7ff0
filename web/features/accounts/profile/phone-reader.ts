import { useEffect, useState } from "react";

/** What the browser knows of numbers, by the same rules as the server. */
export interface PhoneReader {
  readonly isPhone: (typed: string, country: string | undefined) => boolean;
  /** `+49 30 123456`; undefined for what is no number. */
  readonly shown: (typed: string, country: string | undefined) => string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

let reader: Promise<PhoneReader> | undefined;

/** Fetched when first needed: the numbering plans of the world are too much for everybody's start. */
async function fetchReader(): Promise<PhoneReader> {
  const { getCountries, isSupportedCountry, parsePhoneNumberFromString } = await import("libphonenumber-js/min");
  const parsed = (typed: string, country: string | undefined) => {
    const defaultCountry = country !== undefined && isSupportedCountry(country) ? country : undefined;
    const written = defaultCountry ? typed : typed.replace(/^\s*00/, "+");
    const number = parsePhoneNumberFromString(written, { ...(defaultCountry && { defaultCountry }), extract: false });
    return number?.isValid() && !number.ext ? number : undefined;
  };
  return {
    isPhone: (typed, country) => parsed(typed, country) !== undefined,
    shown: (typed, country) => parsed(typed, country)?.formatInternational(),
    countries: getCountries(),
  };
}

/** Undefined until it is there; without it (offline) numbers are shown as they are and the server checks them. */
export function usePhoneReader(): PhoneReader | undefined {
  const [known, setKnown] = useState<PhoneReader>();
  useEffect(() => {
    reader ??= fetchReader();
    reader.then(setKnown, () => {
      reader = undefined;
    });
  }, []);
  return known;
}
