import type { Language } from "../../../protocol/failures/index.ts";
import type { Template } from "../templates.ts";

export interface ErasedData {
  readonly instanceName: string;
  readonly number: string;
  readonly url: string;
}

/** To the last address of somebody whose account is gone: the proof. The address is forgotten with this mail. */
export const erased: Template<ErasedData> = {
  en: ({ instanceName, number, url }) => ({
    subject: `Your account at ${instanceName} was erased`,
    paragraphs: [
      "Hello,",
      `your account is gone. The certificate ${number} says what was removed, which keys were destroyed, and what stays with others and why. It can be checked without us.`,
    ],
    link: { label: "See the certificate", url },
    closing: `This is the last mail from ${instanceName}: with it your address is forgotten.`,
  }),
  de: ({ instanceName, number, url }) => ({
    subject: `Dein Konto bei ${instanceName} wurde gelöscht`,
    paragraphs: [
      "Hallo,",
      `dein Konto ist gelöscht. Das Zertifikat ${number} sagt, was entfernt wurde, welche Schlüssel vernichtet sind und was bei anderen bleibt und warum. Es lässt sich ohne uns prüfen.`,
    ],
    link: { label: "Zertifikat ansehen", url },
    closing: `Dies ist die letzte E-Mail von ${instanceName}: Mit ihr wird deine Adresse vergessen.`,
  }),
  fr: ({ instanceName, number, url }) => ({
    subject: `Votre compte chez ${instanceName} a été effacé`,
    paragraphs: [
      "Bonjour,",
      `votre compte n'existe plus. Le certificat ${number} dit ce qui a été supprimé, quelles clés ont été détruites, et ce qui reste chez d'autres et pourquoi. Il peut être vérifié sans nous.`,
    ],
    link: { label: "Voir le certificat", url },
    closing: `C'est le dernier e-mail de ${instanceName} : avec lui, votre adresse est oubliée.`,
  }),
};

export interface ErasureRequestData {
  readonly instanceName: string;
  readonly name: string;
  readonly dueAt: number;
  readonly url: string;
}

const day = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(at);

/** To administrators: a member wants their account erased, and the law gives a month. */
export const erasureRequest: Template<ErasureRequestData> = {
  en: ({ instanceName, name, dueAt, url }) => ({
    subject: `${name} asks for the erasure of their account`,
    paragraphs: [
      "Hello,",
      `${name} asks you, as an administrator of their company, to erase their account. The law (GDPR, Art. 12 and 17) gives you until ${day("en", dueAt)}.`,
    ],
    link: { label: "Open the company's page", url },
    closing: `You get this mail because you administer a company at ${instanceName}.`,
  }),
  de: ({ instanceName, name, dueAt, url }) => ({
    subject: `${name} bittet um die Löschung des Kontos`,
    paragraphs: [
      "Hallo,",
      `${name} bittet dich als Administrator der Firma, das Konto zu löschen. Das Gesetz (DSGVO, Art. 12 und 17) gibt dir Zeit bis zum ${day("de", dueAt)}.`,
    ],
    link: { label: "Seite der Firma öffnen", url },
    closing: `Du erhältst diese E-Mail, weil du bei ${instanceName} eine Firma verwaltest.`,
  }),
  fr: ({ instanceName, name, dueAt, url }) => ({
    subject: `${name} demande l'effacement de son compte`,
    paragraphs: [
      "Bonjour,",
      `${name} vous demande, en tant qu'administrateur de son entreprise, d'effacer son compte. La loi (RGPD, art. 12 et 17) vous laisse jusqu'au ${day("fr", dueAt)}.`,
    ],
    link: { label: "Ouvrir la page de l'entreprise", url },
    closing: `Vous recevez cet e-mail parce que vous administrez une entreprise sur ${instanceName}.`,
  }),
};
