import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { mountAccessLog } from "./features/access-log/index.ts";
import { createAccounts, mountAccounts } from "./features/accounts/index.ts";
import { mountAudit } from "./features/audit/index.ts";
import { mountBreaches } from "./features/breaches/index.ts";
import { mountCalls, othersRelays } from "./features/calls/index.ts";
import { createCompanies, mountCompanies } from "./features/companies/index.ts";
import { mountConferences } from "./features/conferences/index.ts";
import { mountContacts } from "./features/contacts/index.ts";
import { mountConversations } from "./features/conversations/index.ts";
import { mountDiagnosis } from "./features/diagnosis/index.ts";
import { mountDirectory } from "./features/directory/index.ts";
import { mountDisclosures } from "./features/disclosures/index.ts";
import { mountErasure, partsOf } from "./features/erasure/index.ts";
import { mountExports } from "./features/exports/index.ts";
import { mountFeed } from "./features/feed/index.ts";
import { mountFiles } from "./features/files/index.ts";
import { createGuests, guestNames, mountGuests } from "./features/guests/index.ts";
import { mountMeetings } from "./features/meetings/index.ts";
import { mountNotices } from "./features/notices/index.ts";
import { mountNotifications } from "./features/notifications/index.ts";
import { mountOperators } from "./features/operators/index.ts";
import { mountOversight } from "./features/oversight/index.ts";
import { createPlans, mountPlans } from "./features/plans/index.ts";
import { mountPresence } from "./features/presence/index.ts";
import { mountPrivacy } from "./features/privacy/index.ts";
import { mountRecordings } from "./features/recordings/index.ts";
import { mountRetention } from "./features/retention/index.ts";
import { mountRights } from "./features/rights/index.ts";
import { mountSearch } from "./features/search/index.ts";
import { mountSingleSignOn, ownSignInRule } from "./features/single-sign-on/index.ts";
import { mountUnsent } from "./features/unsent/index.ts";
import { mountWebhooks, webhookNames } from "./features/webhooks/index.ts";
import { personalData } from "./personal-data.ts";
import { createAccessLog } from "./platform/access-log/access-log.ts";
import { createAntivirus, defaultAntivirusLimits } from "./platform/antivirus/antivirus.ts";
import { createAudit, readyAuditKey } from "./platform/audit/audit.ts";
import { createAuditHeads } from "./platform/audit/audit-heads.ts";
import { safeguardsIn } from "./platform/backup/safeguards.ts";
import { createBlobs } from "./platform/blobs/blobs.ts";
import type { Config } from "./platform/config/config.ts";
import { version } from "./platform/config/version.ts";
import { openKeys } from "./platform/crypto/key-store.ts";
import { createDnsResolver } from "./platform/dns/resolver.ts";
import { createFacts } from "./platform/events/facts.ts";
import { createHost, type HostOptions } from "./platform/http/create-host.ts";
import type { ListenOptions } from "./platform/http/listen.ts";
import { createJobs } from "./platform/jobs/jobs.ts";
import { createMail } from "./platform/mail/create-mail.ts";
import { instanceGauges } from "./platform/observability/instance-gauges.ts";
import { createLog } from "./platform/observability/log.ts";
import { databaseOverHttp } from "./platform/outbound/destination.ts";
import { createEgressLedger } from "./platform/outbound/egress-ledger.ts";
import { createOutbound } from "./platform/outbound/outbound.ts";
import { sweep } from "./platform/personal-data/sweep.ts";
import type { Log, Platform } from "./platform/platform.ts";
import { serveSigningKeys } from "./platform/signing/serve-signing-keys.ts";
import { createSigning } from "./platform/signing/signing.ts";
import { openStorage } from "./platform/storage/open-storage.ts";
import { createWebPush } from "./platform/webpush/web-push.ts";
import { getOwnAccount } from "./protocol/accounts.ts";
import { listConversations } from "./protocol/conversations.ts";

