import type { Template } from "../templates.ts";

export interface PasswordResetData {
  readonly instanceName: string;
  readonly firstName: string;
  readonly url: string;
  readonly validMinutes: number;
}

/** The link with which somebody chooses a new password. */
export const passwordReset: Template<PasswordResetData> = {
  en: ({ instanceName, firstName, url, validMinutes }) => ({
    subject: `Choose a new password for ${instanceName}`,
    paragraphs: [
      `Hello ${firstName},`,
      `with this link you choose a new password. It works once, within ${validMinutes} minutes, and signs you out everywhere.`,
    ],
    link: { label: "Choose a new password", url },
    closing: `You get this mail because a new password was asked for at ${instanceName} with this address. If it was not you, ignore it: your password stays as it is.`,
  }),
  de: ({ instanceName, firstName, url, validMinutes }) => ({
    subject: `Wähle ein neues Passwort für ${instanceName}`,
    paragraphs: [
      `Hallo ${firstName},`,
      `mit diesem Link wählst du ein neues Passwort. Er gilt einmal, ${validMinutes} Minuten lang, und meldet dich überall ab.`,
    ],
    link: { label: "Neues Passwort wählen", url },
    closing: `Du erhältst diese E-Mail, weil bei ${instanceName} mit dieser Adresse ein neues Passwort angefordert wurde. Warst du es nicht, beachte sie nicht weiter: Dein Passwort bleibt, wie es ist.`,
  }),
  fr: ({ instanceName, firstName, url, validMinutes }) => ({
    subject: `Choisissez un nouveau mot de passe pour ${instanceName}`,
    paragraphs: [
      `Bonjour ${firstName},`,
      `ce lien vous permet de choisir un nouveau mot de passe. Il sert une fois, pendant ${validMinutes} minutes, et vous déconnecte partout.`,
    ],
    link: { label: "Choisir un nouveau mot de passe", url },
    closing: `Vous recevez cet e-mail parce qu'un nouveau mot de passe a été demandé chez ${instanceName} avec cette adresse. Si ce n'était pas vous, ignorez-le : votre mot de passe ne change pas.`,
  }),
};
