import type { Template } from "../templates.ts";

export interface NoticeData {
  readonly instanceName: string;
  readonly subject: string;
  /** As the operator wrote it; an empty line begins a paragraph. */
  readonly text: string;
  /** Where no sign-in is needed to end these mails. */
  readonly url: string;
}

const paragraphsOf = (text: string) => text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");

/** What an operator tells everybody about a function. Each of them may object. */
export const notice: Template<NoticeData> = {
  en: ({ instanceName, subject, text, url }) => ({
    subject,
    paragraphs: paragraphsOf(text),
    link: { label: "No more mails like this", url },
    closing: `You get this mail because you have an account at ${instanceName}. You may object to mails about functions at any time, by the link or in the settings under Privacy; mails that your account needs still come.`,
  }),
  de: ({ instanceName, subject, text, url }) => ({
    subject,
    paragraphs: paragraphsOf(text),
    link: { label: "Keine solchen E-Mails mehr", url },
    closing: `Du erhältst diese E-Mail, weil du ein Konto bei ${instanceName} hast. E-Mails über Funktionen kannst du jederzeit widersprechen, mit dem Link oder in den Einstellungen unter Datenschutz; E-Mails, die dein Konto braucht, kommen weiter.`,
  }),
  fr: ({ instanceName, subject, text, url }) => ({
    subject,
    paragraphs: paragraphsOf(text),
    link: { label: "Ne plus recevoir ces e-mails", url },
    closing: `Vous recevez cet e-mail parce que vous avez un compte chez ${instanceName}. Vous pouvez vous opposer à tout moment aux e-mails sur les fonctions, par le lien ou dans les paramètres, sous Confidentialité ; les e-mails nécessaires à votre compte continuent d'arriver.`,
  }),
};
