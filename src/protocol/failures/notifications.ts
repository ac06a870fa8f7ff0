import type { FailureText } from "./failure-text.ts";

export const notificationsFailures = {
  "notifications.push_not_offered": {
    status: 409,
    en: [
      "This browser's push service is not allowed here.",
      "Ask your operator to name it in the configuration (push.allowed_origins), or use another browser.",
    ],
    de: [
      "Der Push-Dienst dieses Browsers ist hier nicht erlaubt.",
      "Bitte den Betreiber, ihn in der Konfiguration zu nennen (push.allowed_origins), oder nutze einen anderen Browser.",
    ],
    fr: [
      "Le service push de ce navigateur n'est pas autorisé ici.",
      "Demandez à l'exploitant de le nommer dans la configuration (push.allowed_origins) ou utilisez un autre navigateur.",
    ],
  },
  "notifications.subscription_invalid": {
    status: 400,
    en: ["The browser's push subscription is damaged.", "Turn push off and on again on this device."],
    de: ["Die Push-Anmeldung des Browsers ist beschädigt.", "Schalte Push auf diesem Gerät aus und wieder ein."],
    fr: ["L'abonnement push du navigateur est endommagé.", "Désactivez puis réactivez le push sur cet appareil."],
  },
  "notifications.subscription_not_found": {
    status: 404,
    en: ["That device is no longer told by push.", "Reload the page to see which devices are."],
    de: ["Dieses Gerät bekommt keinen Push mehr.", "Lade die Seite neu, um zu sehen, welche Geräte es sind."],
    fr: ["Cet appareil ne reçoit plus de push.", "Rechargez la page pour voir lesquels en reçoivent."],
  },
  "notifications.time_zone_unknown": {
    status: 400,
    en: ["There is no such time zone.", "Choose a time zone in your profile."],
    de: ["Diese Zeitzone gibt es nicht.", "Wähle eine Zeitzone in deinem Profil."],
    fr: ["Ce fuseau horaire n'existe pas.", "Choisissez un fuseau horaire dans votre profil."],
  },
} as const satisfies Record<string, FailureText>;
