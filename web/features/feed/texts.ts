import { catalogue } from "../../i18n/catalogue.ts";

export const feedTexts = catalogue({
  en: {
    events: "Events",
    empty: "Nothing new",
    emptyDetail: "New messages, calls, files and invitations of the last 30 days are listed here.",
    choose: "Choose an event",
    chooseDetail: "Dismissing an event takes it off this list on all your devices; what it points to stays.",
    dismiss: "Dismiss: {title}",
    dismissed: "Dismissed",
    dismissAll: "Dismiss all",
    invites: "Invites you into their network",
    invitesIntoBubble: "{name} invites you into this bubble",
    fileFrom: "File from {name}",
  },
  de: {
    events: "Ereignisse",
    empty: "Nichts Neues",
    emptyDetail: "Hier stehen neue Nachrichten, Anrufe, Dateien und Einladungen der letzten 30 Tage.",
    choose: "Wähle ein Ereignis",
    chooseDetail:
      "Was du entfernst, verschwindet aus dieser Liste auf allen deinen Geräten; worauf es zeigt, bleibt bestehen.",
    dismiss: "Entfernen: {title}",
    dismissed: "Entfernt",
    dismissAll: "Alle entfernen",
    invites: "Lädt dich in das eigene Netzwerk ein",
    invitesIntoBubble: "{name} lädt dich in diese Bubble ein",
    fileFrom: "Datei von {name}",
  },
  fr: {
    events: "Événements",
    empty: "Rien de nouveau",
    emptyDetail: "Les nouveaux messages, appels, fichiers et invitations des 30 derniers jours apparaissent ici.",
    choose: "Choisissez un événement",
    chooseDetail: "Un événement écarté quitte cette liste sur tous vos appareils ; ce qu'il désigne est conservé.",
    dismiss: "Écarter : {title}",
    dismissed: "Écarté",
    dismissAll: "Tout écarter",
    invites: "Vous invite dans son réseau",
    invitesIntoBubble: "{name} vous invite dans cette bulle",
    fileFrom: "Fichier de {name}",
  },
});
