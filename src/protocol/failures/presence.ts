import type { FailureText } from "./failure-text.ts";

export const presenceFailures = {
  "presence.status_empty": {
    status: 400,
    en: ["The status has neither words nor a symbol.", "Write something, or remove the status."],
    de: ["Der Status hat weder Worte noch ein Symbol.", "Schreib etwas, oder entferne den Status."],
    fr: ["Le statut n'a ni texte ni symbole.", "Écrivez quelque chose ou supprimez le statut."],
  },
  "presence.status_end": {
    status: 400,
    en: ["The status would end in the past or in more than a year.", "Choose another end."],
    de: ["Der Status würde in der Vergangenheit oder in über einem Jahr enden.", "Wähle ein anderes Ende."],
    fr: ["Le statut se terminerait dans le passé ou dans plus d'un an.", "Choisissez une autre fin."],
  },
} as const satisfies Record<string, FailureText>;
