import type { Template } from "../templates.ts";

export interface ContactInvitationData {
  readonly instanceName: string;
  readonly inviterName: string;
  readonly url: string;
  readonly validDays: number;
}

/** Somebody wants to be in touch. Goes to people with and without an account alike. */
export const contactInvitation: Template<ContactInvitationData> = {
  en: ({ instanceName, inviterName, url, validDays }) => ({
    subject: `${inviterName} invites you to ${instanceName}`,
    paragraphs: [
      `${inviterName} would like to have you among their contacts at ${instanceName}, to write and call.`,
      `Open the link to see the invitation and decide. With an account you sign in, otherwise you can open one. The invitation waits for ${validDays} days.`,
    ],
    link: { label: "See the invitation", url },
    closing: `You get this mail because somebody at ${instanceName} typed in your address. They do not learn whether you have an account. If you do nothing, the invitation ends by itself.`,
  }),
  de: ({ instanceName, inviterName, url, validDays }) => ({
    subject: `${inviterName} lädt dich zu ${instanceName} ein`,
    paragraphs: [
      `${inviterName} möchte dich bei ${instanceName} zu den eigenen Kontakten zählen, um zu schreiben und anzurufen.`,
      `Öffne den Link, sieh dir die Einladung an und entscheide. Mit einem Konto meldest du dich an, sonst kannst du eines eröffnen. Die Einladung wartet ${validDays} Tage.`,
    ],
    link: { label: "Einladung ansehen", url },
    closing: `Du erhältst diese E-Mail, weil jemand bei ${instanceName} deine Adresse eingegeben hat. Ob du ein Konto hast, erfährt diese Person nicht. Wenn du nichts tust, endet die Einladung von selbst.`,
  }),
  fr: ({ instanceName, inviterName, url, validDays }) => ({
    subject: `${inviterName} vous invite sur ${instanceName}`,
    paragraphs: [
      `${inviterName} souhaite vous compter parmi ses contacts sur ${instanceName}, pour écrire et appeler.`,
      `Ouvrez le lien pour voir l'invitation et décider. Avec un compte, connectez-vous ; sinon, vous pouvez en ouvrir un. L'invitation reste ouverte ${validDays} jours.`,
    ],
    link: { label: "Voir l'invitation", url },
    closing: `Vous recevez cet e-mail parce que quelqu'un a saisi votre adresse sur ${instanceName}. Cette personne n'apprend pas si vous avez un compte. Si vous ne faites rien, l'invitation prend fin d'elle-même.`,
  }),
};
