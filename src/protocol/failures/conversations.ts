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
  "conversation.archived": {
    status: 409,
    en: ["This bubble is archived: everybody reads in it, nobody changes it.", "Its organiser can restore it."],
    de: [
      "Diese Bubble ist archiviert: Alle lesen darin, niemand ändert sie.",
      "Wer sie organisiert, kann sie zurückholen.",
    ],
    fr: ["Cette bulle est archivée : on y lit, on n'y change rien.", "Son organisateur peut la rétablir."],
  },
  "conversation.announcements_only": {
    status: 403,
    en: [
      "Only its organiser and moderators write in this bubble.",
      "You can read and react; ask one of them to write for you.",
    ],
    de: [
      "In dieser Bubble schreiben nur Organisation und Moderation.",
      "Du kannst lesen und reagieren; bitte jemanden davon, für dich zu schreiben.",
    ],
    fr: [
      "Seuls l'organisateur et les modérateurs écrivent dans cette bulle.",
      "Vous pouvez lire et réagir ; demandez à l'un d'eux d'écrire pour vous.",
    ],
  },
  "conversation.invitation_gone": {
    status: 404,
    en: ["This invitation or request does not exist any more.", "Ask to be invited again."],
    de: ["Diese Einladung oder Anfrage gibt es nicht mehr.", "Bitte um eine neue Einladung."],
    fr: ["Cette invitation ou demande n'existe plus.", "Demandez une nouvelle invitation."],
  },
  "conversation.join_link_invalid": {
    status: 404,
    en: ["This link leads into no bubble that you may join.", "It may be over: ask whoever sent it for a new one."],
    de: [
      "Dieser Link führt in keine Bubble, der du beitreten darfst.",
      "Vielleicht ist er abgelaufen: Bitte um einen neuen.",
    ],
    fr: [
      "Ce lien ne mène dans aucune bulle que vous pouvez rejoindre.",
      "Il a pu expirer : demandez-en un nouveau à qui vous l'a envoyé.",
    ],
  },
  "conversation.name_differs": {
    status: 409,
    en: ["That is not the bubble's name.", "Type it exactly as it stands there."],
    de: ["So heißt die Bubble nicht.", "Gib den Namen genau so ein, wie er dasteht."],
    fr: ["Ce n'est pas le nom de la bulle.", "Saisissez-le exactement comme il est affiché."],
  },
  "conversation.folder_not_found": {
    status: 404,
    en: ["This folder does not exist any more.", "Choose another one."],
    de: ["Diesen Ordner gibt es nicht mehr.", "Wähle einen anderen."],
    fr: ["Ce dossier n'existe plus.", "Choisissez-en un autre."],
  },
  "conversation.too_many_folders": {
    status: 409,
    en: ["You have as many folders as one can have.", "Delete one that you no longer need."],
    de: ["Mehr Ordner sind nicht möglich.", "Lösche einen, den du nicht mehr brauchst."],
    fr: ["Vous avez atteint le nombre maximal de dossiers.", "Supprimez-en un qui ne sert plus."],
  },
  "conversation.id_taken": {
    status: 409,
    en: ["This id is already used for something else.", "Send again with a new id."],
    de: ["Diese Kennung gehört schon zu etwas anderem.", "Sende mit einer neuen Kennung."],
    fr: ["Cet identifiant sert déjà à autre chose.", "Renvoyez avec un nouvel identifiant."],
  },
} as const satisfies Record<string, FailureText>;
