import type { FailureText } from "./failure-text.ts";

export const conferencesFailures = {
  "conference.not_found": {
    status: 404,
    en: ["This conference is over.", "Start a new one from the bubble."],
    de: ["Diese Konferenz ist vorbei.", "Starte in der Bubble eine neue."],
    fr: ["Cette conférence est terminée.", "Lancez-en une nouvelle depuis la bulle."],
  },
  "conference.full": {
    status: 409,
    en: [
      "This conference is full.",
      "Wait until somebody leaves. How many fit in is set by the plan of whoever started it.",
    ],
    de: [
      "Diese Konferenz ist voll.",
      "Warte, bis jemand geht. Wie viele hineinpassen, bestimmt der Tarif der Person, die sie begonnen hat.",
    ],
    fr: [
      "Cette conférence est complète.",
      "Attendez que quelqu'un parte. Le nombre de places dépend de la formule de la personne qui l'a lancée.",
    ],
  },
  "conference.locked": {
    status: 403,
    en: ["This conference is locked.", "Ask somebody inside to unlock it."],
    de: ["Diese Konferenz ist abgeschlossen.", "Bitte jemanden, der dabei ist, sie aufzuschließen."],
    fr: ["Cette conférence est verrouillée.", "Demandez à une personne présente de la déverrouiller."],
  },
  "conference.not_moderator": {
    status: 403,
    en: [
      "Your role in this bubble does not allow that.",
      "Ask its organiser or a moderator. Moderators cannot remove each other or the organiser.",
    ],
    de: [
      "Deine Rolle in dieser Bubble erlaubt das nicht.",
      "Bitte den Organisator oder einen Moderator. Moderatoren können einander und den Organisator nicht entfernen.",
    ],
    fr: [
      "Votre rôle dans cette bulle ne le permet pas.",
      "Demandez à son organisateur ou à un modérateur. Les modérateurs ne peuvent ni s'exclure entre eux ni exclure l'organisateur.",
    ],
  },
  "conference.participant_gone": {
    status: 404,
    en: ["This person is not in the conference any more.", "Nothing more has to be done."],
    de: ["Diese Person ist nicht mehr in der Konferenz.", "Es ist nichts weiter zu tun."],
    fr: ["Cette personne n'est plus dans la conférence.", "Il n'y a rien d'autre à faire."],
  },
  "conference.start_not_in_plan": {
    status: 403,
    en: [
      "Starting a conference is not part of your plan.",
      "Join one that somebody else started, or ask for a larger plan.",
    ],
    de: [
      "Eine Konferenz zu starten gehört nicht zu deinem Tarif.",
      "Nimm an einer teil, die jemand anderes gestartet hat, oder frage nach einem größeren Tarif.",
    ],
    fr: [
      "Lancer une conférence ne fait pas partie de votre formule.",
      "Rejoignez-en une que quelqu'un d'autre a lancée, ou demandez une formule plus grande.",
    ],
  },
  "conference.not_bubble": {
    status: 409,
    en: ["Conferences take place in bubbles.", "Call this person instead."],
    de: ["Konferenzen finden in Bubbles statt.", "Rufe diese Person stattdessen an."],
    fr: ["Les conférences ont lieu dans les bulles.", "Appelez plutôt cette personne."],
  },
  "conference.media_refused": {
    status: 422,
    en: [
      "The media server could not use what your browser offered.",
      "Reload the page; if it stays, use a current browser.",
    ],
    de: [
      "Der Medienserver konnte das Angebot deines Browsers nicht nutzen.",
      "Lade die Seite neu; hilft das nicht, nimm einen aktuellen Browser.",
    ],
    fr: [
      "Le serveur média n'a pas pu utiliser l'offre de votre navigateur.",
      "Rechargez la page ; sinon, utilisez un navigateur à jour.",
    ],
  },
} as const satisfies Record<string, FailureText>;
