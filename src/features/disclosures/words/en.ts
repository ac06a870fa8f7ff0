import { listed, type Words } from "./words.ts";

const moments = {
  use: "after its last use",
  rise: "after it arose",
  expiry: "after its validity ended",
  end: "after its end",
};

export const english: Words = {
  purposes: {
    account: [
      "Accounts and profiles",
      "To open and keep an account, to prove its address, to show who somebody is, and to prove which terms were accepted.",
    ],
    signIn: [
      "Signing in and its protection",
      "To recognise people and their devices, to check passwords, passkeys and second factors, and to fend off guessing.",
    ],
    company: [
      "Administration of companies",
      "To let a company manage its members, invitations, licences and functions, and to prove the agreement on processing on its behalf.",
    ],
    directory: ["Directory", "To let people find each other, as far as their company and they themselves allow it."],
    contacts: [
      "Contacts and blocking",
      "To keep one's network, to invite people into it, and to protect oneself from others.",
    ],
    addressBook: [
      "Imported address book",
      "To keep contacts that somebody imported from a device or a file, for themselves alone. They are compared with nothing.",
    ],
    presence: [
      "Presence",
      "To show whether somebody can be reached, as they wish it. Presence itself is in memory only.",
    ],
    messages: [
      "Messages and bubbles",
      "To deliver and keep messages, reactions, polls, receipts, drafts and the rooms that they are in.",
    ],
    files: ["Files", "To store, scan, show and hand out files to those they were shared with."],
    calls: [
      "Calls between two people",
      "To connect calls and to show when, how long and with whom one spoke. The content of calls is neither recorded nor stored by the server.",
    ],
    recordings: [
      "Recordings of calls",
      "To prove who agreed to which recording of a call, and to keep it for the person who made it, if they stored it here.",
    ],
    conferences: [
      "Conferences",
      "To hold conferences in a bubble and to show its members who took part from when to when. Their content is not stored.",
    ],
    meetings: ["Planned conferences", "To plan conferences, to invite to them by mail and to remind of them."],
    guests: [
      "Guests",
      "To let somebody without an account take part in a bubble's conference for a day, under a name they give.",
    ],
    telephony: ["Telephone", "To let people take part by telephone, and to call outside numbers."],
    notifications: [
      "Notifications",
      "To tell people what happened while they were away, in the ways they chose. Messages through push services are encrypted.",
    ],
    search: [
      "Search",
      "To find words in one's own messages and files. The index is encrypted with the keys of the conversations.",
    ],
    programs: ["Programs and webhooks", "To let programs act for people or bubbles who allowed it."],
    diagnosis: [
      "Diagnosis of connections",
      "To let administrators see why a connection is bad, and the operator read a log of faults of the browser, when the person agreed to it.",
    ],
    mail: ["Mails of the service", "To send verification, security, invitation and notification mails."],
    rights: [
      "Rights of the people concerned",
      "To fulfil requests about personal data, to prove that they were fulfilled, and to publish this information.",
    ],
    logs: [
      "Access log",
      "To find and clear up attacks and faults: IP address, time of signing in and of use, browser, kind of device, operating system, version of the client, action, region, screen size, duration and errors, and of conferences the title (encrypted with the bubble's key), date and duration. No content of messages.",
    ],
    audit: ["Audit log", "To prove administrative acts and acts that concern security."],
    breaches: ["Breaches of data protection", "To report, document and remedy breaches (Articles 33 and 34 GDPR)."],
    operation: [
      "Operation",
      "To carry out what people did on all their devices, also after an interruption. References only, no content.",
    ],
  },
  bases: {
    consent: "consent, Art. 6(1)(a) GDPR",
    contract: "performance of the contract of use, Art. 6(1)(b) GDPR",
    legalObligation: "legal obligation, Art. 6(1)(c) GDPR",
    legitimateInterest: "legitimate interest in a safe service, Art. 6(1)(f) GDPR",
    none: "no personal data",
  },
  whose: {
    person: "people with an account",
    members: "participants of chats and bubbles",
    guest: "guests",
    outsider: "people without an account whom others invited or noted",
    company: "companies and their contact persons",
    operator: "operators of this instance",
    nobody: "nobody",
  },
  categories: {
    id: "identifiers",
    relation: "links to people and conversations",
    time: "times",
    setting: "settings",
    state: "states",
    count: "counts",
    technical: "technical values",
    name: "names",
    contact: "contact data",
    profile: "profile data",
    picture: "pictures",
    content: "content such as texts and files",
    location: "positions",
    credential: "credentials (as a hash or encrypted)",
    device: "device and browser",
    network: "network data",
    act: "records of acts",
  },
  readers: {
    self: "the person themselves",
    others: "people who may find them",
    members: "participants of the same chat or bubble",
    administrators: "administrators of their company",
    operator: "the operator",
    program: "the program only",
    nobody: "nobody (keyed values only)",
  },
  owners: {
    person: "the account is deleted",
    conversation: "the chat or bubble is deleted",
    company: "the company stops using the service",
    file: "the file is deleted",
    session: "the device is signed out",
  },
  by: {
    owner: "the person deletes it",
    members: "those involved delete it",
    administrator: "an administrator removes it",
    operator: "the operator's duty to keep it as proof ends",
    program: "the task it serves is done",
  },
  limit: (days, moment) =>
    days === 0 ? "its validity ends" : `${days === 1 ? "1 day has" : `${days} days have`} passed ${moments[moment]}`,
  until: (conditions) => {
    const all = `until ${listed(conditions, "or")}`;
    return conditions.length < 2 ? all : `${all}, whichever comes first`;
  },
  depending: (conditions) => `until ${listed(conditions, "or")}, depending on what it belongs to`,
  earlier: (limits) => `parts of it go earlier by themselves: when ${listed(limits, "or")}`,
  shared: "what was said to others stays with them when an account is deleted, with a deleted user as its author",
  keptOn: "what must be kept as proof stays when an account is deleted",
  labels: { basis: "Legal basis", data: "Data", people: "People concerned", readers: "Seen by", stored: "Stored" },
  notStated: (key) => `Not stated yet. The operator has to enter this (configuration: ${key}).`,
};
