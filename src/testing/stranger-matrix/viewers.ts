import { nanoid } from "nanoid";
import { bubbleOf, guestBy, linkTo } from "../../features/guests/guests.testing.ts";
import { sessionCookieName } from "../../platform/http/session-cookie.ts";
import type { Tx } from "../../platform/storage/database.ts";
import { acceptTerms } from "../../protocol/accounts.ts";
import { Client } from "../client.ts";
import type { Person, TestApp } from "../test-app.ts";

/** Outsiders to the company that the matrix is about; nobody of them shares anything with its people. */
export const viewers = ["stranger", "guest", "alone", "member", "administrator", "deactivated"] as const;
export type Viewer = (typeof viewers)[number];

/**
 * Makes somebody for each call, so that nothing an earlier one did is in the way. Who can change nothing is made once: whoever is
 * deactivated, and the company that a member does not administer.
 */
export function viewersOf(app: TestApp): (viewer: Viewer) => Promise<Client> {
  const found = () => app.app.companies.createCompany({ name: "Elsewhere" });
  let ofMembers: Promise<string> | undefined;
  let deactivated: Promise<Client> | undefined;
  const newGuest = guestsElsewhere(app);
  const companyFor = (viewer: Viewer) => {
    if (viewer === "administrator") return found();
    ofMembers ??= found();
    return viewer === "member" ? ofMembers : null;
  };
  return async (viewer) => {
    if (viewer === "stranger") return new Client(app.url);
    if (viewer === "guest") return newGuest();
    if (viewer === "deactivated") {
      deactivated ??= newViewer(app, viewer, null);
      return deactivated;
    }
    return newViewer(app, viewer, await companyFor(viewer));
  };
}

/**
 * Guests of bubbles that are none of the world's, each of one of its own. Each enters an older bubble, made when an earlier
 * guest came: members who came in the same moment would be listed by their ids, in another order for every guest.
 */
function guestsElsewhere(app: TestApp): () => Promise<Client> {
  let host: Promise<Person> | undefined;
  const open: Promise<string>[] = [];
  const oneMore = async () => {
    host ??= app.person("host");
    const by = await host;
    return linkTo(await bubbleOf(by), by);
  };
  return async () => {
    open.push(oneMore());
    const link = open.length > twins ? open.shift() : oneMore();
    return guestBy(app, (await link) ?? "", "Vera");
  };
}
/** As many of one kind are made for one operation. */
const twins = 2;

async function newViewer(app: TestApp, viewer: Viewer, companyId: string | null): Promise<Client> {
  const client = new Client(app.url);
  const { accounts, companies } = app.app;
  const { signOn, memberships } = accounts;
  const person = {
    email: `${nanoid()}@elsewhere.example`,
    firstName: "Vera",
    lastName: "Viewer",
    language: "en",
  } as const;
  const accountId = await signOn.create(person, async (tx: Tx, id: string) => {
    if (companyId !== null) await companies.admit(tx, id, companyId);
    if (viewer === "administrator") await memberships.setRole(tx, id, "administrator");
  });
  if (accountId === undefined) throw new Error("the viewer was not made");
  const origin = { userAgent: null, address: "127.0.0.1", deviceToken: null };
  const provedAt = app.platform.now();
  const token = await signOn.openSession(accountId, { origin, provedAt, hadSecondFactor: true });
  client.cookie = `${sessionCookieName}=${token}`;
  await client.call(acceptTerms, { body: { version: app.platform.config.instance.terms_version, language: "en" } });
  if (viewer === "deactivated") {
    await app.platform.db.transaction((tx) => memberships.deactivate(tx, accountId));
    memberships.settle(accountId);
  }
  return client;
}
