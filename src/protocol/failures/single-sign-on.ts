import type { FailureText } from "./failure-text.ts";

export const singleSignOnFailures = {
  "single_sign_on.not_offered": {
    status: 404,
    en: ["There is no single sign-on here.", "Sign in with your password."],
    de: ["Hier gibt es kein Single Sign-on.", "Melde dich mit deinem Passwort an."],
    fr: ["Il n'y a pas d'authentification unique ici.", "Connectez-vous avec votre mot de passe."],
  },
  "single_sign_on.origin_not_allowed": {
    status: 422,
    en: [
      "This Iris may not connect to that provider.",
      "Ask its operator to add the origin to single_sign_on.allowed_origins.",
    ],
    de: [
      "Dieses Iris darf sich nicht mit diesem Anbieter verbinden.",
      "Bitte den Betreiber, die Adresse in single_sign_on.allowed_origins aufzunehmen.",
    ],
    fr: [
      "Cet Iris ne peut pas se connecter à ce fournisseur.",
      "Demandez à l'exploitant d'ajouter l'adresse à single_sign_on.allowed_origins.",
    ],
  },
  "single_sign_on.secret_needed": {
    status: 422,
    en: ["The client's secret is missing.", "Enter it again: it is not taken over for another issuer or client."],
    de: [
      "Das Client-Geheimnis fehlt.",
      "Gib es erneut ein: Für einen anderen Aussteller oder Client wird es nicht übernommen.",
    ],
    fr: [
      "Le secret du client manque.",
      "Saisissez-le à nouveau : il n'est pas repris pour un autre émetteur ou client.",
    ],
  },
  "single_sign_on.domain_not_verified": {
    status: 422,
    en: ["One of these domains is not proved to be your company's.", "Verify it under Company first."],
    de: ["Eine dieser Domains ist nicht als eure bestätigt.", "Bestätige sie zuerst unter Firma."],
    fr: ["L'un de ces domaines n'est pas confirmé comme vôtre.", "Confirmez-le d'abord sous Entreprise."],
  },
  "single_sign_on.attempt_invalid": {
    status: 422,
    en: [
      "This sign-in was begun in another browser, took too long or is used up.",
      "Begin again on the sign-in page, in this browser.",
    ],
    de: [
      "Diese Anmeldung wurde in einem anderen Browser begonnen, hat zu lange gedauert oder ist verbraucht.",
      "Beginne auf der Anmeldeseite neu, in diesem Browser.",
    ],
    fr: [
      "Cette connexion a commencé dans un autre navigateur, a trop duré ou a déjà servi.",
      "Recommencez sur la page de connexion, dans ce navigateur.",
    ],
  },
  "single_sign_on.unreachable": {
    status: 503,
    en: ["The sign-in service of your company does not answer.", "Try again in a moment, or tell your administrator."],
    de: [
      "Der Anmeldedienst deiner Firma antwortet nicht.",
      "Versuche es gleich erneut oder sag es deiner Administration.",
    ],
    fr: [
      "Le service de connexion de votre entreprise ne répond pas.",
      "Réessayez dans un instant ou prévenez votre administrateur.",
    ],
  },
  "single_sign_on.provider_refused": {
    status: 403,
    en: ["The sign-in service of your company did not let you in.", "Try again, or ask your administrator for access."],
    de: [
      "Der Anmeldedienst deiner Firma hat dich nicht eingelassen.",
      "Versuche es erneut oder bitte deine Administration um Zugang.",
    ],
    fr: [
      "Le service de connexion de votre entreprise vous a refusé l'accès.",
      "Réessayez ou demandez l'accès à votre administrateur.",
    ],
  },
  "single_sign_on.answer_invalid": {
    status: 422,
    en: [
      "What the sign-in service answered cannot be trusted.",
      "Try again; if it stays, tell your administrator: its settings may be wrong.",
    ],
    de: [
      "Der Antwort des Anmeldedienstes ist nicht zu trauen.",
      "Versuche es erneut; bleibt es so, sag es deiner Administration: Seine Einstellungen könnten falsch sein.",
    ],
    fr: [
      "La réponse du service de connexion n'est pas digne de confiance.",
      "Réessayez ; si cela persiste, prévenez votre administrateur : ses réglages peuvent être faux.",
    ],
  },
  "single_sign_on.address_not_vouched": {
    status: 403,
    en: [
      "The sign-in service does not vouch for an address of your company.",
      "Ask your administrator to confirm your address there.",
    ],
    de: [
      "Der Anmeldedienst bürgt für keine Adresse deiner Firma.",
      "Bitte deine Administration, deine Adresse dort zu bestätigen.",
    ],
    fr: [
      "Le service de connexion ne garantit aucune adresse de votre entreprise.",
      "Demandez à votre administrateur d'y confirmer votre adresse.",
    ],
  },
  "single_sign_on.not_invited": {
    status: 403,
    en: ["You have no access to your company's Iris.", "Ask your administrator to invite you."],
    de: ["Du hast keinen Zugang zum Iris deiner Firma.", "Bitte deine Administration um eine Einladung."],
    fr: ["Vous n'avez pas accès à l'Iris de votre entreprise.", "Demandez une invitation à votre administrateur."],
  },
  "single_sign_on.account_elsewhere": {
    status: 403,
    en: [
      "Your address has an account that single sign-on may not enter by itself.",
      "Sign in with your password. As a member of the company you can bind it under Account & security.",
    ],
    de: [
      "Deine Adresse hat ein Konto, das Single Sign-on nicht von selbst betreten darf.",
      "Melde dich mit dem Passwort an. Als Mitglied der Firma kannst du es unter Konto & Sicherheit verbinden.",
    ],
    fr: [
      "Votre adresse a un compte que l'authentification unique ne peut ouvrir d'elle-même.",
      "Connectez-vous par mot de passe. Membre de l'entreprise, vous pouvez le lier sous Compte et sécurité.",
    ],
  },
  "single_sign_on.bound_otherwise": {
    status: 403,
    en: ["This account belongs to another identity at the sign-in service.", "Tell your administrator."],
    de: ["Dieses Konto gehört zu einer anderen Identität beim Anmeldedienst.", "Sag es deiner Administration."],
    fr: ["Ce compte appartient à une autre identité du service de connexion.", "Prévenez votre administrateur."],
  },
  "single_sign_on.other_person": {
    status: 403,
    en: ["You proved to be somebody else.", "Sign in to the service as the person you are here, and try again."],
    de: ["Du hast dich als jemand anderes ausgewiesen.", "Melde dich dort als die Person an, die du hier bist."],
    fr: ["Vous avez prouvé être quelqu'un d'autre.", "Connectez-vous au service sous l'identité que vous avez ici."],
  },
  "single_sign_on.only_way": {
    status: 409,
    en: ["Your company signs in through its service alone.", "Ask your administrator if you need another way."],
    de: [
      "Deine Firma meldet sich nur über ihren Dienst an.",
      "Frage deine Administration, wenn du einen anderen Weg brauchst.",
    ],
    fr: [
      "Votre entreprise se connecte uniquement par son service.",
      "Demandez à votre administrateur s'il vous faut un autre moyen.",
    ],
  },
} as const satisfies Record<string, FailureText>;
