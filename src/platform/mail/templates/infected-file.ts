import type { Template } from "../templates.ts";

export interface InfectedFileData {
  readonly instanceName: string;
  readonly fileId: string;
  readonly uploaderId: string;
  /** The signature's name, as the scanner calls it. */
  readonly threat: string;
}

/** Tells an operator that the scanner refused an upload. Names neither the file nor the person: mail is not encrypted. */
export const infectedFile: Template<InfectedFileData> = {
  en: ({ instanceName, fileId, uploaderId, threat }) => ({
    subject: `${instanceName} refused an infected file`,
    paragraphs: [
      `The virus scanner found ${threat} in an upload. The file was destroyed at once; nobody could fetch it, and the uploader was told.`,
      `File ${fileId}, uploaded by account ${uploaderId}.`,
    ],
    closing: `You get this mail because you operate ${instanceName}.`,
  }),
  de: ({ instanceName, fileId, uploaderId, threat }) => ({
    subject: `${instanceName} hat eine infizierte Datei abgelehnt`,
    paragraphs: [
      `Der Virenscanner hat ${threat} in einem Upload gefunden. Die Datei wurde sofort vernichtet; niemand konnte sie abrufen, und die hochladende Person weiß Bescheid.`,
      `Datei ${fileId}, hochgeladen vom Konto ${uploaderId}.`,
    ],
    closing: `Du erhältst diese E-Mail, weil du ${instanceName} betreibst.`,
  }),
  fr: ({ instanceName, fileId, uploaderId, threat }) => ({
    subject: `${instanceName} a refusé un fichier infecté`,
    paragraphs: [
      `L'antivirus a trouvé ${threat} dans un téléversement. Le fichier a été détruit aussitôt ; personne n'a pu le récupérer, et l'auteur en a été averti.`,
      `Fichier ${fileId}, téléversé par le compte ${uploaderId}.`,
    ],
    closing: `Vous recevez cet e-mail parce que vous exploitez ${instanceName}.`,
  }),
};
