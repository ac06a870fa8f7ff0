import * as clientLog from "./client-log.ts";
import * as accessLog from "./access-log.ts";
import * as accessTokens from "./access-tokens.ts";
import * as accounts from "./accounts.ts";
import * as audit from "./audit.ts";
import * as breaches from "./breaches.ts";
import * as bubbles from "./bubbles.ts";
import * as calls from "./calls.ts";
import * as companies from "./companies.ts";
import * as conferences from "./conferences.ts";
import * as consents from "./consents.ts";
import * as contacts from "./contacts.ts";
import * as conversations from "./conversations.ts";
import * as diagnosis from "./diagnosis.ts";
import * as directory from "./directory.ts";
import * as disclosures from "./disclosures.ts";
import type { EndpointShape } from "./endpoint.ts";
import * as erasure from "./erasure.ts";
import * as exports from "./exports.ts";
import * as feed from "./feed.ts";
import * as files from "./files.ts";
import * as folders from "./folders.ts";
import * as functionMails from "./function-mails.ts";
import * as guests from "./guests.ts";
import * as meetings from "./meetings.ts";
import * as messages from "./messages.ts";
import * as notifications from "./notifications.ts";
import * as operators from "./operators.ts";
import * as oversight from "./oversight.ts";
import * as pastConferences from "./past-conferences.ts";
import * as plans from "./plans.ts";
import * as polls from "./polls.ts";
import * as presence from "./presence.ts";
import * as privacy from "./privacy.ts";
import * as profiles from "./profiles.ts";
import * as receipts from "./receipts.ts";
import * as recordings from "./recordings.ts";
import * as retention from "./retention.ts";
import * as rights from "./rights.ts";
import * as search from "./search.ts";
import * as security from "./security.ts";
import * as sides from "./sides.ts";
import * as signing from "./signing.ts";
import * as singleSignOn from "./single-sign-on.ts";
import * as unsent from "./unsent.ts";
import * as uploads from "./uploads.ts";
import * as webhooks from "./webhooks.ts";

const isEndpoint = (value: unknown): value is EndpointShape =>
  typeof value === "object" && value !== null && "operation" in value && "path" in value;

/** The endpoints by the part of Iris they belong to, in the order of the documentation. */
export const chapters: Readonly<Record<string, readonly EndpointShape[]>> = Object.fromEntries(
  Object.entries({
    accounts,
    security,
    accessTokens,
    profiles,
    companies,
    singleSignOn,
    plans,
    audit,
    accessLog,
    operators,
    oversight,
    breaches,
    disclosures,
    directory,
    contacts,
    presence,
    conversations,
    bubbles,
    folders,
    messages,
    polls,
    unsent,
    webhooks,
    sides,
    receipts,
    privacy,
    erasure,
    retention,
    signing,
    rights,
    consents,
    exports,
    diagnosis,
    clientLog,
    files,
    uploads,
    search,
    calls,
    conferences: { ...conferences, ...pastConferences },
    meetings,
    recordings,
    guests,
    feed,
    functionMails,
    notifications,
  }).map(([chapter, module]) => [chapter, Object.values(module).filter(isEndpoint)]),
);

/** Every endpoint of the instance. */
export const endpoints: readonly EndpointShape[] = Object.values(chapters).flat();
