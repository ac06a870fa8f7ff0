import type { Language } from "../../protocol/failures/index.ts";
import { accountExists } from "./templates/account-exists.ts";
import { breachNotice, breachReported } from "./templates/breach.ts";
import { companyInvitation } from "./templates/company-invitation.ts";
import { contactInvitation } from "./templates/contact-invitation.ts";
import { digest } from "./templates/digest.ts";
import { emailCode, emailGone } from "./templates/email-change.ts";
import { erased, erasureRequest } from "./templates/erasure.ts";
import { exportReady } from "./templates/export-ready.ts";
import { furtherEmailProof } from "./templates/further-email-proof.ts";
import { furtherEmailTaken } from "./templates/further-email-taken.ts";
import { infectedFile } from "./templates/infected-file.ts";
import { meeting } from "./templates/meeting.ts";
import { newDevice } from "./templates/new-device.ts";
import { notice } from "./templates/notice.ts";
import { passwordReset } from "./templates/password-reset.ts";
import { restriction, restrictionReleased } from "./templates/restriction.ts";
import { securityChange } from "./templates/security-change.ts";
import { verification } from "./templates/verification.ts";

/** What a mail says: plain paragraphs, at most one link and one code; `render` makes text and HTML of it. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly code?: string;
  readonly link?: { readonly label: string; readonly url: string };
  /** Why this mail came, and what to do when it was not asked for. */
  readonly closing: string;
}

/** One mail in every language. */
export type Template<Data> = Readonly<Record<Language, (data: Data) => MailText>>;

/** Every mail that Iris sends. */
export const templates = {
  verification,
  accountExists,
  breachNotice,
  breachReported,
  companyInvitation,
  contactInvitation,
  digest,
  exportReady,
  furtherEmailProof,
  furtherEmailTaken,
  infectedFile,
  meeting,
  newDevice,
  notice,
  passwordReset,
  restriction,
  restrictionReleased,
  securityChange,
  emailCode,
  emailGone,
  erased,
  erasureRequest,
};

type Templates = typeof templates;
export type TemplateName = keyof Templates;
export type TemplateData<T extends TemplateName> = Parameters<Templates[T][Language]>[0];

/** @returns the mail's words in the reader's language */
export function writeMail<T extends TemplateName>(template: T, language: Language, data: TemplateData<T>): MailText {
  // The map ties name and data together; TypeScript cannot follow that through an index by a type parameter.
  const write = templates[template][language] as (data: TemplateData<T>) => MailText;
  return write(data);
}
