import { useEffect, useRef, useState } from "react";
import type { OwnAccount } from "../../../../src/protocol/accounts.ts";
import type { OwnProfile } from "../../../../src/protocol/profiles.ts";
import { asFailure } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type PhoneReader, usePhoneReader } from "./phone-reader.ts";
import { changesOf, draftOf, faultsOf, fieldOf, isChanged, type ProfileDraft } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import { useCountries } from "./use-countries.ts";

/** The region of the browser's first language that names one: `de-CH` → CH. */
const regionOfBrowser = (): string | undefined =>
  navigator.languages.map((tag) => new Intl.Locale(tag).region).find((region) => region !== undefined);

/** What the form's cards share. */
export interface ProfileFields {
  readonly draft: ProfileDraft;
  readonly saved: ProfileDraft;
  readonly change: (change: Partial<ProfileDraft>) => void;
  /** What is wrong at a field, in words. */
  readonly errorAt: (field: string) => string | undefined;
  /** The country whose national numbers are typed here. */
  readonly country: string | undefined;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly phones: PhoneReader | undefined;
}

export function useProfileDraft(account: OwnAccount, profile: OwnProfile) {
  const t = useTexts(profileTexts);
  const saved = draftOf(account, profile);
  const [draft, setDraft] = useState(saved);
  /** Fields that were left, or everything once it was tried: only they say what is wrong. */
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const phones = usePhoneReader();
  const countries = useCountries(phones);
  const country = draft.country || regionOfBrowser();
  const faults = faultsOf(draft, phones && ((number) => phones.isPhone(number, country)));

  // Changed on another device: shown here unless something is being changed here.
  const before = useRef(saved);
  useEffect(() => {
    if (JSON.stringify(before.current) === JSON.stringify(saved)) return;
    if (!isChanged(changesOf(before.current, draft))) setDraft(saved);
    before.current = saved;
  });

  const words = (field: string): string | undefined => {
    const fault = faults[field];
    if (fault === undefined) return refused[field];
    if (fault !== "phoneInvalid") return t(fault);
    const name = countries.find(({ value }) => value === country)?.label;
    return name ? t("phoneInvalid", { country: name }) : t("phoneInvalidAnywhere");
  };
  return {
    ...{ draft, saved, country, countries, phones },
    change: (change: Partial<ProfileDraft>) => {
      setDraft((now) => ({ ...now, ...change }));
      setRefused({});
    },
    // A number is judged once it was typed; being empty is no fault before one tries to save.
    errorAt: (field: string) => (isTried || faults[field] !== "nameMissing" ? words(field) : undefined),
    isFaultless: () => {
      setTried(true);
      return Object.keys(faults).length === 0;
    },
    wasSaved: (now: OwnProfile) => {
      const next = draftOf({ firstName: draft.firstName.trim(), lastName: draft.lastName.trim() }, now);
      before.current = next;
      setDraft(next);
      setTried(false);
    },
    wasRefused: (thrown: unknown) => {
      const { fields = [] } = asFailure(thrown).problem;
      setRefused(Object.fromEntries(fields.map(({ path, reason }) => [fieldOf(path, draft), reason])));
    },
    discard: () => {
      setDraft(saved);
      setTried(false);
      setRefused({});
    },
  };
}
