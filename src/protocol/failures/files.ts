import type { FailureText } from "./failure-text.ts";

export const filesFailures = {
  "files.not_found": {
    status: 404,
    en: ["There is no such file.", "It may have been deleted, or it was never shared with you."],
    de: ["Diese Datei gibt es nicht.", "Vielleicht wurde sie gelöscht oder nie mit dir geteilt."],
    fr: ["Ce fichier n'existe pas.", "Il a pu être supprimé, ou n'a jamais été partagé avec vous."],
  },
  "files.waits": {
    status: 409,
    en: ["A message that goes out later carries this file.", "Send or delete that message first."],
    de: ["Eine Nachricht, die später hinausgeht, trägt diese Datei.", "Sende oder lösche zuerst diese Nachricht."],
    fr: ["Un message qui partira plus tard contient ce fichier.", "Envoyez ou supprimez d'abord ce message."],
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
    status: 413,
    en: ["More bytes came than were announced.", "Start a new upload: the file has changed meanwhile."],
    de: ["Es kamen mehr Bytes als angekündigt.", "Beginne einen neuen Upload: Die Datei hat sich inzwischen geändert."],
    fr: ["Il est arrivé plus d'octets qu'annoncé.", "Recommencez l'envoi : le fichier a changé entre-temps."],
  },
  "files.tus_version": {
    status: 412,
    en: ["Uploads speak tus 1.0.0.", "Send the header Tus-Resumable: 1.0.0."],
    de: ["Uploads sprechen tus 1.0.0.", "Sende den Header Tus-Resumable: 1.0.0."],
    fr: ["Les téléversements parlent tus 1.0.0.", "Envoyez l'en-tête Tus-Resumable: 1.0.0."],
  },
  "files.upload_malformed": {
    status: 400,
    en: ["A header of the upload is missing or cannot be read.", "See https://tus.io/protocols/resumable-upload."],
    de: ["Ein Header des Uploads fehlt oder ist nicht lesbar.", "Siehe https://tus.io/protocols/resumable-upload."],
    fr: ["Un en-tête du téléversement manque ou est illisible.", "Voir https://tus.io/protocols/resumable-upload."],
  },
  "files.upload_type": {
    status: 415,
    en: ["Bytes of an upload have a media type of their own.", "Send Content-Type: application/offset+octet-stream."],
    de: ["Bytes eines Uploads haben einen eigenen Medientyp.", "Sende Content-Type: application/offset+octet-stream."],
    fr: [
      "Les octets d'un téléversement ont leur propre type de média.",
      "Envoyez Content-Type: application/offset+octet-stream.",
    ],
  },
  "files.offset_differs": {
    status: 409,
    en: ["The upload stands at another place.", "Ask where it stands, and go on from there."],
    de: ["Der Upload steht an einer anderen Stelle.", "Frage, wo er steht, und mache dort weiter."],
    fr: ["Le téléversement en est à un autre endroit.", "Demandez où il en est et reprenez là."],
  },
  "files.checksum_unknown": {
    status: 400,
    en: ["This kind of checksum is not known.", "Use sha1 or sha256."],
    de: ["Diese Art Prüfsumme ist nicht bekannt.", "Verwende sha1 oder sha256."],
    fr: ["Ce type de somme de contrôle est inconnu.", "Utilisez sha1 ou sha256."],
  },
  "files.checksum_differs": {
    status: 460,
    en: ["The bytes arrived altered or incomplete and were dropped.", "Send this part again."],
    de: ["Die Bytes kamen verändert oder unvollständig an und wurden verworfen.", "Sende diesen Teil erneut."],
    fr: ["Les octets sont arrivés altérés ou incomplets et ont été rejetés.", "Renvoyez cette partie."],
  },
  "files.disk_full": {
    status: 507,
    en: [
      "This Iris has no room for more files at the moment.",
      "What is stored stays. Try again later; the operator has to make room.",
    ],
    de: [
      "Dieses Iris hat gerade keinen Platz für weitere Dateien.",
      "Was gespeichert ist, bleibt. Versuche es später wieder; der Betreiber muss Platz schaffen.",
    ],
    fr: [
      "Cet Iris n'a plus de place pour d'autres fichiers en ce moment.",
      "Ce qui est stocké reste. Réessayez plus tard ; l'exploitant doit libérer de la place.",
    ],
  },
  "files.protected": {
    status: 422,
    en: [
      "This archive is protected by a password, so that nothing in it can be checked for viruses. Nobody can fetch it.",
      "Send what is in it without a password: here it is stored encrypted anyway.",
    ],
    de: [
      "Dieses Archiv ist mit einem Passwort geschützt, sein Inhalt lässt sich nicht auf Viren prüfen. Niemand kann es abrufen.",
      "Sende den Inhalt ohne Passwort: Hier wird er ohnehin verschlüsselt gespeichert.",
    ],
    fr: [
      "Cette archive est protégée par un mot de passe : son contenu ne peut pas être analysé. Personne ne peut la récupérer.",
      "Envoyez le contenu sans mot de passe : ici il est de toute façon stocké chiffré.",
    ],
  },
  "files.withdrawn": {
    status: 410,
    en: ["A virus was found in this file. It was destroyed.", "Delete copies that you saved, and check your device."],
    de: [
      "In dieser Datei wurde ein Virus gefunden. Sie wurde vernichtet.",
      "Lösche gespeicherte Kopien und prüfe dein Gerät.",
    ],
    fr: [
      "Un virus a été trouvé dans ce fichier. Il a été détruit.",
      "Supprimez les copies enregistrées et vérifiez votre appareil.",
    ],
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
