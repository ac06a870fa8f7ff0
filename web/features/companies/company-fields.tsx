import { useMemo } from "react";
import { type CompanyData, vatIdPattern } from "../../../src/protocol/companies.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import type { Language } from "../../../src/protocol/failures/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Combobox, TextField } from "../../ui/index.ts";
import { countriesIn } from "./countries.ts";
import { companyTexts } from "./texts.ts";

type Field = keyof CompanyData;
type Fault = "missing" | "wrongEmail" | "wrongVatId" | "chooseCountry";

const homes: Readonly<Record<Language, string>> = { en: "", de: "DE", fr: "FR" };
export const emptyCompany = (language: Language): CompanyData => ({
  ...{ name: "", legalForm: "", street: "", postalCode: "", city: "", country: homes[language], vatId: "" },
  ...{ contactName: "", contactEmail: "", contactPhone: "" },
});

/** What is to be mended, by field; undefined: nothing. */
export function faultsOf(data: CompanyData): Partial<Record<Field, Fault>> | undefined {
  const required: Field[] = ["name", "street", "postalCode", "city", "contactName", "contactEmail"];
  const faults: Partial<Record<Field, Fault>> = {};
  for (const field of required) if (data[field].trim() === "") faults[field] = "missing";
  if (data.country === "") faults.country = "chooseCountry";
  if (!faults.contactEmail && !emailAddress.safeParse(data.contactEmail.trim()).success) {
    faults.contactEmail = "wrongEmail";
  }
  if (!vatIdPattern.test(data.vatId.trim())) faults.vatId = "wrongVatId";
  return Object.keys(faults).length > 0 ? faults : undefined;
}

/** As it is sent: without spaces around. */
export const tidied = (data: CompanyData): CompanyData =>
  Object.fromEntries(Object.entries(data).map(([field, value]) => [field, value.trim()])) as CompanyData;

interface CompanyFieldsProps {
  readonly data: CompanyData;
  readonly onChange: (data: CompanyData) => void;
  readonly faults: Partial<Record<Field, Fault>> | undefined;
}

export function CompanyFields({ data, onChange, faults }: CompanyFieldsProps) {
  const t = useTexts(companyTexts);
  const language = useLanguage();
  const countries = useMemo(() => countriesIn(language), [language]);
  const errorAt = (field: Field) => {
    const fault = faults?.[field];
    return fault && t(fault);
  };
  const field = (
    name: Field,
    more: { autoComplete: string; maxLength: number; type?: string; isOptional?: boolean },
  ) => (
    <TextField
      label={more.isOptional ? `${t(name)} (${t("optional")})` : t(name)}
      name={name}
      type={more.type ?? "text"}
      autoComplete={more.autoComplete}
      maxLength={more.maxLength}
      value={data[name]}
      onChange={(event) => onChange({ ...data, [name]: event.target.value })}
      error={errorAt(name)}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        {field("name", { autoComplete: "organization", maxLength: 120 })}
        {field("legalForm", { autoComplete: "off", maxLength: 60, isOptional: true })}
      </div>
      {field("street", { autoComplete: "street-address", maxLength: 200 })}
      <div className="grid gap-4 sm:grid-cols-[1fr_2fr]">
        {field("postalCode", { autoComplete: "postal-code", maxLength: 20 })}
        {field("city", { autoComplete: "address-level2", maxLength: 100 })}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Combobox
          label={t("country")}
          options={countries}
          value={data.country}
          onChange={(country) => onChange({ ...data, country })}
          error={errorAt("country")}
          autoComplete="country-name"
        />
        {field("vatId", { autoComplete: "off", maxLength: 30, isOptional: true })}
      </div>
      {field("contactName", { autoComplete: "name", maxLength: 120 })}
      <div className="grid gap-4 sm:grid-cols-2">
        {field("contactEmail", { autoComplete: "email", maxLength: 254, type: "email" })}
        {field("contactPhone", { autoComplete: "tel", maxLength: 40, type: "tel", isOptional: true })}
      </div>
    </div>
  );
}
