import type { FailureText } from "./failure-text.ts";

export const plansFailures = {
  /** Its one field: `path` is where it was decided (plan, company, group, person), `reason` which function it is. */
  "plans.switched_off": {
    status: 403,
    en: [
      "This function is turned off for you.",
      "Your plan does not contain it, or your company turned it off: your administrator can tell and change that.",
    ],
    de: [
      "Diese Funktion ist für dich abgeschaltet.",
      "Dein Tarif enthält sie nicht, oder dein Unternehmen hat sie abgeschaltet: Deine Administration weiß es und kann es ändern.",
    ],
    fr: [
      "Cette fonction est désactivée pour vous.",
      "Votre formule ne la comprend pas, ou votre entreprise l'a désactivée : votre administrateur le sait et peut le changer.",
    ],
  },
  "plans.in_use": {
    status: 409,
    en: [
      "This plan is still in use.",
      "Take back its companies' licences first; the default plan stays until another one is it.",
    ],
    de: [
      "Dieser Tarif wird noch benutzt.",
      "Nimm erst die Lizenzen der Unternehmen zurück; der Standardtarif bleibt, bis ein anderer es ist.",
    ],
    fr: [
      "Cette formule est encore utilisée.",
      "Retirez d'abord les licences des entreprises ; la formule par défaut reste tant qu'une autre ne l'est pas.",
    ],
  },
  "plans.licences_assigned": {
    status: 409,
    en: ["Members of this company have more licences than that.", "Their administrator has to take some back first."],
    de: [
      "Mitglieder dieses Unternehmens haben mehr Lizenzen als das.",
      "Die Administration dort muss zuerst einige zurücknehmen.",
    ],
    fr: [
      "Des membres de cette entreprise ont plus de licences que cela.",
      "Leur administrateur doit d'abord en retirer.",
    ],
  },
  "plans.no_licence_left": {
    status: 409,
    en: ["All licences of this plan are given out.", "Take one back from somebody, or ask your operator for more."],
    de: [
      "Alle Lizenzen dieses Tarifs sind vergeben.",
      "Nimm jemandem eine zurück oder bitte die Betreiberin oder den Betreiber um mehr.",
    ],
    fr: [
      "Toutes les licences de cette formule sont attribuées.",
      "Retirez-en une à quelqu'un ou demandez-en à votre exploitant.",
    ],
  },
  "plans.id_taken": {
    status: 409,
    en: ["This id is already used for something else.", "Send again with a new id."],
    de: ["Diese Kennung gehört schon zu etwas anderem.", "Sende mit einer neuen Kennung."],
    fr: ["Cet identifiant sert déjà à autre chose.", "Renvoyez avec un nouvel identifiant."],
  },
  "plans.too_many": {
    status: 409,
    en: ["There are as many of these as Iris keeps.", "Delete one that is no longer needed."],
    de: ["Davon gibt es schon so viele, wie Iris behält.", "Lösche eines, das nicht mehr gebraucht wird."],
    fr: ["Il y en a déjà autant qu'Iris en garde.", "Supprimez-en un qui ne sert plus."],
  },
} as const satisfies Record<string, FailureText>;
