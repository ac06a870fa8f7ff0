/** Companies, their people and the ways into them. */
export * from "./companies/company.ts";
export * from "./companies/four-eyes.ts";
export * from "./companies/joining.ts";
export * from "./companies/mail-domains.ts";
export * from "./companies/members.ts";
export * from "./companies/people-import.ts";
