import type { FailureText } from "./failure-text.ts";

export const messageKindsFailures = {
  "message.mixed": {
    status: 422,
    en: ["A message is one thing.", "Send the poll, the position or the recording by itself."],
    de: ["Eine Nachricht ist eine Sache.", "Schicke die Umfrage, den Standort oder die Aufnahme für sich."],
    fr: ["Un message est une seule chose.", "Envoyez le sondage, la position ou l'enregistrement à part."],
  },
  "message.no_poll": {
    status: 409,
    en: ["There is no poll here any more.", "It may have been deleted."],
    de: ["Hier gibt es keine Umfrage mehr.", "Vielleicht wurde sie gelöscht."],
    fr: ["Il n'y a plus de sondage ici.", "Il a peut-être été supprimé."],
  },
  "message.poll_ended": {
    status: 409,
    en: ["This poll has ended.", "Ask its author for a new one."],
    de: ["Diese Umfrage ist beendet.", "Bitte um eine neue."],
    fr: ["Ce sondage est terminé.", "Demandez-en un nouveau à son auteur."],
  },
  "message.one_answer": {
    status: 422,
    en: ["This poll takes one answer.", "Choose one of them."],
    de: ["Diese Umfrage nimmt eine Antwort.", "Wähle eine davon."],
    fr: ["Ce sondage n'accepte qu'une réponse.", "Choisissez-en une."],
  },
  "message.location_gone": {
    status: 410,
    en: ["This position cannot be shown any more.", "Ask for it to be shared again."],
    de: ["Dieser Standort lässt sich nicht mehr zeigen.", "Bitte darum, ihn noch einmal zu teilen."],
    fr: ["Cette position ne peut plus être affichée.", "Demandez qu'elle soit partagée à nouveau."],
  },
} as const satisfies Record<string, FailureText>;
