import type { Template } from "../templates.ts";

export interface VerificationData {
  readonly instanceName: string;
  readonly firstName: string;
  /** Six digits, for those who cannot open the link on the same device. */
  readonly code: string;
  readonly url: string;
  readonly validHours: number;
}

/** Proves an address after sign-up. */
export const verification: Template<VerificationData> = {
  en: ({ instanceName, firstName, code, url, validHours }) => ({
    subject: `Confirm your address for ${instanceName}`,
    paragraphs: [
      `Hello ${firstName},`,
      `please confirm that this address is yours. Open the link, or type the code where you signed up. Both are valid for ${validHours} hours.`,
    ],
    code,
    link: { label: "Confirm address", url },
    closing: `You get this mail because somebody opened an account at ${instanceName} with this address. If it was not you, ignore it: without confirmation the account does not work.`,
  }),
  de: ({ instanceName, firstName, code, url, validHours }) => ({
    subject: `Bestätige deine Adresse für ${instanceName}`,
    paragraphs: [
      `Hallo ${firstName},`,
      `bitte bestätige, dass diese Adresse dir gehört. Öffne den Link oder gib den Code dort ein, wo du dich angemeldet hast. Beide gelten ${validHours} Stunden.`,
    ],
    code,
    link: { label: "Adresse bestätigen", url },
    closing: `Du erhältst diese E-Mail, weil mit dieser Adresse ein Konto bei ${instanceName} eröffnet wurde. Warst du es nicht, beachte sie nicht weiter: Ohne Bestätigung funktioniert das Konto nicht.`,
  }),
  fr: ({ instanceName, firstName, code, url, validHours }) => ({
    subject: `Confirmez votre adresse pour ${instanceName}`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `merci de confirmer que cette adresse est la vôtre. Ouvrez le lien, ou saisissez le code là où vous vous êtes inscrit. Les deux sont valables ${validHours} heures.`,
    ],
    code,
    link: { label: "Confirmer l'adresse", url },
    closing: `Vous recevez cet e-mail parce qu'un compte a été ouvert chez ${instanceName} avec cette adresse. Si ce n'était pas vous, ignorez-le : sans confirmation, le compte ne fonctionne pas.`,
  }),
};
