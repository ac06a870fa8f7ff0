import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { GuardedAct } from "../../protocol/companies.ts";
import type { Accounts } from "../accounts/index.ts";
import type { CompaniesDoors } from "./companies.deps.ts";
import { agreementsAcceptedBy, allCompanies, findCompany } from "./companies.store.ts";
import { createCompanyNames } from "./company-names.ts";
import { companyKey, openSupportContact } from "./company-record.ts";
import { createCompany } from "./create-company.ts";
import { provedDomain } from "./domain-offer.ts";
import { eraseCompany } from "./erase-company.ts";
import { endFourEyes } from "./four-eyes/act-requests.ts";
import { mayDoAlone } from "./four-eyes/guard.ts";
import { deleteInvitationsTo } from "./invitations.store.ts";
import { invitedIndex } from "./invite-person.ts";
import { joinInto } from "./join-company.ts";
import { removeJoinRequestOf } from "./joining.store.ts";
import { normaliseDomain } from "./mail-domain-name.ts";
import { listMailDomains } from "./mail-domains.ts";
import { overviewOf } from "./overview.ts";
import { createRoster } from "./roster.ts";
import { type AccountsFate, previewTermination, terminateCompany } from "./terminate-company.ts";

type AccountsDoor = CompaniesDoors["accounts"] & Pick<Accounts, "assignCompany">;

/** What the rest of the program asks of companies; needs no server. */
export function createCompanies(platform: Platform, { accounts }: { accounts: AccountsDoor }) {
  const names = createCompanyNames(platform);
  const { memberships } = accounts;
  const roster = createRoster({ now: platform.now, memberships });
  const deps = { ...platform, accounts, names, roster };
  const { reader } = platform.db;
  const membershipOf = (accountId: string) => memberships.of(reader, accountId);
  return {
    names,
    roster,
    companyNames: names.of,
    createCompany: (company: { name: string }) => createCompany(platform, company),
    async assignToCompany(accountId: string, companyId: string, role?: "member" | "administrator"): Promise<void> {
      await accounts.assignCompany(accountId, { companyId, ...(role && { role }) });
      await roster.refresh([accountId]);
    },
    /** Ids of everybody in it, deactivated people too. */
    membersOf: (companyId: string): Promise<string[]> => roster.ids(companyId),
    companyOf: async (accountId: string): Promise<string | null> => (await membershipOf(accountId))?.companyId ?? null,
    async isAdministrator(accountId: string, companyId: string): Promise<boolean> {
      const membership = await membershipOf(accountId);
      return membership?.companyId === companyId && membership.role === "administrator" && !membership.isDeactivated;
    },
    /** The company that has proved the mail domain. */
    async companyByVerifiedDomain(domain: string): Promise<string | null> {
      const name = normaliseDomain(domain);
      return name === null ? null : ((await provedDomain(platform, name))?.companyId ?? null);
    },
    /** The bubble that its members are sent to with questions; undefined: it names none. */
    async supportBubbleOf(companyId: string): Promise<string | undefined> {
      const row = await findCompany(reader, companyId);
      const contact = row && openSupportContact(await companyKey(platform.keys, companyId), row);
      return contact?.kind === "bubble" ? contact.conversationId : undefined;
    },
    /** Names of the mail domains it has proved. */
    verifiedDomains: async (companyId: string): Promise<readonly string[]> =>
      (await listMailDomains(platform, companyId)).flatMap(({ domain, verifiedAt }) =>
        verifiedAt === null ? [] : [domain],
      ),
    /** Makes somebody a member whom the company's own sign-in has sent. @throws companies.already_bound */
    admit: (tx: Tx, accountId: string, companyId: string): Promise<void> =>
      joinInto(deps, tx, { accountId, companyId, by: "singleSignOn", actorId: accountId }),
    /** Whether its members sign in with a second factor, or not at all. */
    requiresSecondFactor: async (companyId: string): Promise<boolean> =>
      (await findCompany(reader, companyId))?.requiresSecondFactor ?? false,
    /** Which data-processing agreements somebody accepted for their company. */
    agreementsAcceptedBy: (accountId: string) => agreementsAcceptedBy(reader, accountId),
    /** Before an administrator does it alone. @throws companies.second_needed */
    mayDoAlone: (companyId: string, act: GuardedAct) => mayDoAlone(reader, companyId, act),
    /** For a company whose other administrators are gone. @returns false when it did not hold */
    endFourEyes: (companyId: string) => endFourEyes(deps, { companyId, actorId: null }),
    /** For the operator: name, agreement and age of each, and whether it is ending. */
    all: () => overviewOf(deps),
    /** What waits for somebody who is going for good: invitations to their addresses. */
    forgetAddresses: (addresses: readonly string[]) =>
      platform.db.transaction(async (tx) => {
        await deleteInvitationsTo(
          tx,
          addresses.map((address) => invitedIndex(platform.keys, address)),
        );
      }),
    /** And their own request to join one. */
    forgetPerson: (accountId: string) =>
      platform.db.transaction(async (tx) => void (await removeJoinRequestOf(tx, accountId))),
    ids: async (): Promise<string[]> => (await allCompanies(reader)).map(({ id }) => id),
    erase: (companyId: string) => eraseCompany(deps, companyId),
    previewTermination: (companyId: string) => previewTermination(deps, companyId),
    terminate: (termination: { companyId: string; actorId: string; fate: AccountsFate }) =>
      terminateCompany(deps, termination),
  };
}
export type Companies = ReturnType<typeof createCompanies>;
