import { useEffect, useRef, useState } from "react";
import type { OwnProfile } from "../../../../src/protocol/profiles.ts";
import { asFailure } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { agreeOn, type DraftPart, mergeDrafts, withPart } from "./merge-drafts.ts";
import { type PhoneReader, usePhoneReader } from "./phone-reader.ts";
import { draftOf, faultsOf, fieldOf, type ProfileDraft } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import { useCountries } from "./use-countries.ts";

/** The region of the browser's first language that names one: `de-CH` → CH. */
const regionOfBrowser = (): string | undefined =>
  navigator.languages.map((tag) => new Intl.Locale(tag).region).find((region) => region !== undefined);

/** What the form's cards share. */
export interface ProfileFields {
  readonly draft: ProfileDraft;
  /** As the server has it. */
  readonly saved: ProfileDraft;
  readonly change: (change: Partial<ProfileDraft>) => void;
  /** What is wrong at a field, in words. */
  readonly errorAt: (field: string) => string | undefined;
  /** The country whose national numbers are typed here. */
  readonly country: string | undefined;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly phones: PhoneReader | undefined;
}

/** What stands here, and what the server has. */
interface Held {
  readonly draft: ProfileDraft;
  readonly saved: ProfileDraft;
  readonly version: number;
  /** Parts that were changed here and on another device, and wait for a decision. */
  readonly conflicts: readonly DraftPart[];
}
const heldOf = (profile: OwnProfile): Held => {
  const saved = draftOf(profile);
  return { draft: saved, saved, version: profile.version, conflicts: [] };
};

/** What was changed on another device is shown here too; what was changed on both waits for a decision. */
function meet(held: Held, profile: OwnProfile): Held {
  const saved = draftOf(profile);
  const { draft, conflicts } = mergeDrafts(held.saved, held.draft, saved);
  const open = held.conflicts.filter((part) => !(conflicts.includes(part) || agreeOn(draft, saved, part)));
  return { draft, saved, version: profile.version, conflicts: [...open, ...conflicts] };
}

export function useProfileDraft(profile: OwnProfile) {
  const t = useTexts(profileTexts);
  const [held, setHeld] = useState(() => heldOf(profile));
  /** Fields that were left, or everything once it was tried: only they say what is wrong. */
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const phones = usePhoneReader();
  const countries = useCountries(phones);
  const { draft } = held;
  const country = draft.country || regionOfBrowser();
  const faults = faultsOf(draft, phones && ((number) => phones.isPhone(number, country)));

  const met = useRef(profile);
  useEffect(() => {
    if (met.current === profile) return;
    met.current = profile;
    setHeld((now) => meet(now, profile));
  }, [profile]);

  const words = (field: string): string | undefined => {
    const fault = faults[field];
    if (fault === undefined) return refused[field];
    if (fault !== "phoneInvalid") return t(fault);
    const name = countries.find(({ value }) => value === country)?.label;
    return name ? t("phoneInvalid", { country: name }) : t("phoneInvalidAnywhere");
  };
  return {
    ...{ ...held, country, countries, phones },
    change: (change: Partial<ProfileDraft>) => {
      setHeld((now) => {
        const next = { ...now.draft, ...change };
        // Whoever goes on writing has decided.
        return {
          ...now,
          draft: next,
          conflicts: now.conflicts.filter((part) => agreeOn(now.draft, next, part)),
        };
      });
      setRefused({});
    },
    decide: (part: DraftPart, isMine: boolean) =>
      setHeld((now) => ({
        ...now,
        draft: isMine ? now.draft : withPart(now.draft, part, now.saved),
        conflicts: now.conflicts.filter((other) => other !== part),
      })),
    // A number is judged once it was typed; being empty is no fault before one tries to save.
    errorAt: (field: string) => (isTried || faults[field] !== "nameMissing" ? words(field) : undefined),
    isFaultless: () => {
      setTried(true);
      return Object.keys(faults).length === 0;
    },
    /** The server has another version than this one grew from. @returns what stands here now */
    wasOvertaken: (now: OwnProfile): Held => {
      met.current = now;
      const next = meet(held, now);
      setHeld(next);
      return next;
    },
    wasSaved: (now: OwnProfile) => {
      met.current = now;
      setHeld(heldOf(now));
      setTried(false);
    },
    wasRefused: (thrown: unknown) => {
      const { fields = [] } = asFailure(thrown).problem;
      setRefused(Object.fromEntries(fields.map(({ path, reason }) => [fieldOf(path, draft), reason])));
    },
    discard: () => {
      setHeld((now) => ({ ...now, draft: now.saved, conflicts: [] }));
      setTried(false);
      setRefused({});
    },
  };
}
