import { catalogue } from "../../i18n/catalogue.ts";

export const exportsTexts = catalogue({
  en: {
    title: "Take your data with you",
    detail:
      "All of your data in one ZIP: pages to read, JSON for programs, your files and those shared with you, signed by this Iris. You may close this page meanwhile; you get a mail.",
    collect: "Collect my data",
    again: "Collect anew",
    collecting: "Collecting your data: {percent} %",
    stop: "Stop",
    ready: "Ready: {size}, until {date}",
    readyDetail: "Afterwards it is destroyed here. Nobody but you can fetch it.",
    download: "Download",
    destroy: "Destroy now",
    failed: "Your data could not be collected",
    failedDetail: "Try again. If it fails once more, tell your administrator.",
    check: "“iris privacy verify-export” checks that a ZIP is whole and came from here.",
  },
  de: {
    title: "Deine Daten mitnehmen",
    detail:
      "Alle deine Daten in einem ZIP: Seiten zum Lesen, JSON für Programme, deine Dateien und die mit dir geteilten, signiert von diesem Iris. Du kannst diese Seite inzwischen schließen; du bekommst eine E-Mail.",
    collect: "Meine Daten zusammenstellen",
    again: "Neu zusammenstellen",
    collecting: "Deine Daten werden zusammengestellt: {percent} %",
    stop: "Abbrechen",
    ready: "Bereit: {size}, bis {date}",
    readyDetail: "Danach wird das ZIP hier vernichtet. Niemand außer dir kann es abrufen.",
    download: "Herunterladen",
    destroy: "Jetzt vernichten",
    failed: "Deine Daten konnten nicht zusammengestellt werden",
    failedDetail: "Versuche es noch einmal. Gelingt es wieder nicht, sag es deiner Administration.",
    check: "„iris privacy verify-export“ prüft, ob ein ZIP vollständig ist und von hier stammt.",
  },
  fr: {
    title: "Emporter vos données",
    detail:
      "Toutes vos données dans un ZIP : des pages à lire, du JSON pour les programmes, vos fichiers et ceux partagés avec vous, signé par cet Iris. Vous pouvez fermer cette page entre-temps ; vous recevrez un e-mail.",
    collect: "Rassembler mes données",
    again: "Rassembler à nouveau",
    collecting: "Vos données sont rassemblées : {percent} %",
    stop: "Arrêter",
    ready: "Prêt : {size}, jusqu'au {date}",
    readyDetail: "Ensuite il est détruit ici. Personne d'autre que vous ne peut le récupérer.",
    download: "Télécharger",
    destroy: "Détruire maintenant",
    failed: "Vos données n'ont pas pu être rassemblées",
    failedDetail: "Réessayez. Si cela échoue encore, prévenez votre administration.",
    check: "« iris privacy verify-export » vérifie qu'un ZIP est complet et vient d'ici.",
  },
});
