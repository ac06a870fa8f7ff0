import type { FailureText } from "./failure-text.ts";

export const exportsFailures = {
  "exports.running": {
    status: 409,
    en: ["Your data is being collected already.", "Wait until it is ready, or stop it first."],
    de: ["Deine Daten werden schon zusammengestellt.", "Warte, bis sie bereit sind, oder brich zuerst ab."],
    fr: ["Vos données sont déjà en cours de collecte.", "Attendez qu'elles soient prêtes ou arrêtez d'abord."],
  },
  "exports.none": {
    status: 404,
    en: ["There is no export to download.", "It may have expired. Start a new one in Settings, Privacy."],
    de: [
      "Es gibt keinen Export zum Herunterladen.",
      "Vielleicht ist er abgelaufen. Starte in Einstellungen, Datenschutz einen neuen.",
    ],
    fr: [
      "Il n'y a pas d'export à télécharger.",
      "Il a pu expirer. Lancez-en un nouveau dans Réglages, Confidentialité.",
    ],
  },
} as const satisfies Record<string, FailureText>;
