/** In a message's text: `<@account id>` is that person, `<@all>` everybody there. Names are put in where it is shown. */
const token = /<@([A-Za-z0-9_-]{21}|all)>/g;

export interface Mentions {
  readonly accountIds: ReadonlySet<string>;
  readonly everyone: boolean;
}

export function mentionsIn(text: string): Mentions {
  const named = Array.from(text.matchAll(token), ([, who = ""]) => who);
  return { accountIds: new Set(named.filter((who) => who !== "all")), everyone: named.includes("all") };
}

/** The text with each mention in words, for where it cannot be drawn: lists, notifications, mails. */
export const withMentionNames = (text: string, nameOf: (accountId: string) => string, all: string): string =>
  text.replace(token, (_, who: string) => `@${who === "all" ? all : nameOf(who)}`);
