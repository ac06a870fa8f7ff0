import type { FailureText } from "./failure-text.ts";

export const contactsFailures = {
  "contacts.invitation_gone": {
    status: 404,
    en: ["This invitation is not open any more.", "Ask for a new one, or invite them yourself."],
    de: ["Diese Einladung ist nicht mehr offen.", "Bitte um eine neue, oder lade selbst ein."],
    fr: ["Cette invitation n'est plus ouverte.", "Demandez-en une nouvelle, ou invitez vous-même."],
  },
  "contacts.already_contact": {
    status: 409,
    en: ["They are already one of your contacts.", "You find them under Contacts."],
    de: ["Diese Person gehört schon zu deinen Kontakten.", "Du findest sie unter Kontakte."],
    fr: ["Cette personne fait déjà partie de vos contacts.", "Vous la trouverez sous Contacts."],
  },
  "contacts.refused_lately": {
    status: 409,
    en: ["Your last invitation was declined.", "You can ask again a month after the answer."],
    de: ["Deine letzte Einladung wurde abgelehnt.", "Einen Monat nach der Antwort kannst du wieder fragen."],
    fr: ["Votre dernière invitation a été refusée.", "Vous pourrez redemander un mois après la réponse."],
  },
  "contacts.blocked_by_you": {
    status: 409,
    en: ["You have blocked this person.", "Unblock them first, under Settings, Blocked people."],
    de: ["Du hast diese Person blockiert.", "Gib sie erst wieder frei: Einstellungen, Blockierte Personen."],
    fr: ["Vous avez bloqué cette personne.", "Débloquez-la d'abord : Paramètres, Personnes bloquées."],
  },
  "contacts.too_many_today": {
    status: 429,
    en: ["You have sent as many invitations as one may in a day.", "Go on tomorrow."],
    de: ["Du hast so viele Einladungen verschickt, wie an einem Tag möglich sind.", "Mach morgen weiter."],
    fr: ["Vous avez envoyé autant d'invitations qu'il est permis en un jour.", "Continuez demain."],
  },
  "contacts.own_address": {
    status: 409,
    en: ["This is your own address.", "Enter the address of somebody else."],
    de: ["Das ist deine eigene Adresse.", "Gib die Adresse einer anderen Person ein."],
    fr: ["C'est votre propre adresse.", "Saisissez l'adresse d'une autre personne."],
  },
  "contacts.mail_closed": {
    status: 403,
    en: ["Your company keeps invitations inside.", "Find colleagues by their name and invite them there."],
    de: [
      "Deine Firma lässt Einladungen nur unter Kolleginnen und Kollegen zu.",
      "Finde sie über ihren Namen und lade sie dort ein.",
    ],
    fr: [
      "Votre entreprise n'autorise que les invitations internes.",
      "Cherchez vos collègues par leur nom et invitez-les là.",
    ],
  },
  "contacts.id_taken": {
    status: 409,
    en: ["This id is already used for something else.", "Try again; a new one is made."],
    de: ["Diese Kennung wird schon für etwas anderes benutzt.", "Versuche es erneut; dann entsteht eine neue."],
    fr: ["Cet identifiant sert déjà à autre chose.", "Réessayez : un nouveau sera créé."],
  },
  "contacts.too_many_groups": {
    status: 409,
    en: ["You have as many groups as one can have.", "Remove one that you do not need any more."],
    de: ["Du hast schon so viele Gruppen, wie möglich sind.", "Entferne eine, die du nicht mehr brauchst."],
    fr: ["Vous avez autant de groupes qu'il est possible.", "Supprimez-en un dont vous n'avez plus besoin."],
  },
  "contacts.too_many_blocks": {
    status: 409,
    en: ["You have blocked as many people as one can.", "Unblock somebody first, under Settings, Blocked people."],
    de: [
      "Du hast schon so viele Personen blockiert, wie möglich sind.",
      "Gib erst jemanden frei: Einstellungen, Blockierte Personen.",
    ],
    fr: [
      "Vous avez bloqué autant de personnes qu'il est possible.",
      "Débloquez d'abord quelqu'un : Paramètres, Personnes bloquées.",
    ],
  },
  "contacts.not_yourself": {
    status: 409,
    en: ["You cannot block yourself.", "Choose somebody else."],
    de: ["Dich selbst kannst du nicht blockieren.", "Wähle jemand anderen."],
    fr: ["Vous ne pouvez pas vous bloquer vous-même.", "Choisissez quelqu'un d'autre."],
  },
  "contacts.consent_needed": {
    status: 409,
    en: ["You have not agreed to importing contacts.", "Read the text under Address book and agree first."],
    de: ["Du hast dem Import von Kontakten nicht zugestimmt.", "Lies den Text unter Adressbuch und stimme erst zu."],
    fr: [
      "Vous n'avez pas accepté l'importation de contacts.",
      "Lisez d'abord le texte sous Carnet d'adresses et acceptez-le.",
    ],
  },
  "contacts.address_book_full": {
    status: 409,
    en: ["Your address book is full.", "It holds 5,000 cards: remove some, or import fewer."],
    de: ["Dein Adressbuch ist voll.", "Es fasst 5.000 Karten: Entferne einige, oder importiere weniger."],
    fr: ["Votre carnet d'adresses est plein.", "Il contient 5 000 fiches : supprimez-en, ou importez-en moins."],
  },
} as const satisfies Record<string, FailureText>;
