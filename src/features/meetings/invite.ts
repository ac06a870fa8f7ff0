import type { Tx } from "../../platform/storage/database.ts";
import { calendarOf } from "./calendar.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import type { MeetingRow } from "./meetings.store.ts";
import type { MeetingWords } from "./meetings.tables.ts";
import { momentOf } from "./wall-clock.ts";

export type Occasion = "planned" | "changed" | "cancelled" | "skipped";

interface Invitation {
  readonly row: MeetingRow;
  readonly words: MeetingWords;
  readonly occasion: Occasion;
  /** One of a series, as the wall shows it. */
  readonly only?: string;
}
export interface Recipient {
  readonly email: string;
  readonly language: "en" | "de" | "fr";
  readonly url: string;
}

/** Where the bubble opens for its members. */
export const memberUrl = ({ config }: Pick<MeetingsDeps, "config">, conversationId: string): string =>
  `${new URL(config.server.public_url).origin}/chat/${conversationId}`;

/** Who gets mail about a meeting: members who want it by the organiser's choice, and people outside with the guest link. */
export async function recipientsOf(
  deps: MeetingsDeps,
  row: Pick<MeetingRow, "conversationId" | "organiserId" | "mailsMembers">,
  { invitees }: Pick<MeetingWords, "invitees">,
): Promise<Recipient[]> {
  const { conversations, people, guestLinkOf } = deps.doors;
  const { accountIds = [] } = (await conversations.roster(row.conversationId)) ?? {};
  const organiser = await people.mailboxOf(row.organiserId);
  const url = memberUrl(deps, row.conversationId);
  const recipients = new Map<string, Recipient>();
  for (const accountId of row.mailsMembers ? accountIds : []) {
    const mailbox = await people.mailboxOf(accountId);
    if (mailbox) recipients.set(mailbox.email.toLowerCase(), { ...mailbox, url });
  }
  const guestUrl = invitees.length > 0 ? ((await guestLinkOf(row.conversationId)) ?? url) : url;
  for (const { email } of invitees) {
    const known = recipients.get(email.toLowerCase());
    if (!known) recipients.set(email.toLowerCase(), { email, language: organiser?.language ?? "en", url: guestUrl });
  }
  return [...recipients.values()];
}

/** Queues the mails of an occasion with the act's own transaction. */
export async function mailInvitations(
  deps: MeetingsDeps,
  tx: Tx,
  { row, words, occasion, only }: Invitation,
  recipients: readonly Recipient[],
): Promise<void> {
  const { config, doors, now } = deps;
  const [organiser] = await doors.people.byIds([row.organiserId]);
  const organiserName = organiser ? `${organiser.firstName} ${organiser.lastName}`.trim() : config.instance.name;
  const isOff = occasion === "cancelled" || occasion === "skipped";
  const startsAt = momentOf(only ?? row.startsOn, row.timeZone) ?? now();
  for (const { email, language, url } of recipients) {
    const text = calendarOf(
      { ...row, title: words.title, notes: words.notes },
      {
        ...{ method: isOff ? "CANCEL" : "REQUEST", url, attendee: email, now: now() },
        ...(only !== undefined && { only }),
        organiser: { name: organiserName, email: senderOf(config.mail.from) },
      },
    );
    await doors.mail.send(tx, {
      ...{ to: email, language, template: "meeting" },
      data: {
        ...{ occasion, organiserName, url, startsAt, timeZone: row.timeZone, minutes: row.minutes },
        ...{ title: words.title, instanceName: config.instance.name, isSeries: row.repeats !== null },
      },
      calendar: { method: isOff ? "CANCEL" : "REQUEST", text },
    });
  }
}

/** Answers would go to whoever sends the mail: the instance, which reads none. */
const senderOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;
