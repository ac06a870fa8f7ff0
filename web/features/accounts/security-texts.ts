import { catalogue } from "../../i18n/catalogue.ts";

/** The words of what protects an account. */
export const securityTexts = catalogue({
  en: {
    proveTitle: "Confirm that it is you",
    proveDetail: "This is something only you should be able to do. It then goes on by itself.",
    confirm: "Confirm",
    cancel: "Cancel",
  },
  de: {
    proveTitle: "Bestätige, dass du es bist",
    proveDetail: "Das hier sollst nur du tun können. Danach geht es von selbst weiter.",
    confirm: "Bestätigen",
    cancel: "Abbrechen",
  },
  fr: {
    proveTitle: "Confirmez que c'est bien vous",
    proveDetail: "Vous seul devez pouvoir faire cela. La suite se fait ensuite d'elle-même.",
    confirm: "Confirmer",
    cancel: "Annuler",
  },
});
