import type { Config } from "../../../platform/config/config.ts";
import type { AgreementDocument, CompanyData } from "../../../protocol/companies.ts";
import type { Language } from "../../../protocol/failures/index.ts";
import type { AgreementFacts, AgreementText } from "./agreement-facts.ts";
import { germanAgreement } from "./text-de.ts";
import { englishAgreement } from "./text-en.ts";
import { frenchAgreement } from "./text-fr.ts";

const texts: Record<Language, AgreementText> = { en: englishAgreement, de: germanAgreement, fr: frenchAgreement };
const vatLabel: Record<Language, string> = { en: "VAT ID", de: "USt-IdNr.", fr: "N° de TVA" };
const contactLabel: Record<Language, string> = { en: "Contact", de: "Kontakt", fr: "Contact" };

/** The agreement in force, filled in. An operator that has not named itself stands there as its instance and address. */
export function fillAgreement(
  config: Pick<Config, "instance" | "operator" | "server">,
  data: CompanyData,
  language: Language,
): AgreementDocument {
  const { operator, instance, server } = config;
  const { host } = new URL(server.public_url);
  const facts: AgreementFacts = {
    version: operator.agreement_version,
    instanceName: instance.name,
    host,
    company: companyLines(data, language),
    operator: given([
      operator.name || instance.name,
      operator.address || host,
      operator.contact && `${contactLabel[language]}: ${operator.contact}`,
    ]),
    subProcessors: operator.sub_processors,
    measuresUrl: operator.measures_url,
  };
  return { version: facts.version, language, ...texts[language](facts) };
}

const given = (lines: readonly string[]): string[] => lines.filter((line) => line !== "");

function companyLines(data: CompanyData, language: Language): string[] {
  const country = new Intl.DisplayNames([language], { type: "region" }).of(data.country) ?? data.country;
  const contact = given([data.contactName, data.contactEmail, data.contactPhone]).join(", ");
  return given([
    `${data.name} ${data.legalForm}`.trim(),
    data.street,
    `${data.postalCode} ${data.city}`,
    country,
    data.vatId && `${vatLabel[language]}: ${data.vatId}`,
    `${contactLabel[language]}: ${contact}`,
  ]);
}
