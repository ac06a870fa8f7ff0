import type { Template } from "../templates.ts";

export interface AccountExistsData {
  readonly instanceName: string;
  readonly firstName: string;
  readonly signInUrl: string;
}

/** Answers a sign-up with a known address: only the address's owner learns that the account exists. */
export const accountExists: Template<AccountExistsData> = {
  en: ({ instanceName, firstName, signInUrl }) => ({
    subject: `You already have an account at ${instanceName}`,
    paragraphs: [
      `Hello ${firstName},`,
      "somebody tried to open an account with this address. You already have one, so nothing was changed. Sign in with the password you chose then.",
    ],
    link: { label: "Sign in", url: signInUrl },
    closing: `You get this mail because this address was typed in at ${instanceName}. If it was not you, you need not do anything.`,
  }),
  de: ({ instanceName, firstName, signInUrl }) => ({
    subject: `Du hast schon ein Konto bei ${instanceName}`,
    paragraphs: [
      `Hallo ${firstName},`,
      "jemand wollte mit dieser Adresse ein Konto eröffnen. Du hast schon eines, daher wurde nichts geändert. Melde dich mit dem Passwort an, das du damals gewählt hast.",
    ],
    link: { label: "Anmelden", url: signInUrl },
    closing: `Du erhältst diese E-Mail, weil diese Adresse bei ${instanceName} eingegeben wurde. Warst du es nicht, musst du nichts tun.`,
  }),
  fr: ({ instanceName, firstName, signInUrl }) => ({
    subject: `Vous avez déjà un compte chez ${instanceName}`,
    paragraphs: [
      `Bonjour ${firstName},`,
      "quelqu'un a voulu ouvrir un compte avec cette adresse. Vous en avez déjà un : rien n'a donc été changé. Connectez-vous avec le mot de passe choisi à l'époque.",
    ],
    link: { label: "Se connecter", url: signInUrl },
    closing: `Vous recevez cet e-mail parce que cette adresse a été saisie chez ${instanceName}. Si ce n'était pas vous, vous n'avez rien à faire.`,
  }),
};
