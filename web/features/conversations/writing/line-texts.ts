import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const writingLineTexts = catalogue({
  en: {
    waiting: { one: "{count} message goes out later", other: "{count} messages go out later" },
    waitingFailed: { one: "{count} message could not be sent", other: "{count} messages could not be sent" },
    failedElsewhere: "A message that should have gone out was not sent",
    show: "Show",
  },
  de: {
    waiting: { one: "{count} Nachricht geht später hinaus", other: "{count} Nachrichten gehen später hinaus" },
    waitingFailed: {
      one: "{count} Nachricht konnte nicht gesendet werden",
      other: "{count} Nachrichten konnten nicht gesendet werden",
    },
    failedElsewhere: "Eine geplante Nachricht wurde nicht gesendet",
    show: "Zeigen",
  },
  fr: {
    waiting: {
      one: "{count} message partira plus tard",
      many: "{count} messages partiront plus tard",
      other: "{count} messages partiront plus tard",
    },
    waitingFailed: {
      one: "{count} message n'a pas pu être envoyé",
      many: "{count} messages n'ont pas pu être envoyés",
      other: "{count} messages n'ont pas pu être envoyés",
    },
    failedElsewhere: "Un message programmé n'a pas été envoyé",
    show: "Afficher",
  },
});
