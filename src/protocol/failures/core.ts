import type { FailureText } from "./failure-text.ts";

/** Failures that any endpoint or frame may give. */
export const coreFailures = {
  "core.invalid_input": {
    status: 400,
    en: ["Something in this request is not valid.", "Check the fields named below and send it again."],
    de: ["An dieser Anfrage stimmt etwas nicht.", "Prüfe die unten genannten Felder und sende sie erneut."],
    fr: ["Cette demande contient une erreur.", "Vérifiez les champs indiqués ci-dessous et renvoyez-la."],
  },
  "core.not_signed_in": {
    status: 401,
    en: ["You are not signed in.", "Sign in and try again."],
    de: ["Du bist nicht angemeldet.", "Melde dich an und versuche es erneut."],
    fr: ["Vous n'êtes pas connecté.", "Connectez-vous et réessayez."],
  },
  "core.token_scope": {
    status: 403,
    en: ["This access token may not do that.", "Create one whose scopes name it, in the settings of your account."],
    de: [
      "Dieses Zugriffstoken darf das nicht.",
      "Erstelle in den Einstellungen deines Kontos eines, dessen Rechte das nennen.",
    ],
    fr: [
      "Ce jeton d'accès ne permet pas cela.",
      "Créez-en un dont les droits le prévoient, dans les réglages de votre compte.",
    ],
  },
  "core.reauthentication_needed": {
    status: 403,
    en: ["Iris wants to be sure that it is you.", "Confirm it with your password or passkey and try again."],
    de: ["Iris möchte sicher sein, dass du es bist.", "Bestätige es mit Passwort oder Passkey und versuche es erneut."],
    fr: ["Iris veut s'assurer que c'est bien vous.", "Confirmez-le par mot de passe ou clé d'accès, puis réessayez."],
  },
  "core.terms_due": {
    status: 403,
    en: ["The terms of use have changed.", "Open Iris, read and accept them; then everything is open."],
    de: ["Die Nutzungsbedingungen haben sich geändert.", "Öffne Iris, lies und bestätige sie; dann ist alles offen."],
    fr: ["Les conditions d'utilisation ont changé.", "Ouvrez Iris, lisez-les et acceptez-les ; tout s'ouvre alors."],
  },
  "core.second_factor_needed": {
    status: 403,
    en: ["Your company asks for a second factor.", "Set one up under Account & security; then everything is open."],
    de: [
      "Deine Firma verlangt einen zweiten Faktor.",
      "Richte unter Konto & Sicherheit einen ein; dann ist alles offen.",
    ],
    fr: [
      "Votre entreprise demande un second facteur.",
      "Configurez-en un sous Compte et sécurité ; tout s'ouvre alors.",
    ],
  },
  "core.foreign_origin": {
    status: 403,
    en: ["This request came from another website.", "Open Iris itself and try again."],
    de: ["Diese Anfrage kam von einer anderen Website.", "Öffne Iris selbst und versuche es erneut."],
    fr: ["Cette demande provient d'un autre site.", "Ouvrez Iris directement et réessayez."],
  },
  "core.not_found": {
    status: 404,
    en: ["There is nothing here.", "Check the address."],
    de: ["Hier ist nichts.", "Prüfe die Adresse."],
    fr: ["Il n'y a rien ici.", "Vérifiez l'adresse."],
  },
  "core.too_large": {
    status: 413,
    en: ["This is larger than Iris accepts.", "Send less at once."],
    de: ["Das ist größer, als Iris annimmt.", "Sende weniger auf einmal."],
    fr: ["C'est plus volumineux que ce qu'Iris accepte.", "Envoyez moins à la fois."],
  },
  "core.too_many": {
    status: 429,
    en: ["Too many attempts in a short time.", "Wait a moment and try again."],
    de: ["Zu viele Versuche in kurzer Zeit.", "Warte einen Moment und versuche es erneut."],
    fr: ["Trop de tentatives en peu de temps.", "Patientez un instant et réessayez."],
  },
  "core.outdated": {
    status: 426,
    en: ["This window runs an older Iris than its server.", "Reload it; nothing is lost."],
    de: ["Dieses Fenster läuft mit einem älteren Iris als der Server.", "Lade es neu; nichts geht verloren."],
    fr: ["Cette fenêtre utilise un Iris plus ancien que le serveur.", "Rechargez-la ; rien n'est perdu."],
  },
  "core.internal": {
    status: 500,
    en: ["Iris made a mistake.", "Try again; if it stays, give your administrator the request number below."],
    de: [
      "Iris hat einen Fehler gemacht.",
      "Versuche es erneut; bleibt er, gib deiner Administration die Anfragenummer unten.",
    ],
    fr: [
      "Iris a commis une erreur.",
      "Réessayez ; si elle persiste, donnez à votre administrateur le numéro de demande ci-dessous.",
    ],
  },
  "core.unavailable": {
    status: 503,
    en: ["Iris cannot do this right now.", "Try again in a moment."],
    de: ["Iris kann das gerade nicht tun.", "Versuche es gleich erneut."],
    fr: ["Iris ne peut pas le faire pour le moment.", "Réessayez dans un instant."],
  },
} as const satisfies Record<string, FailureText>;
