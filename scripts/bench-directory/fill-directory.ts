import { openInstance } from "../../src/app.ts";
import { changeAccount } from "../../src/features/accounts/accounts.store.ts";
import { createAccount } from "../../src/features/accounts/create-account.ts";
import { sealDetails } from "../../src/features/accounts/profile-details.ts";
import { putProfile } from "../../src/features/accounts/profiles.store.ts";
import { configSchema } from "../../src/platform/config/config.ts";
import type { Log } from "../../src/platform/platform.ts";
import { type MadeUpPerson, madeUpCompanies } from "./made-up-people.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
/** Made at once: they share a commit. */
const together = 500;

export const viewerPassword = "violet harbour lantern";

/** Accounts, profiles and companies as people and administrators would have made them; one may look at them all. */
export async function fillDirectory(data: string, people: readonly MadeUpPerson[]): Promise<{ viewerEmail: string }> {
  const config = configSchema.parse({ storage: { data } });
  const instance = await openInstance({ config, log: silent });
  const { platform, db, accounts, companies } = instance;
  const terms = { termsVersion: config.instance.terms_version, termsAcceptedAt: platform.now() };
  const companyIds = await Promise.all(madeUpCompanies.map((name) => companies.createCompany({ name })));

  const make = async (person: MadeUpPerson): Promise<void> => {
    const { firstName, lastName, email, company, jobTitle, department } = person;
    const id = platform.newId();
    const key = await platform.keys.create(`person:${id}`);
    const details = { salutation: null, nickname: null, address: null, phones: [], timeZone: null, workingHours: [] };
    const said = { ...details, jobTitle, department, tags: [...person.tags] };
    await db.transaction(async (tx) => {
      const names = { id, email, firstName, lastName, language: "en" as const };
      await createAccount(platform, tx, key, { ...names, ...terms, passwordHash: null, isOperator: false });
      await changeAccount(tx, id, { companyId: companyIds[company] ?? null });
      await putProfile(tx, { accountId: id, details: sealDetails(key, id, said), avatarId: null, version: 1 });
    });
  };
  for (let at = 0; at < people.length; at += together) await Promise.all(people.slice(at, at + together).map(make));

  const viewerEmail = "viewer@example.org";
  await accounts.createUser({
    ...{ email: viewerEmail, password: viewerPassword, firstName: "Vera", lastName: "Viewer", language: "en" },
    ...{ termsVersion: config.instance.terms_version, companyId: companyIds[0] },
  });
  await instance.close();
  return { viewerEmail };
}
