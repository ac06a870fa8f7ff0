import { catalogue } from "../i18n/catalogue.ts";

/** What a push says that carries no words: only what kind of thing is new. */
export const pushTexts = catalogue({
  en: {
    message: "New message",
    mention: "You were mentioned",
    urgent: "Urgent message",
    call: "Missed call",
    ring: "Incoming call",
    invitation: "New invitation",
    file: "A file was withdrawn",
    open: "Open Iris to see it.",
    answer: "Open Iris to answer.",
  },
  de: {
    message: "Neue Nachricht",
    mention: "Du wurdest erwähnt",
    urgent: "Dringende Nachricht",
    call: "Verpasster Anruf",
    ring: "Eingehender Anruf",
    invitation: "Neue Einladung",
    file: "Eine Datei wurde zurückgezogen",
    open: "Öffne Iris, um mehr zu sehen.",
    answer: "Öffne Iris, um abzunehmen.",
  },
  fr: {
    message: "Nouveau message",
    mention: "Vous avez été mentionné",
    urgent: "Message urgent",
    call: "Appel manqué",
    ring: "Appel entrant",
    invitation: "Nouvelle invitation",
    file: "Un fichier a été retiré",
    open: "Ouvrez Iris pour en voir plus.",
    answer: "Ouvrez Iris pour répondre.",
  },
});
