import { catalogue } from "../../../i18n/catalogue.ts";
import { sideEntryTexts } from "./entry-texts.ts";

export const sideTexts = catalogue({
  en: {
    ...sideEntryTexts.en,
    mySide: "My side",
    clearTitle: "Delete all messages on your side?",
    clearDirect:
      "They go at once from all your devices. {name} keeps everything and is not told. When both of you have deleted a message, it is destroyed, and the key it was sealed with.",
    clearBubble:
      "They go at once from all your devices. The other members keep everything and are not told. When all of you have deleted a message, it is destroyed, and the key it was sealed with.",
    willGo: "What goes on your side",
    goMessages: { one: "{count} message", other: "{count} messages" },
    goFiles: { one: "{count} file that was shared here", other: "{count} files that were shared here" },
    goCalls: {
      one: "{count} call in your call history",
      other: "{count} calls in your call history",
    },
    staysFiles: "Your own files stay among your files.",
    nothing: "There is nothing to delete.",
    confirm: "Delete",
    cleared: "All messages are deleted on your side",
    emptyTitle: "You have deleted everything here",
    emptyDirect: "{name} keeps what was said until they delete it, too. New messages appear here as usual.",
    emptyBubble: "The other members keep what was said. New messages appear here as usual.",
    showSeen: "Show others what I have read",
    showSeenDetail:
      "If you turn this off, others see no more than that a message arrived, and you see no seen marks either.",
    companyForbids: "Your company does not allow to turn this off.",
  },
  de: {
    ...sideEntryTexts.de,
    mySide: "Meine Seite",
    clearTitle: "Alle Nachrichten auf deiner Seite löschen?",
    clearDirect:
      "Sie verschwinden sofort von allen deinen Geräten. {name} behält alles und erfährt nichts davon. Haben beide eine Nachricht gelöscht, wird sie vernichtet, samt dem Schlüssel, mit dem sie versiegelt war.",
    clearBubble:
      "Sie verschwinden sofort von allen deinen Geräten. Die anderen Mitglieder behalten alles und erfahren nichts davon. Haben alle eine Nachricht gelöscht, wird sie vernichtet, samt dem Schlüssel, mit dem sie versiegelt war.",
    willGo: "Das verschwindet auf deiner Seite",
    goMessages: { one: "{count} Nachricht", other: "{count} Nachrichten" },
    goFiles: { one: "{count} Datei, die hier geteilt wurde", other: "{count} Dateien, die hier geteilt wurden" },
    goCalls: {
      one: "{count} Anruf in deiner Anrufliste",
      other: "{count} Anrufe in deiner Anrufliste",
    },
    staysFiles: "Deine eigenen Dateien bleiben unter deinen Dateien.",
    nothing: "Hier gibt es nichts zu löschen.",
    confirm: "Löschen",
    cleared: "Alle Nachrichten sind auf deiner Seite gelöscht",
    emptyTitle: "Du hast hier alles gelöscht",
    emptyDirect:
      "{name} behält das Gesagte, bis es auch dort gelöscht wird. Neue Nachrichten erscheinen hier wie gewohnt.",
    emptyBubble: "Die anderen Mitglieder behalten das Gesagte. Neue Nachrichten erscheinen hier wie gewohnt.",
    showSeen: "Anderen zeigen, was ich gelesen habe",
    showSeenDetail:
      "Schaltest du das ab, sehen andere nur noch, dass eine Nachricht angekommen ist, und du siehst auch keine Gelesen-Häkchen.",
    companyForbids: "Dein Unternehmen erlaubt nicht, das abzuschalten.",
  },
  fr: {
    ...sideEntryTexts.fr,
    mySide: "De mon côté",
    clearTitle: "Supprimer tous les messages de votre côté ?",
    clearDirect:
      "Ils disparaissent aussitôt de tous vos appareils. {name} garde tout, sans en être informé. Quand vous avez tous deux supprimé un message, il est détruit, avec la clé qui le scellait.",
    clearBubble:
      "Ils disparaissent aussitôt de tous vos appareils. Les autres membres gardent tout, sans en être informés. Quand tous ont supprimé un message, il est détruit, avec la clé qui le scellait.",
    willGo: "Ce qui disparaît de votre côté",
    goMessages: { one: "{count} message", many: "{count} messages", other: "{count} messages" },
    goFiles: {
      one: "{count} fichier partagé ici",
      many: "{count} fichiers partagés ici",
      other: "{count} fichiers partagés ici",
    },
    goCalls: {
      one: "{count} appel de votre historique",
      many: "{count} appels de votre historique",
      other: "{count} appels de votre historique",
    },
    staysFiles: "Vos propres fichiers restent parmi vos fichiers.",
    nothing: "Il n'y a rien à supprimer.",
    confirm: "Supprimer",
    cleared: "Tous les messages sont supprimés de votre côté",
    emptyTitle: "Vous avez tout supprimé ici",
    emptyDirect:
      "{name} garde ce qui a été dit tant que rien n'est supprimé de son côté. Les nouveaux messages apparaîtront ici comme d'habitude.",
    emptyBubble:
      "Les autres membres gardent ce qui a été dit. Les nouveaux messages apparaîtront ici comme d'habitude.",
    showSeen: "Montrer aux autres ce que j'ai lu",
    showSeenDetail:
      "Si vous désactivez ceci, les autres voient seulement qu'un message est arrivé, et vous ne voyez pas non plus de marques de lecture.",
    companyForbids: "Votre entreprise ne permet pas de désactiver ceci.",
  },
});
