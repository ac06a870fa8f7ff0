import type { FailureText } from "./failure-text.ts";

export const unsentFailures = {
  "unsent.not_found": {
    status: 404,
    en: ["This message does not wait any more.", "It may have been sent already."],
    de: ["Diese Nachricht wartet nicht mehr.", "Vielleicht ist sie schon gesendet."],
    fr: ["Ce message n'attend plus.", "Il a peut-être déjà été envoyé."],
  },
  "unsent.too_many": {
    status: 409,
    en: ["Two hundred messages are waiting already.", "Send or delete some of them first."],
    de: ["Es warten schon zweihundert Nachrichten.", "Sende oder lösche zuerst einige davon."],
    fr: ["Deux cents messages attendent déjà.", "Envoyez-en ou supprimez-en d'abord."],
  },
  "unsent.time_unusable": {
    status: 422,
    en: ["A message cannot be sent at that time.", "Choose a time ahead, within a year."],
    de: ["Zu dieser Zeit lässt sich nichts senden.", "Wähle eine Zeit, die noch kommt, innerhalb eines Jahres."],
    fr: ["Un message ne peut pas partir à ce moment.", "Choisissez un moment à venir, d'ici un an."],
  },
  "unsent.author_restricted": {
    status: 409,
    en: ["It fell due while your data was restricted, so it was not sent.", "Send it now, or delete it."],
    de: [
      "Sie war fällig, während deine Daten eingeschränkt waren, und wurde nicht gesendet.",
      "Sende sie jetzt oder lösche sie.",
    ],
    fr: [
      "Il devait partir pendant que vos données étaient limitées : il n'a pas été envoyé.",
      "Envoyez-le maintenant ou supprimez-le.",
    ],
  },
} as const satisfies Record<string, FailureText>;
