import type { FailureText } from "./failure-text.ts";

export const rightsFailures = {
  "rights.person_not_found": {
    status: 404,
    en: ["Nobody with this address can be restricted by you.", "Check the address."],
    de: ["Niemanden mit dieser Adresse kannst du einschränken.", "Prüfe die Adresse."],
    fr: ["Vous ne pouvez limiter personne avec cette adresse.", "Vérifiez l'adresse."],
  },
  "rights.not_yours_to_release": {
    status: 403,
    en: ["The operator set this restriction.", "Only the operator can end it."],
    de: ["Diese Einschränkung hat der Betreiber gesetzt.", "Nur er kann sie beenden."],
    fr: ["Cette limitation a été posée par l'exploitant.", "Lui seul peut y mettre fin."],
  },
  "rights.consent_stays": {
    status: 409,
    en: ["This agreement cannot be withdrawn on its own.", "It ends when you delete your account."],
    de: ["Diese Vereinbarung lässt sich nicht einzeln widerrufen.", "Sie endet, wenn du dein Konto löschst."],
    fr: ["Cet accord ne peut pas être retiré seul.", "Il prend fin quand vous supprimez votre compte."],
  },
  "rights.link_invalid": {
    status: 403,
    en: ["This link no longer works.", "Have a new one mailed to you."],
    de: ["Dieser Link gilt nicht mehr.", "Lass dir einen neuen schicken."],
    fr: ["Ce lien n'est plus valable.", "Faites-vous en envoyer un nouveau."],
  },
} as const satisfies Record<string, FailureText>;
