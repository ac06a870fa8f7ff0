import type { FailureText } from "./failure-text.ts";

export const filesFailures = {
  "files.not_found": {
    status: 404,
    en: ["There is no such file.", "It may have been deleted, or it was never shared with you."],
    de: ["Diese Datei gibt es nicht.", "Vielleicht wurde sie gelöscht oder nie mit dir geteilt."],
    fr: ["Ce fichier n'existe pas.", "Il a pu être supprimé, ou n'a jamais été partagé avec vous."],
  },
  "files.too_large": {
    status: 413,
    en: ["This file is larger than this Iris accepts.", "Send a smaller one, or split it."],
    de: ["Diese Datei ist größer, als dieses Iris annimmt.", "Sende eine kleinere oder teile sie auf."],
    fr: ["Ce fichier est plus gros que ce qu'accepte cet Iris.", "Envoyez-en un plus petit ou découpez-le."],
  },
  "files.storage_full": {
    status: 507,
    en: ["Your plan's space for files is full.", "Delete files that you no longer need, or ask for a larger plan."],
    de: [
      "Der Speicherplatz deines Tarifs ist voll.",
      "Lösche Dateien, die du nicht mehr brauchst, oder frage nach einem größeren Tarif.",
    ],
    fr: [
      "L'espace de fichiers de votre formule est plein.",
      "Supprimez les fichiers inutiles ou demandez une formule plus grande.",
    ],
  },
  "files.id_taken": {
    status: 409,
    en: ["This id is already used for another file.", "Send again with a new id."],
    de: ["Diese Kennung gehört schon zu einer anderen Datei.", "Sende mit einer neuen Kennung."],
    fr: ["Cet identifiant sert déjà à un autre fichier.", "Renvoyez avec un nouvel identifiant."],
  },
  "files.size_differs": {
    status: 422,
    en: ["The file arrived incomplete or longer than announced.", "Upload it again."],
    de: ["Die Datei kam unvollständig oder länger als angekündigt an.", "Lade sie erneut hoch."],
    fr: ["Le fichier est arrivé incomplet ou plus long qu'annoncé.", "Téléversez-le de nouveau."],
  },
  "files.infected": {
    status: 422,
    en: ["The virus scanner refused this file. Nobody can fetch it.", "Clean your device and send an uninfected copy."],
    de: [
      "Der Virenscanner hat diese Datei abgelehnt. Niemand kann sie abrufen.",
      "Bereinige dein Gerät und sende eine saubere Kopie.",
    ],
    fr: [
      "L'antivirus a refusé ce fichier. Personne ne peut le récupérer.",
      "Nettoyez votre appareil et envoyez une copie saine.",
    ],
  },
  "files.unscannable": {
    status: 422,
    en: [
      "This file is larger, or unpacks to more, than the virus scanner checks. Nobody can fetch it.",
      "Send its parts one by one, unpacked.",
    ],
    de: [
      "Diese Datei ist größer oder entpackt sich zu mehr, als der Virenscanner prüft. Niemand kann sie abrufen.",
      "Sende ihre Teile einzeln und entpackt.",
    ],
    fr: [
      "Ce fichier est plus gros, ou se décompresse en plus, que ce que l'antivirus analyse. Personne ne peut le récupérer.",
      "Envoyez ses éléments un par un, décompressés.",
    ],
  },
  "files.already_uploaded": {
    status: 409,
    en: ["This file has already been uploaded.", "Start a new upload to send another one."],
    de: ["Diese Datei wurde schon hochgeladen.", "Beginne einen neuen Upload für eine andere."],
    fr: ["Ce fichier a déjà été téléversé.", "Commencez un nouveau téléversement pour un autre."],
  },
  "files.not_ready": {
    status: 409,
    en: ["This file is still being checked for viruses.", "Wait until the check is done."],
    de: ["Diese Datei wird noch auf Viren geprüft.", "Warte, bis die Prüfung fertig ist."],
    fr: ["Ce fichier est encore en cours d'analyse antivirus.", "Attendez la fin de l'analyse."],
  },
  "files.range_invalid": {
    status: 416,
    en: ["This part of the file does not exist.", "Ask for a range within its size."],
    de: ["Diesen Teil der Datei gibt es nicht.", "Fordere einen Bereich innerhalb ihrer Größe an."],
    fr: ["Cette partie du fichier n'existe pas.", "Demandez une plage dans sa taille."],
  },
  "files.no_preview": {
    status: 415,
    en: ["There is no preview of this kind of file.", "Download it instead."],
    de: ["Für diese Art Datei gibt es keine Vorschau.", "Lade sie stattdessen herunter."],
    fr: ["Il n'y a pas d'aperçu pour ce type de fichier.", "Téléchargez-le plutôt."],
  },
} as const satisfies Record<string, FailureText>;
