import type { Template } from "../templates.ts";

export interface DigestData {
  readonly instanceName: string;
  readonly count: number;
  /** None: their reader does not want them named in a mail. */
  readonly chats: readonly { readonly name: string; readonly count: number }[];
  readonly url: string;
  readonly settingsUrl: string;
}

/** People and bubbles choose their names: nothing of one may become a link. */
const listed = (chats: DigestData["chats"]): string[] =>
  chats.map(
    ({ name, count }) =>
      `${name
        .replace(/[:/\\<>@]/g, " ")
        .slice(0, 80)
        .trim()}: ${count}`,
  );

/** What waits for somebody who is away. Never what was written. */
export const digest: Template<DigestData> = {
  en: ({ instanceName, count, chats, url, settingsUrl }) => ({
    subject: `${count === 1 ? "One unread message waits" : `${count} unread messages wait`} at ${instanceName}`,
    paragraphs: [
      `while you were away, ${count === 1 ? "one message" : `${count} messages`} arrived at ${instanceName} that you have not read yet.`,
      ...listed(chats),
    ],
    link: { label: "Open", url },
    closing: `You get this mail because you asked for it. Turn it off under Settings, Notifications: ${settingsUrl}`,
  }),
  de: ({ instanceName, count, chats, url, settingsUrl }) => ({
    subject: `${count === 1 ? "Eine ungelesene Nachricht wartet" : `${count} ungelesene Nachrichten warten`} bei ${instanceName}`,
    paragraphs: [
      `während du weg warst, ${count === 1 ? "ist bei" : "sind bei"} ${instanceName} ${count === 1 ? "eine Nachricht" : `${count} Nachrichten`} angekommen, die du noch nicht gelesen hast.`,
      ...listed(chats),
    ],
    link: { label: "Öffnen", url },
    closing: `Du erhältst diese E-Mail, weil du sie gewünscht hast. Ausschalten kannst du sie unter Einstellungen, Benachrichtigungen: ${settingsUrl}`,
  }),
  fr: ({ instanceName, count, chats, url, settingsUrl }) => ({
    subject: `${count === 1 ? "Un message non lu vous attend" : `${count} messages non lus vous attendent`} sur ${instanceName}`,
    paragraphs: [
      `pendant votre absence, ${count === 1 ? "un message est arrivé" : `${count} messages sont arrivés`} sur ${instanceName} que vous n'avez pas encore ${count === 1 ? "lu" : "lus"}.`,
      ...listed(chats),
    ],
    link: { label: "Ouvrir", url },
    closing: `Vous recevez cet e-mail parce que vous l'avez demandé. Désactivez-le dans Paramètres, Notifications : ${settingsUrl}`,
  }),
};
