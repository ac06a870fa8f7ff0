import type { FailureText } from "./failure-text.ts";

export const callsFailures = {
  "call.not_found": {
    status: 404,
    en: ["This call is over.", "Call again."],
    de: ["Dieser Anruf ist vorbei.", "Rufe erneut an."],
    fr: ["Cet appel est terminé.", "Rappelez."],
  },
  "call.own_device_busy": {
    status: 409,
    en: ["You are already in a call.", "End it before you start another."],
    de: ["Du bist schon in einem Anruf.", "Beende ihn, bevor du einen anderen beginnst."],
    fr: ["Vous êtes déjà en communication.", "Terminez-la avant d'en commencer une autre."],
  },
  "call.not_direct": {
    status: 409,
    en: ["Only two people can be in a call.", "Start a conference in this bubble instead."],
    de: ["Ein Anruf ist nur zu zweit möglich.", "Starte stattdessen eine Konferenz in dieser Bubble."],
    fr: ["Un appel ne réunit que deux personnes.", "Démarrez plutôt une conférence dans cette bulle."],
  },
} as const satisfies Record<string, FailureText>;
