import type { FailureText } from "./failure-text.ts";

export const guestsFailures = {
  /** Unknown, expired, used up and closed alike: whoever guesses learns nothing. */
  "guests.link_invalid": {
    status: 404,
    en: ["This guest link does not work.", "It may have expired or been replaced. Ask whoever sent it for a new one."],
    de: [
      "Dieser Gastlink funktioniert nicht.",
      "Vielleicht ist er abgelaufen oder ersetzt. Frag die Person, die ihn geschickt hat, nach einem neuen.",
    ],
    fr: [
      "Ce lien d'invité ne fonctionne pas.",
      "Il a peut-être expiré ou été remplacé. Demandez-en un nouveau à la personne qui l'a envoyé.",
    ],
  },
  "guests.full": {
    status: 409,
    en: ["There is no room for another guest right now.", "Try again later, or ask whoever invited you."],
    de: [
      "Gerade ist kein Platz für einen weiteren Gast.",
      "Versuche es später noch einmal, oder frag die Person, die dich eingeladen hat.",
    ],
    fr: [
      "Il n'y a pas de place pour un autre invité en ce moment.",
      "Réessayez plus tard ou adressez-vous à la personne qui vous a invité.",
    ],
  },
  "guests.archived": {
    status: 409,
    en: ["This bubble is archived and takes no guests any more.", "Ask whoever sent you the link where to meet now."],
    de: [
      "Diese Bubble ist archiviert und nimmt keine Gäste mehr auf.",
      "Frag die Person, die dir den Link geschickt hat, wo ihr euch jetzt trefft.",
    ],
    fr: [
      "Cette bulle est archivée et n'accueille plus d'invités.",
      "Demandez à la personne qui vous a envoyé le lien où vous retrouver maintenant.",
    ],
  },
  "guests.has_account": {
    status: 409,
    en: [
      "You are signed in, and guest links are for people without an account.",
      "Ask the bubble's organiser to add you, or open the link in a private window.",
    ],
    de: [
      "Du bist angemeldet, und Gastlinks sind für Menschen ohne Konto.",
      "Bitte darum, zur Bubble hinzugefügt zu werden, oder öffne den Link in einem privaten Fenster.",
    ],
    fr: [
      "Vous êtes connecté, et les liens d'invité sont pour les personnes sans compte.",
      "Demandez à être ajouté à la bulle, ou ouvrez le lien dans une fenêtre privée.",
    ],
  },
  "guests.not_waiting": {
    status: 404,
    en: ["This guest is not waiting any more.", "They went, or somebody else answered them."],
    de: ["Dieser Gast wartet nicht mehr.", "Er ist gegangen, oder jemand anderes hat ihm geantwortet."],
    fr: ["Cet invité n'attend plus.", "Il est parti, ou quelqu'un d'autre lui a répondu."],
  },
} as const satisfies Record<string, FailureText>;
