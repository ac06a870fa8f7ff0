import { catalogue } from "../../i18n/catalogue.ts";

export const privacyTexts = catalogue({
  en: {
    log: "Privacy log",
    logDetail: "What was done with your data. Nobody but you sees it; entries stay for a year.",
    empty: "Nothing yet. When you delete the messages of a chat, for example, it is noted here.",
    more: "Show older",
    sideCleared: {
      one: "You deleted {count} message on your side: {where}",
      other: "You deleted {count} messages on your side: {where}",
    },
    destroyed: {
      one: "{count} message was destroyed, because nobody has it any more: {where}",
      other: "{count} messages were destroyed, because nobody has them any more: {where}",
    },
    keyDestroyed: "The key they were sealed with was destroyed, too: no copy of them can be read.",
    seenOff: "You turned your seen marks off",
    seenOn: "You turned your seen marks on",
    chatWith: "chat with {name}",
    bubble: "bubble {name}",
    goneChat: "a conversation that is gone",
  },
  de: {
    log: "Datenschutz-Protokoll",
    logDetail: "Was mit deinen Daten geschehen ist. Nur du siehst es; Einträge bleiben ein Jahr.",
    empty: "Noch nichts. Löschst du zum Beispiel die Nachrichten eines Chats, steht es hier.",
    more: "Ältere zeigen",
    sideCleared: {
      one: "Du hast {count} Nachricht auf deiner Seite gelöscht: {where}",
      other: "Du hast {count} Nachrichten auf deiner Seite gelöscht: {where}",
    },
    destroyed: {
      one: "{count} Nachricht wurde vernichtet, weil niemand sie mehr hat: {where}",
      other: "{count} Nachrichten wurden vernichtet, weil niemand sie mehr hat: {where}",
    },
    keyDestroyed: "Auch der Schlüssel, mit dem sie versiegelt waren, wurde vernichtet: Keine Kopie lässt sich lesen.",
    seenOff: "Du hast deine Gelesen-Häkchen abgeschaltet",
    seenOn: "Du hast deine Gelesen-Häkchen eingeschaltet",
    chatWith: "Chat mit {name}",
    bubble: "Bubble {name}",
    goneChat: "eine Unterhaltung, die es nicht mehr gibt",
  },
  fr: {
    log: "Journal de confidentialité",
    logDetail: "Ce qui a été fait de vos données. Vous seul le voyez ; les entrées restent un an.",
    empty: "Rien pour l'instant. Si vous supprimez par exemple les messages d'une discussion, ce sera noté ici.",
    more: "Afficher plus ancien",
    sideCleared: {
      one: "Vous avez supprimé {count} message de votre côté : {where}",
      many: "Vous avez supprimé {count} messages de votre côté : {where}",
      other: "Vous avez supprimé {count} messages de votre côté : {where}",
    },
    destroyed: {
      one: "{count} message a été détruit, car plus personne ne l'a : {where}",
      many: "{count} messages ont été détruits, car plus personne ne les a : {where}",
      other: "{count} messages ont été détruits, car plus personne ne les a : {where}",
    },
    keyDestroyed: "La clé qui les scellait a été détruite aussi : aucune copie n'est lisible.",
    seenOff: "Vous avez désactivé vos marques de lecture",
    seenOn: "Vous avez activé vos marques de lecture",
    chatWith: "discussion avec {name}",
    bubble: "bulle {name}",
    goneChat: "une conversation disparue",
  },
});
