import { documentPdf } from "../../../platform/pdf/document-pdf.ts";
import type { AgreementDocument } from "../../../protocol/companies.ts";
import type { Language } from "../../../protocol/failures/index.ts";

/** When and by whom the document was accepted: its last lines. */
export interface Signature {
  readonly acceptedAt: number;
  readonly acceptedBy: string;
}

const signed: Record<Language, (name: string, time: string) => string> = {
  en: (name, time) => `Accepted by ${name} on ${time} (UTC).`,
  de: (name, time) => `Angenommen von ${name} am ${time} (UTC).`,
  fr: (name, time) => `Accepté par ${name} le ${time} (UTC).`,
};

/** @returns the time in words, in UTC: a document must read the same everywhere */
const timeIn = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at);

export const agreementPdf = (document: AgreementDocument, { acceptedBy, acceptedAt }: Signature) => {
  const text = signed[document.language](acceptedBy, timeIn(document.language, acceptedAt));
  return documentPdf(document, { at: acceptedAt, text });
};
