import { catalogue } from "../../../i18n/catalogue.ts";

/** How long things are kept in a conversation, in the words of who is in it. */
export const retentionTexts = catalogue({
  en: {
    days: { one: "after {count} day", other: "after {count} days" },
    line_messages: {
      one: "Messages here are deleted after {count} day",
      other: "Messages here are deleted after {count} days",
    },
    line_files: {
      one: "Files shared here are deleted after {count} day",
      other: "Files shared here are deleted after {count} days",
    },
    both: {
      one: "Messages and files here are deleted after {count} day",
      other: "Messages and files here are deleted after {count} days",
    },
    title: "Kept for",
    messages: "Messages",
    files: "Shared files",
    history: "Calls and conferences",
    untilDeleted: "until deleted",
    noticeMine: "You changed how long things are kept here. {what}",
    notice: "{actor} changed how long things are kept here. {what}",
    noticeCompany: "The company changed how long things are kept here. {what}",
    part: "{what}: deleted {when}",
    nothing: "Everything is kept until it is deleted.",
  },
  de: {
    days: { one: "nach {count} Tag", other: "nach {count} Tagen" },
    line_messages: {
      one: "Nachrichten werden hier nach {count} Tag gelöscht",
      other: "Nachrichten werden hier nach {count} Tagen gelöscht",
    },
    line_files: {
      one: "Geteilte Dateien werden hier nach {count} Tag gelöscht",
      other: "Geteilte Dateien werden hier nach {count} Tagen gelöscht",
    },
    both: {
      one: "Nachrichten und Dateien werden hier nach {count} Tag gelöscht",
      other: "Nachrichten und Dateien werden hier nach {count} Tagen gelöscht",
    },
    title: "Aufbewahrung",
    messages: "Nachrichten",
    files: "Geteilte Dateien",
    history: "Anrufe und Konferenzen",
    untilDeleted: "bis sie gelöscht werden",
    noticeMine: "Du hast geändert, wie lange hier etwas aufbewahrt wird. {what}",
    notice: "{actor} hat geändert, wie lange hier etwas aufbewahrt wird. {what}",
    noticeCompany: "Das Unternehmen hat geändert, wie lange hier etwas aufbewahrt wird. {what}",
    part: "{what}: {when} gelöscht",
    nothing: "Alles bleibt, bis es gelöscht wird.",
  },
  fr: {
    days: { one: "après {count} jour", other: "après {count} jours" },
    line_messages: {
      one: "Ici, les messages sont supprimés après {count} jour",
      other: "Ici, les messages sont supprimés après {count} jours",
    },
    line_files: {
      one: "Ici, les fichiers partagés sont supprimés après {count} jour",
      other: "Ici, les fichiers partagés sont supprimés après {count} jours",
    },
    both: {
      one: "Ici, messages et fichiers sont supprimés après {count} jour",
      other: "Ici, messages et fichiers sont supprimés après {count} jours",
    },
    title: "Conservation",
    messages: "Messages",
    files: "Fichiers partagés",
    history: "Appels et conférences",
    untilDeleted: "jusqu'à leur suppression",
    noticeMine: "Vous avez changé la durée de conservation ici. {what}",
    notice: "{actor} a changé la durée de conservation ici. {what}",
    noticeCompany: "L'entreprise a changé la durée de conservation ici. {what}",
    part: "{what} : supprimés {when}",
    nothing: "Tout est conservé jusqu'à sa suppression.",
  },
});