export interface InstanceOptions {
  readonly config: Config;
  readonly log?: Log;
  readonly now?: () => number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** How late a scheduled message may be. */
const dueMs = 5_000;
/** Who stays away for longer fetches lists afresh. */
const factsKeptMs = 30 * 24 * hourMs;

/** The instance without its server: what the command line needs to look after accounts. */
export async function openInstance({ config, log = createLog(config.log), now = Date.now }: InstanceOptions) {
  const { data, database_url: url } = config.storage;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const keys = await openKeys({ data, keys: config.keys, log, now });
  const egress = createEgressLedger(now);
  const outbound = createOutbound(config, log, { ledger: egress });
  const place =
    url === undefined
      ? { file: join(data, "iris.db") }
      : { url: databaseOverHttp(url), fetch: outbound.fetchFor("database") };
  const db = await openStorage({ ...place, log, now });
  const facts = await createFacts(db, log, now);
  await readyAuditKey(keys);
  const audit = createAudit({ keys, now, facts });
  const platform: Platform = { audit, config, db, facts, keys, log, now, newId: () => nanoid() };
  const mail = createMail({ ...platform, db, outbound });
  const accounts = createAccounts(platform, {
    mail,
    companyRequiresSecondFactor: (id) => companies.requiresSecondFactor(id),
    allowsOwnSignIn: ownSignInRule(platform),
  });
  const companies = createCompanies(platform, { accounts });
  const plans = createPlans(platform, { accounts });
  return {
    ...{ platform, db, facts, outbound, mail, accounts, companies, plans },
    keyInventory: keys.inventory,
    keySubjects: keys.subjects,
    /** Writes down what left the machine since the last time. */
    saveEgress: () => egress.save(db),
    auditHeads: createAuditHeads(platform),
    async close() {
      await accounts.authenticator.flush();
      await egress.save(db);
      await db.close();
      await keys.close();
    },
  };
}

export interface AppOptions extends InstanceOptions, Pick<HostOptions, "assets" | "strict" | "onBug" | "budgets"> {
  /** Pages that Bun builds as they are asked for, during development. */
  readonly pages?: ListenOptions["pages"];
}

/** Opens the instance, plugs every feature in and listens. The only place that knows them all. */
export async function startApp({ pages, ...options }: AppOptions) {
  const instance = await openInstance(options);
  const { platform, db, facts, outbound, mail, accounts, companies, plans, auditHeads } = instance;
  const { server } = platform.config;
  const guests = createGuests(platform, { plans, organiserOf: (id) => conversations.organiserOf(id) });
  const accessLog = createAccessLog(platform);
  const host = createHost(platform, {
    ...options,
    noteUse: accessLog.note,
    authenticate: async (request) => (await accounts.authenticate(request)) ?? guests.authenticate(request),
    firstRequests: [getOwnAccount.path, listConversations.path],
    stream: facts,
    version,
    isReady: async () => {
      await db.ping();
      return true;
    },
    gauges: instanceGauges(db, facts),
  });

  const blobs = createBlobs(join(platform.config.storage.data, "blobs"), platform.keys);
  mountAccounts(platform, host, {
    ...{ accounts, mail, blobs, plans },
    // Who sees whom is decided in higher ranks.
    viewers: {
      isKnownTo: async (viewerId, accountId) =>
        !(await contacts.blockedWith(viewerId)).has(accountId) &&
        (await directory.knownTo(viewerId, [accountId])).length > 0,
      mayFind: (viewerId, accountId) => directory.mayFind(viewerId, accountId),
      areContacts: async (viewerId, accountId) => (await contacts.contactsOf(viewerId)).has(accountId),
    },
    companyNames: companies.companyNames,
  });
  const { lookAfter: lookAfterCompanies } = mountCompanies(platform, host, {
    ...{ accounts, companies, mail },
    dns: createDnsResolver(outbound),
    eraseMember: (member) => erasure.eraseMember(member),
    tendsBubble: async (accountId, id) => (await conversations.tendersOf(id)).includes(accountId),
  });
  mountPlans(platform, host, { plans, companies });
  mountAudit(platform, host, { people: accounts.people, companies, heads: auditHeads });
  const singleSignOn = mountSingleSignOn(platform, host, { accounts, companies, outbound });
  const guestsOf = guestNames({
    ...{ reader: db.reader, guests },
    metBy: (accountId, ids) => conversations.metBy(accountId, ids),
    tendersOf: (id) => conversations.tendersOf(id),
  });
  const programsOf = webhookNames({ ...platform, roleIn: (id, accountId) => conversations.roleIn(id, accountId) });
  const directory = mountDirectory(platform, host, {
    ...{ accounts, companies, plans },
    guests: {
      knownTo: async (viewerId, ids) => [
        ...(await guestsOf.knownTo(viewerId, ids)),
        ...(await programsOf.knownTo(viewerId, ids)),
      ],
    },
    relations: {
      contactsOf: (accountId) => contacts.contactsOf(accountId),
      blockedWith: (accountId) => contacts.blockedWith(accountId),
      metBy: async (accountId, ids) =>
        (await conversations.metBy(accountId, ids)).union(await contacts.invitersAmong(accountId, ids)),
      thoseWhoMeet: async (accountId) =>
        (await conversations.thoseWhoMeet(accountId)).union(await contacts.inviteesOf(accountId)),
    },
  });
  const contacts = mountContacts(platform, host, {
    ...{ directory, mail, plans },
    accounts: accounts.people,
    meets: async (accountId, otherId) => (await conversations.metBy(accountId, [otherId])).has(otherId),
  });
  const presence = mountPresence(platform, host, {
    visibleTo: directory.visibleTo,
    companyIdsOf: accounts.people.companyIdsOf,
    plans,
  });
  const files = mountFiles(platform, host, {
    antivirus: createAntivirus(outbound, defaultAntivirusLimits(platform.config.files.max_bytes)),
    blobs,
    mail,
    plans: guests.functions,
    // Files are a lower rank than the conversations they are shared into.
    sees: (accountId, conversationId, seq) => conversations.sees(accountId, conversationId, seq),
    readableBy: (accountId) => conversations.readableBy(accountId),
    waits: (fileId) => unsent.carries(fileId),
    blockedWith: contacts.blockedWith,
    membersOf: async (conversationId) => (await conversations.roster(conversationId))?.accountIds ?? [],
    operators: accounts.people.operators,
    noteWithdrawn: async ({ fileId, ownerId, conversationId, name }) => {
      await conversations.appendEntry({
        ...{ conversationId, senderId: ownerId },
        // The same each time it is told.
        id: createHash("sha256").update(`withdrawn ${fileId} ${conversationId}`).digest("base64url").slice(0, 21),
        content: { kind: "notice", notice: "fileWithdrawn", subjectId: null, detail: name },
      });
    },
  });
  const conversations = mountConversations(platform, host, {
    relations: contacts,
    plans: guests.functions,
    people: directory,
    companyIdsOf: accounts.people.companyIdsOf,
    supportBubbleOf: companies.supportBubbleOf,
    awayAmong: accounts.people.awayAmong,
    retentionOf: (ofThese) => retention.of(ofThese),
    countConferences: (conversationId) => conferences.count(conversationId),
    presence,
    files,
    notifications: { wishesOf: (accountId, conversationId) => notifications.wishesOf(accountId, conversationId) },
  });
  const search = mountSearch(platform, host, {
    ...{ conversations: conversations.search, emptyLog: db.emptyLog },
    restrictedAmong: accounts.people.restrictedAmong,
  });
  const calls = mountCalls(platform, host, {
    ...{ relations: contacts, conversations, plans, presence, people: directory },
    relayServers: (accountId) => conferences.relayServers(accountId),
  });
  const recordings = mountRecordings(platform, host, { calls, files, plans });
  const conferences = mountConferences(platform, host, { conversations, plans: guests.functions, presence });
  const diagnosis = mountDiagnosis(platform, host, {
    ...{ people: accounts.people, mediaServers: conferences.relayServers },
    otherRelays: () => othersRelays(platform.config.calls, platform.now(), platform.newId()),
  });
  const { endDue: endDueGuests, linkOf: guestLinkOf } = mountGuests(platform, host, { guests, conversations, files });
  const meetings = mountMeetings(platform, host, { conversations, guestLinkOf, mail, people: accounts.people, plans });
  const unsent = mountUnsent(platform, host, {
    ...{ conversations, files },
    restrictedAmong: accounts.people.restrictedAmong,
  });
  const notices = mountNotices(platform, host, { accounts, mail });
  const signing = createSigning(platform.keys);
  const erasure = mountErasure({ ...platform, db }, host, {
    ...{ accounts, companies, mail, signing, conversations, files, recordings, contacts, unsent },
    destroyBlob: blobs.destroy,
    parts: [
      { of: "mail", byName: mail.forget },
      {
        of: "companies",
        byAddress: companies.forgetAddresses,
        erase: ({ accountId }) => companies.forgetPerson(accountId),
      },
      { of: "contacts", byAddress: contacts.forgetAddresses, erase: ({ accountId }) => contacts.erase(accountId) },
      ...partsOf({ recordings, files, unsent, diagnosis, notices }),
      { of: "conversations", erase: (leaver) => conversations.removePerson(leaver) },
      { of: "feed", erase: ({ accountId }) => feed.erase(accountId) },
      { of: "rights", erase: ({ accountId }) => rights.erase(accountId) },
      { of: "breaches", erase: ({ accountId }) => breaches.erase(accountId) },
      { of: "retention", erase: ({ accountId }) => retention.erase(accountId) },
      { of: "privacy", erase: ({ accountId }) => privacy.erase(accountId) },
      { of: "exports", erase: ({ accountId }) => exports.erase(accountId) },
    ],
    restored: { conversations, files, companyIds: companies.ids },
    async endCompany(companyId) {
      await plans.forgetCompany(companyId);
      await companies.erase(companyId);
    },
  });
  const retention = mountRetention(platform, host, {
    ...{ people: accounts.people, companies, files, calls, conferences, isHeld: erasure.isHeld },
    conversations: conversations.expiry,
  });
  const operators = mountOperators(platform, host, {
    ...{ accounts, companies, plans, files, conversations, erasure },
  });
  const breaches = mountBreaches(platform, host, {
    ...{ mail, people: accounts.people },
    bubble: conversations.roster,
  });
  mountOversight(platform, host, {
    people: accounts.people,
    keyInventory: instance.keyInventory,
    saveEgress: instance.saveEgress,
    requests: [
      { kind: "breachReport", waiting: breaches.openReports },
      { kind: "erasure", waiting: erasure.openRequests },
    ],
    safeguards: safeguardsIn(platform.config.storage.data),
  });
  mountAccessLog(platform, host, { accessLog, people: accounts.people, conversations, conferences });
  const webhooks = mountWebhooks(platform, host, { conversations, outbound, plans });
  const notifications = mountNotifications(platform, host, {
    ...{ conversations, contacts, presence, mail, people: accounts.people },
    webPush: createWebPush({ ...platform, outbound }),
  });
  // What was destroyed leaves the log of the database at once, too, also when a crash came in between.
  for (const kind of ["content.destroyed", "conversation.ended"] as const) facts.on(kind, "log", db.emptyLog);
  const rights = mountRights(platform, host, {
    ...{ accounts, companies, contacts, conversations, diagnosis, mail, notifications, presence, recordings },
    singleSignOn,
  });
  const privacy = mountPrivacy(platform, host, { conversations, calls, files, people: accounts.people, rights });
  mountDisclosures(platform, host, personalData);
  const feed = mountFeed(platform, host, { conversations, calls, files, contacts });

  serveSigningKeys(platform, host, signing);

  const exports = mountExports(platform, host, { blobs, mail, people: accounts.people, signing, version });

  await facts.start();
  await mail.start();
  const jobs = createJobs(platform.log);
  jobs.every(hourMs, "delete what is over its time", () => sweep(platform, personalData));
  jobs.every(hourMs, "tidy the events", feed.tidy);
  jobs.every(minuteMs, "end guests' visits", endDueGuests);
  jobs.every(dueMs, "send scheduled messages", unsent.sendDue);
  jobs.every(minuteMs, "forget positions", conversations.forgetLocations);
  jobs.every(minuteMs, "go on with erasures", erasure.resume);
  jobs.every(hourMs, "mail digests", notifications.sendDigests);
  jobs.every(hourMs, "tidy pushes", notifications.tidy);
  jobs.every(hourMs, "tidy the privacy logs", privacy.tidy);
  jobs.every(10 * minuteMs, "sign the audit log", auditHeads.sign);
  jobs.every(dueMs, "write the access log", accessLog.flush);
  jobs.every(hourMs, "sign the access log", accessLog.sign);
  jobs.every(hourMs, "destroy old days of the access log", accessLog.tidy);
  jobs.every(hourMs, "destroy expired exports", exports.tidy);
  jobs.every(hourMs, "tidy network reports", diagnosis.tidy);
  jobs.every(hourMs, "tidy webhooks", webhooks.tidy);
  jobs.every(hourMs, "tidy past conferences", conferences.tidy);
  jobs.every(hourMs, "scan files again", files.scanAgain);
  jobs.every(minuteMs, "count what goes out", instance.saveEgress);
  jobs.every(hourMs, "delete what was kept for long enough", retention.enforce);
  jobs.every(hourMs, "prune facts", () => facts.prune(factsKeptMs));
  jobs.every(hourMs, "forget wrong guesses", accounts.guessLimit.tidy);
  jobs.every(hourMs, "look after companies", lookAfterCompanies);
  const tls = server.tls_certificate &&
    server.tls_key && { cert: Bun.file(server.tls_certificate), key: Bun.file(server.tls_key) };
  const listening = await host.listen({
    port: server.port,
    hostname: server.host,
    ...(tls && { tls }),
    ...(pages && { pages }),
  });
  return {
    ...{ platform, mail, accounts, companies, plans, directory, contacts, conversations, search, operators, unsent },
    ...{ notifications, recordings, accessLog, erasure, exports, signing, blobs, host },
    keySubjects: instance.keySubjects,
    /** What is done every hour; tests do it at once. */
    lookAfterCompanies,
    scanFilesAgain: files.scanAgain,
    /** Resolves once what is due now was sent to programs. */
    webhooksSent: async () => {
      await facts.idle();
      await webhooks.sent();
    },
    /** What is done every minute. */
    endDueGuests,
    meetings,
    /** What is done every hour. */
    enforceRetention: retention.enforce,
    /** Resolves once whoever hears of facts has handled all that were recorded; tests wait for it. */
    heard: facts.idle,
    port: listening.port,
    url: listening.url,
    async stop() {
      await listening.stop();
      await jobs.stop();
      await mail.stop();
      await facts.stop();
      await auditHeads.sign();
      await accessLog.flush();
      await accessLog.sign();
      await instance.close();
    },
  };
}
export type App = Awaited<ReturnType<typeof startApp>>;
