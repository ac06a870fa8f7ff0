import type { Template } from "../templates.ts";

export interface FurtherEmailProofData {
  readonly instanceName: string;
  /** Six digits, for those who cannot open the link on the same device. */
  readonly code: string;
  readonly url: string;
  readonly validHours: number;
}

/** Proves an address that somebody adds to their profile. Says nothing of who: a stranger may have typed it. */
export const furtherEmailProof: Template<FurtherEmailProofData> = {
  en: ({ instanceName, code, url, validHours }) => ({
    subject: `Confirm your further address for ${instanceName}`,
    paragraphs: [
      `Hello,`,
      `you want to add this address to your profile at ${instanceName}. Open the link where you are signed in, or type the code in your profile. Both are valid for ${validHours} hours.`,
    ],
    code,
    link: { label: "Confirm address", url },
    closing: `If it was not you, ignore this mail: without confirmation the address belongs to nobody.`,
  }),
  de: ({ instanceName, code, url, validHours }) => ({
    subject: `Bestätige deine weitere Adresse für ${instanceName}`,
    paragraphs: [
      `Hallo,`,
      `du möchtest diese Adresse in dein Profil bei ${instanceName} aufnehmen. Öffne den Link dort, wo du angemeldet bist, oder gib den Code in deinem Profil ein. Beide gelten ${validHours} Stunden.`,
    ],
    code,
    link: { label: "Adresse bestätigen", url },
    closing: `Warst du es nicht, beachte diese E-Mail nicht weiter: Ohne Bestätigung gehört die Adresse niemandem.`,
  }),
  fr: ({ instanceName, code, url, validHours }) => ({
    subject: `Confirmez votre autre adresse pour ${instanceName}`,
    paragraphs: [
      `Bonjour,`,
      `vous souhaitez ajouter cette adresse à votre profil chez ${instanceName}. Ouvrez le lien là où vous êtes connecté, ou saisissez le code dans votre profil. Les deux sont valables ${validHours} heures.`,
    ],
    code,
    link: { label: "Confirmer l'adresse", url },
    closing: `Si ce n'était pas vous, ignorez cet e-mail : sans confirmation, l'adresse n'appartient à personne.`,
  }),
};
