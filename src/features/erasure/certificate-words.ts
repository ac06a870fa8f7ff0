import type { PrintedDocument } from "../../platform/pdf/document-pdf.ts";
import type { Certificate, ErasureCounts, Remainder, SignedCertificate } from "../../protocol/erasure.ts";
import type { Language } from "../../protocol/failures/index.ts";

interface Words {
  readonly title: string;
  readonly asked: string;
  readonly erased: string;
  readonly causes: Readonly<Record<Certificate["cause"], string>>;
  readonly removed: string;
  readonly counts: Readonly<Record<keyof ErasureCounts, string>>;
  readonly keys: string;
  readonly keysDetail: string;
  readonly remains: string;
  readonly reasons: Readonly<Record<Remainder, string>>;
  readonly check: string;
  readonly signed: string;
}

const en: Words = {
  title: "Certificate of erasure",
  asked: "Asked for on",
  erased: "Erased on",
  causes: {
    self: "Decided by the person.",
    administrator: "Decided by the company's administrator.",
    company: "With the end of the company.",
    restore: "Repeated after a backup was restored.",
  },
  removed: "What was removed",
  counts: {
    chatsStaying: "Chats that stay with their other person, without the name",
    chatsEnding: "Chats destroyed",
    bubblesLeft: "Bubbles left",
    bubblesInherited: "Bubbles handed on to somebody else",
    bubblesEnding: "Bubbles destroyed",
    messagesStaying: "Messages that stay with others, without the name",
    messagesEnding: "Messages destroyed",
    files: "Files destroyed",
    fileBytes: "Bytes of these files",
    recordings: "Recordings destroyed",
    contacts: "Contacts removed",
    unsent: "Drafts and scheduled messages removed",
    waysIn: "Sessions, passkeys and access tokens removed",
  },
  keys: "Keys destroyed",
  keysDetail:
    "What was sealed with these keys cannot be opened any more, in backups neither. Each line is the SHA-256 of what a key belonged to.",
  remains: "What remains, and why",
  reasons: {
    messagesOfOthers:
      "Messages in conversations of others: they are theirs too. The author is shown as a deleted user.",
    chatHistory: "Chats with others: their side belongs to them and stays until they delete it.",
    callHistory: "Calls in the history of the other person, without the name.",
    auditLog:
      "Entries in the log of administration, by a number without a name: the law asks for proof of who changed what.",
    agreements: "Agreements signed for the company, as proof that they were made.",
    certificate: "This certificate, which names nobody.",
  },
  check: "Check it without a network: iris privacy verify-certificate FILE. Key",
  signed: "Signed by",
};

const de: Words = {
  title: "Löschzertifikat",
  asked: "Beantragt am",
  erased: "Gelöscht am",
  causes: {
    self: "Von der Person selbst entschieden.",
    administrator: "Von der Administration der Firma entschieden.",
    company: "Mit dem Ende der Firma.",
    restore: "Wiederholt, nachdem eine Sicherung eingespielt wurde.",
  },
  removed: "Was entfernt wurde",
  counts: {
    chatsStaying: "Chats, die ohne den Namen bei der anderen Person bleiben",
    chatsEnding: "Vernichtete Chats",
    bubblesLeft: "Verlassene Bubbles",
    bubblesInherited: "An andere übergebene Bubbles",
    bubblesEnding: "Vernichtete Bubbles",
    messagesStaying: "Nachrichten, die ohne den Namen bei anderen bleiben",
    messagesEnding: "Vernichtete Nachrichten",
    files: "Vernichtete Dateien",
    fileBytes: "Bytes dieser Dateien",
    recordings: "Vernichtete Aufnahmen",
    contacts: "Entfernte Kontakte",
    unsent: "Entfernte Entwürfe und geplante Nachrichten",
    waysIn: "Entfernte Sitzungen, Passkeys und Zugangstokens",
  },
  keys: "Vernichtete Schlüssel",
  keysDetail:
    "Was mit diesen Schlüsseln versiegelt war, lässt sich nicht mehr öffnen, auch nicht in Sicherungen. Jede Zeile ist der SHA-256 dessen, wozu ein Schlüssel gehörte.",
  remains: "Was bleibt und warum",
  reasons: {
    messagesOfOthers:
      "Nachrichten in Unterhaltungen anderer: Sie gehören auch ihnen. Als Verfasser steht „gelöschter Benutzer“.",
    chatHistory: "Chats mit anderen: Deren Seite gehört ihnen und bleibt, bis sie sie löschen.",
    callHistory: "Anrufe im Verlauf der anderen Person, ohne den Namen.",
    auditLog:
      "Einträge im Protokoll der Verwaltung, mit einer Nummer ohne Namen: Das Gesetz verlangt den Nachweis, wer was geändert hat.",
    agreements: "Für die Firma geschlossene Verträge, als Nachweis ihres Abschlusses.",
    certificate: "Dieses Zertifikat, das niemanden nennt.",
  },
  check: "Ohne Netz prüfen: iris privacy verify-certificate DATEI. Schlüssel",
  signed: "Unterschrieben von",
};

