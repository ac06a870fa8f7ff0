import type { Template } from "../templates.ts";

export interface CompanyInvitationData {
  readonly instanceName: string;
  readonly companyName: string;
  readonly url: string;
  readonly validDays: number;
}

/** The name was typed by whoever founded the company: it must not become a link or a message in a stranger's mailbox. */
const shown = (name: string) =>
  name
    .replace(/[:/\\<>@]/g, " ")
    .replace(/\.(?=\S)/g, ". ")
    .slice(0, 80)
    .trim();

/** Invites somebody into a company, with an account or without. */
export const companyInvitation: Template<CompanyInvitationData> = {
  en: ({ instanceName, companyName, url, validDays }) => ({
    subject: `Invitation to ${shown(companyName)} at ${instanceName}`,
    paragraphs: [
      "Hello,",
      `the company “${shown(companyName)}” invites you to work with it at ${instanceName}. Open the link to accept: you choose your own password there, or join with the account you have. The link works for ${validDays} days.`,
    ],
    link: { label: "Accept invitation", url },
    closing: `You get this mail because an administrator of that company entered this address. If you do not know it, ignore the mail: nothing happens without you, and the address is forgotten.`,
  }),
  de: ({ instanceName, companyName, url, validDays }) => ({
    subject: `Einladung zu ${shown(companyName)} bei ${instanceName}`,
    paragraphs: [
      "Hallo,",
      `die Firma „${shown(companyName)}“ lädt dich ein, bei ${instanceName} mit ihr zu arbeiten. Öffne den Link, um anzunehmen: Dort wählst du dein eigenes Passwort oder trittst mit dem Konto bei, das du schon hast. Der Link gilt ${validDays} Tage.`,
    ],
    link: { label: "Einladung annehmen", url },
    closing: `Du erhältst diese E-Mail, weil die Administration dieser Firma die Adresse eingegeben hat. Kennst du sie nicht, beachte die E-Mail nicht weiter: Ohne dich geschieht nichts, und die Adresse wird vergessen.`,
  }),
  fr: ({ instanceName, companyName, url, validDays }) => ({
    subject: `Invitation à rejoindre ${shown(companyName)} sur ${instanceName}`,
    paragraphs: [
      "Bonjour,",
      `l'entreprise « ${shown(companyName)} » vous invite à travailler avec elle sur ${instanceName}. Ouvrez le lien pour accepter : vous y choisirez votre propre mot de passe, ou rejoindrez l'entreprise avec le compte que vous avez déjà. Le lien est valable ${validDays} jours.`,
    ],
    link: { label: "Accepter l'invitation", url },
    closing: `Vous recevez cet e-mail parce qu'un administrateur de cette entreprise a saisi cette adresse. Si vous ne la connaissez pas, ignorez-le : rien ne se passe sans vous, et l'adresse est oubliée.`,
  }),
};
