import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const callsDoorTexts = catalogue({
  en: {
    calls: "Calls",
    callAudio: "Call {name}",
    callVideo: "Video call with {name}",
    inCallAlready: "You are already in a call",
    missed: "Missed call from {name}",
    callBack: "Call back",
    moveStaying: "The other side would rather stay in the call",
    offline: "You are offline",
    offlineDetail: "Call again when the connection is back.",
  },
  de: {
    calls: "Anrufe",
    callAudio: "{name} anrufen",
    callVideo: "Videoanruf mit {name}",
    inCallAlready: "Du bist schon in einem Anruf",
    missed: "Verpasster Anruf von {name}",
    callBack: "Zurückrufen",
    moveStaying: "Die andere Seite möchte im Anruf bleiben",
    offline: "Du bist offline",
    offlineDetail: "Rufe erneut an, wenn die Verbindung wieder da ist.",
  },
  fr: {
    calls: "Appels",
    callAudio: "Appeler {name}",
    callVideo: "Appel vidéo avec {name}",
    inCallAlready: "Vous êtes déjà en communication",
    missed: "Appel manqué de {name}",
    callBack: "Rappeler",
    moveStaying: "L'autre côté préfère rester dans l'appel",
    offline: "Vous êtes hors ligne",
    offlineDetail: "Rappelez quand la connexion sera revenue.",
  },
});
