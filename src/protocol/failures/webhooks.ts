import type { FailureText } from "./failure-text.ts";

export const webhooksFailures = {
  /** Unknown and removed alike: whoever guesses learns nothing. */
  "webhooks.not_found": {
    status: 404,
    en: ["There is no such webhook.", "It may have been removed. Whoever tends the bubble can make a new one."],
    de: [
      "Diesen Webhook gibt es nicht.",
      "Vielleicht wurde er entfernt. Wer die Bubble betreut, kann einen neuen anlegen.",
    ],
    fr: [
      "Ce webhook n'existe pas.",
      "Il a pu être retiré. La personne qui s'occupe de la bulle peut en créer un nouveau.",
    ],
  },
  "webhooks.too_many": {
    status: 409,
    en: ["This bubble has as many webhooks as it may have.", "Remove one that is not used any more."],
    de: ["Diese Bubble hat so viele Webhooks, wie sie haben kann.", "Entferne einen, der nicht mehr benutzt wird."],
    fr: ["Cette bulle a le nombre maximal de webhooks.", "Retirez-en un qui ne sert plus."],
  },
  "webhooks.address_not_allowed": {
    status: 409,
    en: [
      "Iris may not send anything to this address.",
      "Ask the operator to allow it: it belongs into webhooks.allowed_origins of the configuration.",
    ],
    de: [
      "Iris darf an diese Adresse nichts senden.",
      "Bitte den Betreiber, sie zu erlauben: Sie gehört in der Konfiguration zu webhooks.allowed_origins.",
    ],
    fr: [
      "Iris n'a pas le droit d'envoyer quoi que ce soit à cette adresse.",
      "Demandez à l'opérateur de l'autoriser : elle se place dans webhooks.allowed_origins de la configuration.",
    ],
  },
} as const satisfies Record<string, FailureText>;
