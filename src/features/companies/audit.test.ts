import { afterAll, beforeAll, expect, test } from "bun:test";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import {
  addMailDomain,
  changeMemberRole,
  closeJoinLink,
  commitImport,
  deactivateMember,
  invitePerson,
  reactivateMember,
  releaseMember,
  removeMailDomain,
  renewJoinLink,
  resendInvitation,
  updateCompany,
  withdrawInvitation,
} from "../../protocol/companies.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found, hafenbau } from "./companies.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob] = await app.people("ada", "bob");
});
afterAll(() => app.stop());

test("S72 every administrative act of a company stands in the audit log, with who did it", async () => {
  const companyId = await found(app, ada);
  await app.app.companies.assignToCompany(bob.accountId, companyId);
  const member = { params: { accountId: bob.accountId } };
  await ada.call(updateCompany, {
    body: {
      ...{ data: { ...hafenbau, name: "Neu" }, colour: "#123456", requiresSecondFactor: false },
      supportContact: { kind: "mail", address: "hilfe@hafenbau.example" },
    },
  });
  await ada.call(changeMemberRole, { ...member, body: { role: "administrator" } });
  await ada.call(changeMemberRole, { ...member, body: { role: "member" } });
  await ada.call(deactivateMember, member);
  await ada.call(reactivateMember, member);
  await ada.call(releaseMember, member);
  const { id: invitationId } = await ada.call(invitePerson, {
    body: { email: "carla@example.org", firstName: "", lastName: "", role: "member", language: "en" },
  });
  await ada.call(resendInvitation, { params: { invitationId } });
  await ada.call(withdrawInvitation, { params: { invitationId } });
  await ada.call(renewJoinLink, { body: { validDays: 1, maxUses: null, needsApproval: false } });
  await ada.call(closeJoinLink);
  const { id: domainId } = await ada.call(addMailDomain, { body: { domain: "hafenbau.example" } });
  await ada.call(removeMailDomain, { params: { domainId } });
  await ada.send(commitImport, {}, { body: "email\ndora@example.org" });

  const entries = await app.platform.db.reader.select().from(auditEntries).orderBy(auditEntries.number);
  const ours = entries.filter((entry) => entry.companyId === companyId && entry.act.startsWith("companies."));
  expect(ours.map(({ act }) => act.slice("companies.".length))).toEqual([
    ...["founded", "agreement_accepted", "data_changed", "colour_changed", "support_contact_changed"],
    ...["second_factor_rule_changed", "role_changed", "role_changed", "member_deactivated", "member_reactivated"],
    ...["member_released", "member_invited", "invitation_resent", "invitation_withdrawn", "join_link_renewed"],
    ...["join_link_closed", "domain_claimed", "domain_removed", "people_imported"],
  ]);
  expect(ours.every(({ actorId }) => actorId === ada.accountId)).toBe(true);
});
