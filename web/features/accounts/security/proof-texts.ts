import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const proofTexts = catalogue({
  en: {
    proveTitle: "Confirm that it is you",
    proveDetail: "This is something only you should be able to do. It then goes on by itself.",
  },
  de: {
    proveTitle: "Bestätige, dass du es bist",
    proveDetail: "Das hier sollst nur du tun können. Danach geht es von selbst weiter.",
  },
  fr: {
    proveTitle: "Confirmez que c'est bien vous",
    proveDetail: "Vous seul devez pouvoir faire cela. La suite se fait ensuite d'elle-même.",
  },
});
