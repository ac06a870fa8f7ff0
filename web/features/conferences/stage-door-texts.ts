import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const stageDoorTexts = catalogue({
  en: {
    wasMuted: "{name} muted you",
    wasCameraStopped: "{name} turned your camera off",
    wasScreenStopped: "{name} stopped your sharing",
    removed: "You were removed from the conference",
    removedDetail: "To come back you have to be let in.",
    refused: "You were not let in",
    refusedDetail: "Ask somebody who is inside, in the chat.",
  },
  de: {
    wasMuted: "{name} hat dich stummgeschaltet",
    wasCameraStopped: "{name} hat deine Kamera ausgeschaltet",
    wasScreenStopped: "{name} hat deine Freigabe beendet",
    removed: "Du wurdest aus der Konferenz entfernt",
    removedDetail: "Um wiederzukommen, musst du eingelassen werden.",
    refused: "Du wurdest nicht eingelassen",
    refusedDetail: "Frage im Chat jemanden, der dabei ist.",
  },
  fr: {
    wasMuted: "{name} a coupé votre micro",
    wasCameraStopped: "{name} a coupé votre caméra",
    wasScreenStopped: "{name} a arrêté votre partage",
    removed: "Vous avez été exclu de la conférence",
    removedDetail: "Pour revenir, il faut que l'on vous fasse entrer.",
    refused: "On ne vous a pas fait entrer",
    refusedDetail: "Demandez dans la discussion à une personne présente.",
  },
});
