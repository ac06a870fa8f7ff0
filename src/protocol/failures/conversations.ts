import type { FailureText } from "./failure-text.ts";

export const conversationsFailures = {
  "conversation.not_found": {
    status: 404,
    en: ["There is no such conversation.", "It may have been deleted, or you are no longer in it."],
    de: ["Diese Unterhaltung gibt es nicht.", "Vielleicht wurde sie gelöscht, oder du bist nicht mehr dabei."],
    fr: ["Cette conversation n'existe pas.", "Elle a pu être supprimée, ou vous n'en faites plus partie."],
  },
  "conversation.not_allowed": {
    status: 403,
    en: ["Your role in this bubble does not allow that.", "Ask an organiser or moderator of it."],
    de: ["Deine Rolle in dieser Bubble erlaubt das nicht.", "Frage eine Organisatorin oder Moderatorin."],
    fr: ["Votre rôle dans cette bulle ne le permet pas.", "Demandez à un organisateur ou à un modérateur."],
  },
  "conversation.member_not_found": {
    status: 404,
    en: ["This person is not in the bubble.", "Add them first."],
    de: ["Diese Person ist nicht in der Bubble.", "Füge sie zuerst hinzu."],
    fr: ["Cette personne ne fait pas partie de la bulle.", "Ajoutez-la d'abord."],
  },
  "conversation.last_organiser": {
    status: 409,
    en: ["You are the bubble's only organiser.", "Hand it on to another member before you leave."],
    de: ["Du organisierst diese Bubble allein.", "Gib sie an ein anderes Mitglied weiter, bevor du gehst."],
    fr: ["Vous êtes le seul organisateur de la bulle.", "Confiez-la à un autre membre avant de partir."],
  },
  "conversation.message_empty": {
    status: 422,
    en: ["There is nothing to send.", "Write something or attach a file."],
    de: ["Es gibt nichts zu senden.", "Schreibe etwas oder hänge eine Datei an."],
    fr: ["Il n'y a rien à envoyer.", "Écrivez quelque chose ou joignez un fichier."],
  },
  "conversation.bubble_full": {
    status: 409,
    en: ["This bubble cannot have so many members.", "Its organiser's plan sets how many: add fewer people."],
    de: [
      "Diese Bubble kann nicht so viele Mitglieder haben.",
      "Wie viele es sind, legt der Tarif ihrer Organisation fest: Füge weniger Personen hinzu.",
    ],
    fr: [
      "Cette bulle ne peut pas avoir autant de membres.",
      "La formule de son organisateur en fixe le nombre : ajoutez moins de personnes.",
    ],
  },
  "conversation.id_taken": {
    status: 409,
    en: ["This id is already used for something else.", "Send again with a new id."],
    de: ["Diese Kennung gehört schon zu etwas anderem.", "Sende mit einer neuen Kennung."],
    fr: ["Cet identifiant sert déjà à autre chose.", "Renvoyez avec un nouvel identifiant."],
  },
} as const satisfies Record<string, FailureText>;
