import { catalogue } from "../../i18n/catalogue.ts";

export const noticesTexts = catalogue({
  en: {
    object: "What you may object to",
    objectDetail: "An objection counts at once (Art. 21 GDPR). You need give no reason.",
    wanted: "Mails about functions of Iris",
    wantedDetail: "Mails that your account needs come in any case: verification, new passwords, security.",
    objected: "You objected on {time}. None is sent any more, not even those that were waiting.",
    interests: "What rests on a legitimate interest",
    interestsDetail:
      "There is no switch for these, and here is why. If your own situation speaks against one, write to whoever runs this Iris: they must weigh it.",
    accessLog:
      "The access log, with known networks of sign-ins: it shows who used your account, and goes after a year.",
    guesses: "Wrong guesses of passwords: they protect your account from being guessed, and are forgotten after a day.",
    blocks: "Whom you blocked, or who blocked you: it protects whoever blocks, who alone ends it.",
    companyInvitations: "Invitations into companies: they end by themselves, or when you decline.",
    retention: "Who set how long messages are kept: the others must be able to see that.",
    notices: "Mails about functions",
    noticesDetail:
      "For what is new or worth knowing, not for advertising. Everybody may object, by a link in each mail.",
    none: "None has been sent.",
    sentTo: { one: "to {count} person", other: "to {count} people" },
    sending: { one: "being sent, {count} so far", other: "being sent, {count} so far" },
    write: "Write a mail…",
    goesTo: {
      one: "It goes to {count} person, in their language. Whoever objected gets none.",
      other: "It goes to {count} people, each in their language. Whoever objected gets none.",
    },
    subject: "Subject ({language})",
    text: "Text ({language})",
    send: "Send",
    endTitle: "No more mails about functions?",
    endDetail: "Mails that your account needs still come. You can take this back in the settings under Privacy.",
    end: "No more mails",
    ended: "Done",
    endedDetail: "If this link belongs to an account, it gets no more mails about functions.",
    toIris: "To Iris",
  },
  de: {
    object: "Wogegen du Widerspruch einlegen kannst",
    objectDetail: "Ein Widerspruch gilt sofort (Art. 21 DSGVO). Du musst keinen Grund nennen.",
    wanted: "E-Mails über Funktionen von Iris",
    wantedDetail: "E-Mails, die dein Konto braucht, kommen immer: Bestätigung, neue Passwörter, Sicherheit.",
    objected: "Du hast am {time} widersprochen. Es wird keine mehr verschickt, auch keine, die schon wartete.",
    interests: "Was auf einem berechtigten Interesse beruht",
    interestsDetail:
      "Dafür gibt es keinen Schalter, und hier steht, warum. Spricht deine Lage gegen etwas davon, schreib denen, die dieses Iris betreiben: Sie müssen es abwägen.",
    accessLog:
      "Das Zugriffsprotokoll mit bekannten Netzen von Anmeldungen: Es zeigt, wer dein Konto benutzt hat, und verschwindet nach einem Jahr.",
    guesses:
      "Falsch geratene Passwörter: Sie schützen dein Konto davor, erraten zu werden, und sind nach einem Tag vergessen.",
    blocks: "Wen du blockiert hast oder wer dich: Es schützt die Person, die blockiert; nur sie beendet es.",
    companyInvitations: "Einladungen in Firmen: Sie enden von selbst oder wenn du ablehnst.",
    retention: "Wer festgelegt hat, wie lange Nachrichten bleiben: Die anderen müssen das sehen können.",
    notices: "E-Mails über Funktionen",
    noticesDetail:
      "Für Neues und Wissenswertes, nicht für Werbung. Alle können mit einem Link in jeder E-Mail widersprechen.",
    none: "Es wurde noch keine verschickt.",
    sentTo: { one: "an {count} Person", other: "an {count} Personen" },
    sending: { one: "wird verschickt, bisher {count}", other: "wird verschickt, bisher {count}" },
    write: "E-Mail schreiben…",
    goesTo: {
      one: "Sie geht an {count} Person, in deren Sprache. Wer widersprochen hat, bekommt keine.",
      other: "Sie geht an {count} Personen, je in deren Sprache. Wer widersprochen hat, bekommt keine.",
    },
    subject: "Betreff ({language})",
    text: "Text ({language})",
    send: "Verschicken",
    endTitle: "Keine E-Mails über Funktionen mehr?",
    endDetail:
      "E-Mails, die dein Konto braucht, kommen weiter. In den Einstellungen unter Datenschutz kannst du es zurücknehmen.",
    end: "Keine E-Mails mehr",
    ended: "Erledigt",
    endedDetail: "Gehört dieser Link zu einem Konto, bekommt es keine E-Mails über Funktionen mehr.",
    toIris: "Zu Iris",
  },
  fr: {
    object: "Ce à quoi vous pouvez vous opposer",
    objectDetail: "Une opposition vaut immédiatement (art. 21 du RGPD). Vous n'avez pas à donner de raison.",
    wanted: "E-mails sur les fonctions d'Iris",
    wantedDetail:
      "Les e-mails nécessaires à votre compte arrivent toujours : vérification, nouveaux mots de passe, sécurité.",
    objected: "Vous vous êtes opposé le {time}. Plus aucun n'est envoyé, pas même ceux qui attendaient.",
    interests: "Ce qui repose sur un intérêt légitime",
    interestsDetail:
      "Il n'y a pas d'interrupteur pour cela, et voici pourquoi. Si votre situation s'y oppose, écrivez à ceux qui exploitent cet Iris : ils doivent en tenir compte.",
    accessLog:
      "Le journal d'accès, avec les réseaux connus des connexions : il montre qui a utilisé votre compte et disparaît après un an.",
    guesses:
      "Les mots de passe mal devinés : ils protègent votre compte contre les essais et sont oubliés après un jour.",
    blocks:
      "Qui vous avez bloqué ou qui vous a bloqué : cela protège la personne qui bloque, seule à pouvoir y mettre fin.",
    companyInvitations:
      "Les invitations dans des entreprises : elles prennent fin d'elles-mêmes ou quand vous refusez.",
    retention: "Qui a fixé la durée de conservation des messages : les autres doivent pouvoir le voir.",
    notices: "E-mails sur les fonctions",
    noticesDetail:
      "Pour ce qui est nouveau ou utile, pas pour la publicité. Chacun peut s'y opposer par un lien dans chaque e-mail.",
    none: "Aucun n'a été envoyé.",
    sentTo: { one: "à {count} personne", other: "à {count} personnes" },
    sending: { one: "envoi en cours, {count} jusqu'ici", other: "envoi en cours, {count} jusqu'ici" },
    write: "Écrire un e-mail…",
    goesTo: {
      one: "Il part à {count} personne, dans sa langue. Qui s'est opposé n'en reçoit pas.",
      other: "Il part à {count} personnes, chacune dans sa langue. Qui s'est opposé n'en reçoit pas.",
    },
    subject: "Objet ({language})",
    text: "Texte ({language})",
    send: "Envoyer",
    endTitle: "Plus d'e-mails sur les fonctions ?",
    endDetail:
      "Les e-mails nécessaires à votre compte continuent d'arriver. Vous pouvez revenir en arrière dans les paramètres, sous Confidentialité.",
    end: "Plus d'e-mails",
    ended: "C'est fait",
    endedDetail: "Si ce lien appartient à un compte, celui-ci ne reçoit plus d'e-mails sur les fonctions.",
    toIris: "Vers Iris",
  },
});
