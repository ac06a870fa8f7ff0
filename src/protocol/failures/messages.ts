import type { FailureText } from "./failure-text.ts";

export const messagesFailures = {
  "message.not_found": {
    status: 404,
    en: ["There is no such message.", "It may have been deleted."],
    de: ["Diese Nachricht gibt es nicht.", "Vielleicht wurde sie gelöscht."],
    fr: ["Ce message n'existe pas.", "Il a peut-être été supprimé."],
  },
  "message.not_allowed": {
    status: 403,
    en: ["You cannot do that with this message.", "Its author can, or a moderator of the bubble."],
    de: ["Das geht mit dieser Nachricht nicht.", "Wer sie geschrieben hat, kann es, oder die Moderation der Bubble."],
    fr: ["Ce n'est pas possible avec ce message.", "Son auteur le peut, ou un modérateur de la bulle."],
  },
  "message.edit_too_late": {
    status: 409,
    en: ["This message is too old to be edited.", "Your company sets how long that is possible: write a new one."],
    de: [
      "Diese Nachricht ist zu alt, um sie zu bearbeiten.",
      "Wie lange das geht, legt deine Firma fest: Schreibe eine neue.",
    ],
    fr: ["Ce message est trop ancien pour être modifié.", "Votre entreprise fixe ce délai : écrivez-en un nouveau."],
  },
  "message.not_emoji": {
    status: 422,
    en: ["A reaction is one emoji.", "Choose one from the list."],
    de: ["Eine Reaktion ist genau ein Emoji.", "Wähle eines aus der Liste."],
    fr: ["Une réaction est un seul emoji.", "Choisissez-en un dans la liste."],
  },
  "message.too_many_reactions": {
    status: 409,
    en: ["There is no room for another reaction here.", "Take one of yours back first, or use one that is there."],
    de: [
      "Hier ist kein Platz für eine weitere Reaktion.",
      "Nimm zuerst eine von deinen zurück oder nutze eine vorhandene.",
    ],
    fr: [
      "Il n'y a plus de place pour une autre réaction.",
      "Retirez d'abord une des vôtres ou utilisez-en une existante.",
    ],
  },
  "message.too_many_pins": {
    status: 409,
    en: ["Fifty messages are pinned here.", "Unpin one that is no longer needed."],
    de: ["Hier sind fünfzig Nachrichten angepinnt.", "Löse eine, die niemand mehr braucht."],
    fr: ["Cinquante messages sont épinglés ici.", "Détachez-en un qui ne sert plus."],
  },
} as const satisfies Record<string, FailureText>;
