import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import * as api from "../../../protocol/bubbles.ts";
import { getOwnMembership, updateCompany } from "../../../protocol/companies.ts";
import { getConversation } from "../../../protocol/conversations.ts";
import { changeCompanyVisibility } from "../../../protocol/directory.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { type GivenPlan, givePlan } from "../../plans/plans.testing.ts";
import { newBubble, read, say } from "./bubbles.testing.ts";

let app: TestApp;
let time = Date.UTC(2026, 10, 24);
let ada: Person;
let bob: Person;
let carol: Person;
let dora: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => time });
  [ada, bob, carol, dora] = await app.people("ada", "bob", "carol", "dora");
});
afterAll(() => app.stop());
beforeEach(() => give({}));

const give = (plan: GivenPlan) => givePlan(app, plan);
const dayMs = 86_400_000;
const open = { validDays: null, maxUses: null, needsApproval: false };

async function linkOf(params: { conversationId: string }, wanted: Partial<typeof open> | object = {}): Promise<string> {
  const { link } = await ada.call(api.renewBubbleLink, { params, body: { ...open, ...wanted } });
  return new URL(link?.url ?? "").hash.slice(1);
}
const follow = (who: Person, token: string) => who.call(api.followBubbleLink, { body: { token } });
const refusal = (who: Person, token: string) => who.refusal(api.followBubbleLink, { body: { token } });

test("B6 the link says where it leads and brings people in, once", async () => {
  const params = await newBubble(ada, { name: "Quay" });
  await say(ada, params, "before");
  const token = await linkOf(params);
  expect(await bob.call(api.readBubbleLink, { body: { token } })).toEqual({
    ...{ name: "Quay", memberCount: 1, newcomersSee: "all", needsApproval: false, conversationId: null },
  });
  const joined = { outcome: "joined", conversationId: params.conversationId } as const;
  expect(await follow(bob, token)).toEqual(joined);
  expect(await follow(bob, token)).toEqual(joined);
  expect((await bob.call(getConversation, { params })).members).toHaveLength(2);
  expect((await read(bob, params)).filter((line) => line === "notice:joined")).toHaveLength(1);
  expect((await ada.call(api.getBubbleLink, { params })).link).toMatchObject({ uses: 1 });
  expect((await bob.call(api.readBubbleLink, { body: { token } })).conversationId).toBe(params.conversationId);
});

test("B6 with approval it makes a request, which organiser or moderator accept or refuse", async () => {
  const params = await newBubble(ada);
  const token = await linkOf(params, { needsApproval: true });
  const device = await ada.connect();
  expect(await follow(bob, token)).toEqual({ outcome: "requested", conversationId: null });
  const { event } = await device.next("event", ({ event }) => event.type === "outsiders.changed");
  expect(event).toMatchObject({ requests: 1 });
  expect((await ada.call(getConversation, { params })).own.requests).toBe(1);
  expect(await bob.refusal(getConversation, { params })).toBe("conversation.not_found");
  // Asking again is no second use.
  await follow(bob, token);
  await follow(carol, token);
  expect((await ada.call(api.getBubbleLink, { params })).link).toMatchObject({ uses: 2 });
  const decide = ({ accountId }: Person, decision: "accept" | "refuse") =>
    ada.call(api.decideOutsider, { params: { ...params, accountId }, body: { decision } });
  await decide(bob, "accept");
  expect((await decide(carol, "refuse")).outsiders).toEqual([]);
  expect((await bob.call(getConversation, { params })).own.requests).toBeUndefined();
  expect(await carol.refusal(getConversation, { params })).toBe("conversation.not_found");
  await device.close();
});

