import type { FieldFault } from "../../platform/http/failure.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { FaultyField, ProfileFault } from "./profile-change.ts";

const words: Readonly<Record<ProfileFault, Readonly<Record<Language, string>>>> = {
  phoneInvalid: {
    en: "is no phone number of that country",
    de: "ist keine Telefonnummer dieses Landes",
    fr: "n'est pas un numéro de ce pays",
  },
  phoneCountryMissing: {
    en: "needs its country: write it with + and the country's code",
    de: "braucht ihr Land: Schreibe sie mit + und Landesvorwahl",
    fr: "a besoin de son pays : écrivez-le avec + et l'indicatif",
  },
  countryUnknown: { en: "is no known country", de: "ist kein bekanntes Land", fr: "n'est pas un pays connu" },
  timeZoneUnknown: {
    en: "is no known time zone",
    de: "ist keine bekannte Zeitzone",
    fr: "n'est pas un fuseau horaire connu",
  },
  dayTwice: {
    en: "is there twice",
    de: "kommt zweimal vor",
    fr: "figure deux fois",
  },
  hoursEmpty: {
    en: "must differ from the beginning",
    de: "muss sich vom Beginn unterscheiden",
    fr: "doit différer du début",
  },
};

export const tellFaults = (faults: readonly FaultyField[], language: Language): FieldFault[] =>
  faults.map(({ path, fault }) => ({ path, reason: words[fault][language] }));
