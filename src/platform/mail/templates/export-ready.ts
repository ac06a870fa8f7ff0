import type { Template } from "../templates.ts";

export interface ExportReadyData {
  readonly instanceName: string;
  readonly days: number;
  readonly url: string;
}

/** Names nothing of what is in it: mail is not encrypted. The link leads to the settings, not to the data. */
export const exportReady: Template<ExportReadyData> = {
  en: ({ instanceName, days, url }) => ({
    subject: `Your data from ${instanceName} is ready`,
    paragraphs: [`You can download it for ${days} days. After that it is destroyed here.`],
    link: { label: "Go to the download", url },
    closing: "You get this mail because you asked for a copy of your data. If you did not, change your password.",
  }),
  de: ({ instanceName, days, url }) => ({
    subject: `Deine Daten aus ${instanceName} sind bereit`,
    paragraphs: [`Du kannst sie ${days} Tage lang herunterladen. Danach werden sie hier vernichtet.`],
    link: { label: "Zum Herunterladen", url },
    closing:
      "Du erhältst diese E-Mail, weil du eine Kopie deiner Daten angefordert hast. Wenn nicht, ändere dein Passwort.",
  }),
  fr: ({ instanceName, days, url }) => ({
    subject: `Vos données de ${instanceName} sont prêtes`,
    paragraphs: [`Vous pouvez les télécharger pendant ${days} jours. Ensuite elles sont détruites ici.`],
    link: { label: "Aller au téléchargement", url },
    closing:
      "Vous recevez cet e-mail parce que vous avez demandé une copie de vos données. Sinon, changez votre mot de passe.",
  }),
};