test("B6 a link that is over, used up, renewed or closed is none, and who is invited needs no approval", async () => {
  const params = await newBubble(ada);
  const expiring = await linkOf(params, { validDays: 1 });
  time += dayMs;
  expect(await refusal(bob, expiring)).toBe("conversation.join_link_invalid");
  const single = await linkOf(params, { maxUses: 1 });
  expect(await refusal(bob, expiring)).toBe("conversation.join_link_invalid");
  await follow(bob, single);
  expect(await refusal(carol, single)).toBe("conversation.join_link_invalid");
  const approving = await linkOf(params, { needsApproval: true });
  await ada.call(api.inviteToBubble, { params, body: { accountIds: [carol.accountId] } });
  expect((await follow(carol, approving)).outcome).toBe("joined");
  await ada.call(api.closeBubbleLink, { params });
  expect(await refusal(dora, approving)).toBe("conversation.join_link_invalid");
});

test("S9 it opens nothing to people whom the bubble's organiser could not add", async () => {
  const params = await newBubble(ada);
  const token = await linkOf(params);
  const stranger = await app.person("stranger");
  const theirs = await app.app.companies.createCompany({ name: "Elsewhere" });
  await app.app.companies.assignToCompany(stranger.accountId, theirs, "administrator");
  await stranger.call(changeCompanyVisibility, { body: { level: "isolated", mayHide: true } });
  expect(await refusal(stranger, token)).toBe("conversation.join_link_invalid");
  expect(await stranger.refusal(api.readBubbleLink, { body: { token } })).toBe("conversation.join_link_invalid");
  expect(await stranger.refusal(api.readBubbleLink, { body: { token: "A".repeat(43) } })).toBe(
    "conversation.join_link_invalid",
  );
});

test("S10 it lets in as many as the organiser's plan allows, also of those who ask", async () => {
  await give({ limits: { bubbleMembers: 2 } });
  const params = await newBubble(ada);
  const token = await linkOf(params, { needsApproval: true });
  await follow(dora, token);
  const direct = await linkOf(params);
  await follow(bob, direct);
  expect(await refusal(carol, direct)).toBe("conversation.bubble_full");
  const decision = { params: { ...params, accountId: dora.accountId }, body: { decision: "accept" as const } };
  expect(await ada.refusal(api.decideOutsider, decision)).toBe("conversation.bubble_full");
});

describe("S11 S47 a company's bubble for questions", () => {
  const join = async (companyId: string, who: Person, role: "administrator" | "member" = "member") =>
    app.app.companies.assignToCompany(who.accountId, companyId, role);

  test("is named by who leads it, and lets in the company's people alone, once", async () => {
    const company = await app.app.companies.createCompany({ name: "Hafenbau" });
    const [grace, hans, ines, otto] = await app.people("grace", "hans", "ines", "otto");
    await join(company, grace, "administrator");
    await join(company, hans);
    const { conversationId } = await newBubble(grace, { name: "Questions" });
    const foreign = await newBubble(ada, { name: "Elsewhere" });
    const name = (id: string) => ({ body: { supportContact: { kind: "bubble" as const, conversationId: id } } });
    expect(await hans.refusal(api.openSupport)).toBe("companies.support_gone");
    expect(await grace.refusal(updateCompany, name(foreign.conversationId))).toBe("companies.support_bubble_unfit");
    expect(await hans.refusal(updateCompany, name(conversationId))).toBe("core.not_found");
    await grace.call(updateCompany, name(conversationId));
    expect((await hans.call(getOwnMembership)).company?.supportContact).toEqual({ kind: "bubble", conversationId });
    for (let time = 0; time < 2; time++) expect(await hans.call(api.openSupport)).toEqual({ conversationId });
    expect((await read(grace, { conversationId })).filter((line) => line === "notice:joined")).toHaveLength(1);
    expect(await otto.refusal(api.openSupport)).toBe("companies.support_gone");

    // Whoever leads it has left the company: its members are not sent among strangers.
    await app.app.companies.assignToCompany(ines.accountId, company);
    const elsewhere = await app.app.companies.createCompany({ name: "Werft" });
    await app.app.companies.assignToCompany(grace.accountId, elsewhere);
    expect(await ines.refusal(api.openSupport)).toBe("companies.support_gone");
  });
});
