import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const notificationDoorTexts = catalogue({
  en: {
    muted: "Muted",
    mutedUntil: "Muted until {time}",
    unmute: "Unmute",
    allow: "Allow…",
    offerTitle: "Something came while Iris was in the background",
    offerDetail: "Iris can show it as a notification next time.",
    newIn: "{name} in {bubble}",
    urgentFrom: "Urgent: {name}",
    openIt: "Open",
    notifications: "Notifications",
  },
  de: {
    muted: "Stumm",
    mutedUntil: "Stumm bis {time}",
    unmute: "Stummschaltung aufheben",
    allow: "Zulassen…",
    offerTitle: "Während Iris im Hintergrund lag, kam etwas an",
    offerDetail: "Beim nächsten Mal kann Iris es als Benachrichtigung zeigen.",
    newIn: "{name} in {bubble}",
    urgentFrom: "Dringend: {name}",
    openIt: "Öffnen",
    notifications: "Benachrichtigungen",
  },
  fr: {
    muted: "En sourdine",
    mutedUntil: "En sourdine jusqu'au {time}",
    unmute: "Lever la sourdine",
    allow: "Autoriser…",
    offerTitle: "Quelque chose est arrivé pendant qu'Iris était en arrière-plan",
    offerDetail: "La prochaine fois, Iris peut l'afficher en notification.",
    newIn: "{name} dans {bubble}",
    urgentFrom: "Urgent : {name}",
    openIt: "Ouvrir",
    notifications: "Notifications",
  },
});
