import { nanoid } from "nanoid";
import { listOutbox } from "../../protocol/accounts.ts";
import type { CompanyData } from "../../protocol/companies.ts";
import { foundCompany, invitePerson, readInvitation } from "../../protocol/companies.ts";
import type { Person, TestApp } from "../../testing/test-app.ts";

export const hafenbau: CompanyData = {
  ...{ name: "Hafenbau Nord", legalForm: "GmbH", street: "Am Kai 3", postalCode: "20457", city: "Hamburg" },
  ...{ country: "DE", vatId: "DE123456789", contactName: "Änne Grün", contactEmail: "daten@hafenbau.example" },
  contactPhone: "+49 40 1234567",
};

/** Founds a company as that person. @returns its id */
export async function found(app: TestApp, founder: Person, data: Partial<CompanyData> = {}): Promise<string> {
  const id = nanoid();
  const acceptedAgreement = app.platform.config.operator.agreement_version;
  await founder.call(foundCompany, {
    body: { id, company: { ...hafenbau, ...data }, acceptedAgreement, language: "en" },
  });
  return id;
}

/** What stands behind the `#` of the newest mail to that address. */
export async function mailedToken(operator: Person, address: string): Promise<string> {
  const { mails } = await operator.call(listOutbox);
  const text = mails.find(({ to }) => to === address)?.text ?? "";
  const token = /#([\w-]{20,})/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link was mailed to ${address}`);
  return token;
}

/** Invites an address and proves that its link works. @returns the link's token */
export async function invited(app: TestApp, operator: Person, administrator: Person, email: string): Promise<string> {
  await administrator.call(invitePerson, {
    body: { email, firstName: "", lastName: "", role: "member", language: "en" },
  });
  const token = await mailedToken(operator, email);
  await app.visitor().call(readInvitation, { body: { token } });
  return token;
}
