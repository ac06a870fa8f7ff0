import type { Template } from "../templates.ts";

export interface FurtherEmailTakenData {
  readonly instanceName: string;
}

/** To an address that belongs to an account already, when somebody wants to add it to a profile. */
export const furtherEmailTaken: Template<FurtherEmailTakenData> = {
  en: ({ instanceName }) => ({
    subject: `This address is already used at ${instanceName}`,
    paragraphs: [
      `Hello,`,
      `somebody wanted to add this address to a profile at ${instanceName}. It already belongs to an account there, so nothing was changed.`,
    ],
    closing: `If it was you: remove the address from the other account first. If it was not you, there is nothing to do.`,
  }),
  de: ({ instanceName }) => ({
    subject: `Diese Adresse wird bei ${instanceName} schon benutzt`,
    paragraphs: [
      `Hallo,`,
      `jemand wollte diese Adresse in ein Profil bei ${instanceName} aufnehmen. Sie gehört dort schon zu einem Konto, deshalb wurde nichts geändert.`,
    ],
    closing: `Warst du es, entferne die Adresse zuerst aus dem anderen Konto. Warst du es nicht, musst du nichts tun.`,
  }),
  fr: ({ instanceName }) => ({
    subject: `Cette adresse est déjà utilisée chez ${instanceName}`,
    paragraphs: [
      `Bonjour,`,
      `quelqu'un a voulu ajouter cette adresse à un profil chez ${instanceName}. Elle y appartient déjà à un compte ; rien n'a donc été changé.`,
    ],
    closing: `Si c'était vous, retirez d'abord l'adresse de l'autre compte. Sinon, vous n'avez rien à faire.`,
  }),
};