const fr: Words = {
  title: "Certificat d'effacement",
  asked: "Demandé le",
  erased: "Effacé le",
  causes: {
    self: "Décidé par la personne.",
    administrator: "Décidé par l'administrateur de l'entreprise.",
    company: "Avec la fin de l'entreprise.",
    restore: "Répété après la restauration d'une sauvegarde.",
  },
  removed: "Ce qui a été supprimé",
  counts: {
    chatsStaying: "Discussions qui restent à l'autre personne, sans le nom",
    chatsEnding: "Discussions détruites",
    bubblesLeft: "Bulles quittées",
    bubblesInherited: "Bulles transmises à quelqu'un d'autre",
    bubblesEnding: "Bulles détruites",
    messagesStaying: "Messages qui restent chez d'autres, sans le nom",
    messagesEnding: "Messages détruits",
    files: "Fichiers détruits",
    fileBytes: "Octets de ces fichiers",
    recordings: "Enregistrements détruits",
    contacts: "Contacts supprimés",
    unsent: "Brouillons et messages planifiés supprimés",
    waysIn: "Sessions, clés d'accès et jetons supprimés",
  },
  keys: "Clés détruites",
  keysDetail:
    "Ce qui était scellé avec ces clés ne peut plus être ouvert, pas même dans les sauvegardes. Chaque ligne est le SHA-256 de ce à quoi une clé appartenait.",
  remains: "Ce qui reste, et pourquoi",
  reasons: {
    messagesOfOthers:
      "Les messages dans les conversations d'autres personnes : ils sont aussi à elles. L'auteur y est « utilisateur supprimé ».",
    chatHistory: "Les discussions avec d'autres : leur côté leur appartient et reste jusqu'à ce qu'ils le suppriment.",
    callHistory: "Les appels dans l'historique de l'autre personne, sans le nom.",
    auditLog:
      "Des lignes du journal d'administration, sous un numéro sans nom : la loi demande la preuve de qui a changé quoi.",
    agreements: "Les contrats signés pour l'entreprise, comme preuve de leur conclusion.",
    certificate: "Ce certificat, qui ne nomme personne.",
  },
  check: "Vérifier sans réseau : iris privacy verify-certificate FICHIER. Clé",
  signed: "Signé par",
};

const words: Record<Language, Words> = { en, de, fr };

/** The certificate in words. What is printed is in UTC: it must read the same everywhere. */
export function certificateWords(
  { number, instance, askedAt, erasedAt, cause, removed, keysDestroyed, remains }: Certificate,
  { keyId }: SignedCertificate["signature"],
  language: Language,
): PrintedDocument & { readonly last: string } {
  const t = words[language];
  const time = (at: number) =>
    `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} (UTC)`;
  const whole = new Intl.NumberFormat(language);
  const counted = Object.entries(t.counts) as [keyof ErasureCounts, string][];
  return {
    language,
    title: `${t.title} ${number}`,
    subtitle: `${instance} · ${t.asked} ${time(askedAt)} · ${t.erased} ${time(erasedAt)}`,
    parties: [],
    sections: [
      {
        heading: t.removed,
        paragraphs: [t.causes[cause]],
        points: counted.map(([name, label]) => `${label}: ${whole.format(removed[name])}`),
      },
      { heading: t.remains, paragraphs: [], points: remains.map((reason) => t.reasons[reason]) },
      {
        heading: `${t.keys}: ${whole.format(keysDestroyed.length)}`,
        paragraphs: [t.keysDetail],
        points: keysDestroyed,
      },
    ],
    closing: `${t.check} ${keyId}.`,
    last: `${t.signed} ${instance}, ${time(erasedAt)}`,
  };
}
