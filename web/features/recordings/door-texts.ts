import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const recordingDoorTexts = catalogue({
  en: {
    asking: "Asking {name} whether you may record…",
    refused: "{name} does not want to be recorded",
    recorded: "{name} records this call",
    withdrawn: "{name} withdrew their consent",
    withdrawnDetail: "Nothing of the recording was kept.",
    failed: "The recording broke off",
    failedDetail: "This browser could not go on. Nothing was kept.",
    fileName: "Call with {name}, {date}",
  },
  de: {
    asking: "{name} wird gefragt, ob du aufzeichnen darfst …",
    refused: "{name} möchte nicht aufgezeichnet werden",
    recorded: "{name} zeichnet diesen Anruf auf",
    withdrawn: "{name} hat die Einwilligung widerrufen",
    withdrawnDetail: "Von der Aufzeichnung wurde nichts behalten.",
    failed: "Die Aufzeichnung ist abgebrochen",
    failedDetail: "Dieser Browser konnte nicht weitermachen. Es wurde nichts behalten.",
    fileName: "Anruf mit {name}, {date}",
  },
  fr: {
    asking: "Demande à {name} si vous pouvez enregistrer…",
    refused: "{name} ne veut pas être enregistré",
    recorded: "{name} enregistre cet appel",
    withdrawn: "{name} a retiré son accord",
    withdrawnDetail: "Rien de l'enregistrement n'a été gardé.",
    failed: "L'enregistrement s'est interrompu",
    failedDetail: "Ce navigateur n'a pas pu continuer. Rien n'a été gardé.",
    fileName: "Appel avec {name}, {date}",
  },
});
