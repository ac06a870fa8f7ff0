import type { Facts } from "../facts.ts";
import { officerLines, operatorLines, type RecordTexts, recordEntry, retentionEntry, stated } from "../text.ts";

const noOfficer = "None is named, since the law does not ask for one here.";

export const englishRecords: RecordTexts = {
  record: (facts, words) => ({
    title: "Record of processing activities",
    subtitle: `of ${facts.instanceName} at ${facts.host}, under Article 30 of Regulation (EU) 2016/679 (GDPR)`,
    parties: [
      { role: "Controller, and processor for companies", lines: operatorLines(facts, words) },
      { role: "Data-protection officer", lines: officerLines(facts, words, noOfficer) },
    ],
    sections: [
      {
        heading: "1. As controller and on behalf of companies",
        paragraphs: [
          "For accounts without a company, for guests and for the safety of the service the operator is the controller (Article 30(1)). For the members of companies it carries out the same activities as their processor (Article 30(2)); the companies and their agreements are listed in the administration of the instance. A company that has to keep a record of its own can take the activities from this one.",
        ],
      },
      {
        heading: "2. Activities",
        paragraphs: [
          "This list is made from the program, whose every table and column is declared; what is not declared keeps the program from being built.",
        ],
        entries: facts.activities.map((activity) => recordEntry(activity, words)),
      },
      {
        heading: "3. Recipients",
        paragraphs: [
          "Recipients within the service are named with each activity. Processors and outside services are in the list of processors.",
        ],
        points: facts.processors.length > 0 ? [...facts.processors] : ["No processor is employed."],
      },
      {
        heading: "4. Third countries",
        paragraphs: [
          facts.connections.push.length > 0
            ? "Data is processed in the region named in the privacy notice. Encrypted notifications go through the push service of the browser's maker, also outside the European Union, if the person turned them on (Article 49(1)(a))."
            : "Data is processed in the region named in the privacy notice. No transfer to third countries is configured.",
        ],
      },
      {
        heading: "5. Erasure",
        paragraphs: ["Storage times are named with each activity; the retention plan lists them by table."],
      },
      {
        heading: "6. Security",
        paragraphs: [
          "The measures of Article 32 are described in the document on technical and organisational measures.",
        ],
      },
    ],
    closing: "Kept in electronic form and made available to the supervisory authority on request (Article 30(4)).",
  }),

  measures: (facts, words) => ({
    title: "Technical and organisational measures",
    subtitle: `of ${facts.instanceName} at ${facts.host}, under Article 32 of Regulation (EU) 2016/679 (GDPR)`,
    parties: [{ role: "Operator", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Encryption at rest",
        paragraphs: [
          `${facts.columns.sealed} columns of the database hold personal values and are encrypted one by one (AES-256-GCM); table, column, row and key are authenticated with each value, so that a value moved elsewhere does not open. ${facts.columns.lookup} further columns hold keyed look-up values (HMAC-SHA-256), ${facts.columns.hashed} hold digests of secrets only. What stands in the clear are identifiers, references, times, settings and states.`,
          "Files are encrypted in chunks with a key of their own for each file; a chunk that was swapped, cut or changed is detected.",
        ],
        points: [
          "A master key wraps one data key for each person, conversation, name of a conversation, company and file.",
          "Wrapped keys lie in a database of their own, apart from the data and its backups.",
          "Keys are rotated without interruption. Erasure destroys keys, so that copies in backups cannot be opened.",
        ],
      },
      {
        heading: "2. Encryption in transit",
        paragraphs: [
          "Browsers connect by HTTPS and WSS (TLS 1.2 or 1.3), by the program's own certificate or a proxy before it. Calls and conferences are encrypted by DTLS-SRTP. Calls between two people go from device to device; where they must be relayed, the relay cannot read them.",
        ],
      },
      {
        heading: "3. Access control",
        paragraphs: ["Who may do what is decided on the server, for each call, in one place for each function."],
        points: [
          "Passwords are hashed with Argon2id. Second factors (authenticator app, passkey) can be demanded by companies.",
          "Sessions are listed with device and last use, can be ended one by one, and end by themselves after 30 days without use.",
          "Guessing, sign-up, uploads and calls of the interface are limited.",
          "Whoever may not see a thing cannot tell it from one that does not exist.",
          "Administrators and the operator have no access to the content of conversations that they take no part in.",
          "Dangerous acts ask again who acts.",
        ],
      },
      {
        heading: "4. Separation",
        paragraphs: [
          "Companies are tenants with keys of their own. Each company decides who finds its people. Every query is made for the person who asks.",
        ],
      },
      {
        heading: "5. Integrity and traceability",
        paragraphs: [
          "Administrative and security acts are written into an audit log, whose entries are chained and regularly signed: a changed, missing or cut entry is found. People see in their privacy log what was done with their data.",
          facts.connections.isScanned
            ? "Each upload is scanned for malware before anybody else receives it; without a verdict nothing passes."
            : "Uploads are not scanned for malware on this instance (configuration: files.clamd is off).",
        ],
      },
      {
        heading: "6. Availability and recovery",
        paragraphs: [
          "Nothing is acknowledged before it is durably stored. After a failure the program goes on where it stopped; what it had not delivered is delivered then.",
          facts.privacy.failover === ""
            ? "There is no fail-over site."
            : `Another site can take over: ${facts.privacy.failover}.`,
        ],
      },
      {
        heading: "7. Boundaries of the region",
        paragraphs: [
          "Every outgoing connection is refused unless the configuration names it, and is counted with its reason in a ledger that the operator can read and hand over.",
        ],
      },
      {
        heading: "8. Data minimisation",
        paragraphs: [
          "Presence, shared positions and running calls are in memory only. Log lines hold no content, names or mail addresses: a field that is not on a list of allowed names is withheld. What expires is deleted every hour.",
        ],
      },
      {
        heading: "9. Regular review",
        paragraphs: [
          "The program compares its database, keys and files with its map of personal data on demand (`iris privacy check`) and reports rows over their time, rows of who is gone, readable values where encrypted ones belong, and keys and files of nobody.",
        ],
      },
      {
        heading: "10. Measures of the operator",
        paragraphs: [
          facts.measuresUrl
            ? "Physical access control, staffing, instruction and contracts are described by the operator here:"
            : "Physical access control to the machines, the instruction of staff and contracts are for the operator to describe (configuration: operator.measures_url).",
        ],
        ...(facts.measuresUrl && { link: { label: "Measures of the operator", url: facts.measuresUrl } }),
      },
    ],
    closing:
      "Measures may be replaced by others as technology advances, as long as the level of protection does not fall.",
  }),

  processors: (facts, words) => ({
    title: "Processors and outside services",
    subtitle: `of ${facts.instanceName} at ${facts.host}`,
    parties: [{ role: "Operator", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Processors",
        paragraphs: [
          facts.processors.length > 0
            ? "These process personal data for the operator, under agreements by Article 28 GDPR:"
            : "No other company processes personal data for the operator.",
        ],
        points: [...facts.processors],
      },
      {
        heading: "2. Data centres and fail-over",
        paragraphs: [],
        points: [
          ...stated(words, facts.privacy.data_centres, "privacy.data_centres"),
          facts.privacy.failover === "" ? "There is no fail-over site." : `Fail-over: ${facts.privacy.failover}`,
        ],
      },
      {
        heading: "3. Services that the program connects to",
        paragraphs: ["From the configuration in force. What is not named here cannot be reached."],
        points: outside(facts.connections),
      },
    ],
    closing: "Changes are announced by a new version of this list.",
  }),

  retention: (facts, words) => ({
    title: "Retention plan",
    subtitle: `of ${facts.instanceName} at ${facts.host}, under Articles 5(1)(e) and 17 of Regulation (EU) 2016/679 (GDPR)`,
    parties: [{ role: "Operator", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. How deletion works",
        paragraphs: [
          "What expires is deleted by the program every hour. What belongs to an account, a conversation, a company or a file goes with it: first the key is destroyed, then the rows and files are removed. Where several conditions are named, the first one counts. Companies and bubbles may set shorter times.",
        ],
      },
      {
        heading: "2. Storage times",
        paragraphs: ["By activity, with the tables of the database that each rule holds for."],
        entries: facts.activities.map((activity) => retentionEntry(activity, words)),
      },
      {
        heading: "3. Backups and logs",
        paragraphs: [
          "Backups of the database carry no keys. What was erased cannot be opened in them, however long they are kept. Log lines go to the operator's system. They hold no content, names or mail addresses, but may hold IP addresses; how long they stay there is for the operator to set.",
        ],
      },
    ],
    closing: "`iris privacy check` compares the database with this plan.",
  }),
};

function outside(connections: Facts["connections"]): string[] {
  const { mail, push, relays, programs, signOn, database, isScanned } = connections;
  const lines = [
    ...(mail ? [`Mail server: ${mail} (mails of the service)`] : []),
    ...(push.length > 0 ? [`Push services: ${push.join(", ")} (encrypted notifications, if turned on)`] : []),
    ...(relays.length > 0 ? [`Relays for calls: ${relays.join(", ")} (encrypted calls)`] : []),
    ...(programs.length > 0 ? [`Programs of bubbles: ${programs.join(", ")} (what bubbles tell them)`] : []),
    ...(signOn.length > 0 ? [`Identity providers of companies: ${signOn.join(", ")} (signing in)`] : []),
    ...(database ? [`Database server: ${database} (all data, encrypted)`] : []),
    ...(isScanned ? ["Virus scanner of the operator (files, while they are uploaded)"] : []),
  ];
  return lines.length > 0 ? lines : ["None."];
}
