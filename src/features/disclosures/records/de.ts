import type { Facts } from "../facts.ts";
import { officerLines, operatorLines, type RecordTexts, recordEntry, retentionEntry, stated } from "../text.ts";

const noOfficer = "Keine benannt, da das Gesetz hier keine verlangt.";

export const germanRecords: RecordTexts = {
  record: (facts, words) => ({
    title: "Verzeichnis von Verarbeitungstätigkeiten",
    subtitle: `von ${facts.instanceName} unter ${facts.host}, nach Artikel 30 der Verordnung (EU) 2016/679 (DSGVO)`,
    parties: [
      { role: "Verantwortlicher, und Auftragsverarbeiter für Firmen", lines: operatorLines(facts, words) },
      { role: "Datenschutzbeauftragte Person", lines: officerLines(facts, words, noOfficer) },
    ],
    sections: [
      {
        heading: "1. Als Verantwortlicher und im Auftrag von Firmen",
        paragraphs: [
          "Für Konten ohne Firma, für Gäste und für die Sicherheit des Dienstes ist der Betreiber Verantwortlicher (Artikel 30 Absatz 1). Für die Mitglieder von Firmen führt er dieselben Tätigkeiten als deren Auftragsverarbeiter aus (Artikel 30 Absatz 2); die Firmen und ihre Verträge stehen in der Verwaltung der Instanz. Eine Firma, die ein eigenes Verzeichnis führen muss, kann die Tätigkeiten daraus übernehmen.",
        ],
      },
      {
        heading: "2. Tätigkeiten",
        paragraphs: [
          "Diese Liste ist aus dem Programm erzeugt, in dem jede Tabelle und jede Spalte angegeben ist; fehlt eine Angabe, lässt sich das Programm nicht bauen.",
        ],
        entries: facts.activities.map((activity) => recordEntry(activity, words)),
      },
      {
        heading: "3. Empfänger",
        paragraphs: [
          "Empfänger innerhalb des Dienstes sind bei jeder Tätigkeit genannt. Auftragsverarbeiter und Dienste außerhalb stehen in der Liste der Auftragsverarbeiter.",
        ],
        points: facts.processors.length > 0 ? [...facts.processors] : ["Es ist kein Auftragsverarbeiter eingesetzt."],
      },
      {
        heading: "4. Drittländer",
        paragraphs: [
          facts.connections.push.length > 0
            ? "Die Daten werden in der Region verarbeitet, die die Datenschutzerklärung nennt. Verschlüsselte Benachrichtigungen gehen über den Push-Dienst des Browserherstellers, auch außerhalb der Europäischen Union, wenn die Person sie eingeschaltet hat (Artikel 49 Absatz 1 Buchstabe a)."
            : "Die Daten werden in der Region verarbeitet, die die Datenschutzerklärung nennt. Eine Übermittlung in Drittländer ist nicht eingerichtet.",
        ],
      },
      {
        heading: "5. Löschung",
        paragraphs: ["Die Speicherzeiten stehen bei jeder Tätigkeit; das Löschkonzept führt sie nach Tabellen auf."],
      },
      {
        heading: "6. Sicherheit",
        paragraphs: [
          "Die Maßnahmen nach Artikel 32 beschreibt das Dokument über technische und organisatorische Maßnahmen.",
        ],
      },
    ],
    closing: "Elektronisch geführt und der Aufsichtsbehörde auf Anfrage zur Verfügung gestellt (Artikel 30 Absatz 4).",
  }),

  measures: (facts, words) => ({
    title: "Technische und organisatorische Maßnahmen",
    subtitle: `von ${facts.instanceName} unter ${facts.host}, nach Artikel 32 der Verordnung (EU) 2016/679 (DSGVO)`,
    parties: [{ role: "Betreiber", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Verschlüsselung gespeicherter Daten",
        paragraphs: [
          `${facts.columns.sealed} Spalten der Datenbank enthalten personenbezogene Werte und sind einzeln verschlüsselt (AES-256-GCM); Tabelle, Spalte, Zeile und Schlüssel werden mit jedem Wert beglaubigt, sodass sich ein verschobener Wert nicht öffnen lässt. ${facts.columns.lookup} weitere Spalten enthalten Suchwerte unter einem Schlüssel (HMAC-SHA-256), ${facts.columns.hashed} nur Prüfwerte von Geheimnissen. Im Klartext stehen Kennungen, Verweise, Zeitpunkte, Einstellungen und Zustände.`,
          "Dateien sind abschnittsweise verschlüsselt, jede mit einem eigenen Schlüssel; ein vertauschter, abgeschnittener oder veränderter Abschnitt fällt auf.",
        ],
        points: [
          "Ein Hauptschlüssel umhüllt je einen Datenschlüssel für jede Person, Unterhaltung, Bezeichnung einer Unterhaltung, Firma und Datei.",
          "Umhüllte Schlüssel liegen in einer eigenen Datenbank, getrennt von den Daten und deren Sicherungen.",
          "Schlüssel werden ohne Unterbrechung gewechselt. Beim Löschen werden Schlüssel vernichtet, sodass sich auch Kopien in Sicherungen nicht öffnen lassen.",
        ],
      },
      {
        heading: "2. Verschlüsselung der Übertragung",
        paragraphs: [
          "Browser verbinden sich über HTTPS und WSS (TLS 1.2 oder 1.3), mit dem Zertifikat des Programms oder eines Proxys davor. Anrufe und Konferenzen sind mit DTLS-SRTP verschlüsselt. Anrufe zwischen zwei Personen gehen von Gerät zu Gerät; müssen sie weitergeleitet werden, kann die Zwischenstelle sie nicht lesen.",
        ],
      },
      {
        heading: "3. Zugangs- und Zugriffskontrolle",
        paragraphs: [
          "Wer was darf, entscheidet der Server bei jedem Aufruf, für jede Funktion an einer einzigen Stelle.",
        ],
        points: [
          "Von Passwörtern gibt es nur einen Prüfwert nach Argon2id. Firmen können zweite Faktoren (Authenticator-App, Passkey) verlangen.",
          "Sitzungen stehen mit Gerät und letzter Nutzung in einer Liste, lassen sich einzeln beenden und enden nach 30 Tagen ohne Nutzung von selbst.",
          "Ausprobieren, Registrieren, Hochladen und Aufrufe der Schnittstelle sind begrenzt.",
          "Wer etwas nicht sehen darf, kann es nicht von etwas unterscheiden, das es nicht gibt.",
          "Administratoren und Betreiber haben keinen Zugriff auf den Inhalt von Unterhaltungen, an denen sie nicht teilnehmen.",
          "Vor gefährlichen Handlungen wird erneut nach der Identität gefragt.",
        ],
      },
      {
        heading: "4. Trennung",
        paragraphs: [
          "Firmen sind Mandanten mit eigenen Schlüsseln. Jede Firma bestimmt, wer ihre Personen findet. Jede Abfrage erfolgt für die Person, die fragt.",
        ],
      },
      {
        heading: "5. Integrität und Nachvollziehbarkeit",
        paragraphs: [
          "Handlungen der Verwaltung und der Sicherheit stehen in einem Prüfprotokoll, dessen Einträge verkettet und regelmäßig signiert sind: Ein geänderter, fehlender oder abgeschnittener Eintrag fällt auf. Personen sehen in ihrem Datenschutz-Protokoll, was mit ihren Daten geschehen ist.",
          facts.connections.isScanned
            ? "Jede hochgeladene Datei wird auf Schadprogramme geprüft, bevor andere sie erhalten; ohne Ergebnis wird nichts weitergegeben."
            : "Hochgeladene Dateien werden auf dieser Instanz nicht auf Schadprogramme geprüft (Konfiguration: files.clamd ist off).",
        ],
      },
      {
        heading: "6. Verfügbarkeit und Wiederherstellung",
        paragraphs: [
          "Nichts wird bestätigt, bevor es dauerhaft gespeichert ist. Nach einem Ausfall macht das Programm dort weiter, wo es aufgehört hat; was noch nicht zugestellt war, wird dann zugestellt.",
          facts.privacy.failover === ""
            ? "Einen Ausweichstandort gibt es nicht."
            : `Ein anderer Standort kann übernehmen: ${facts.privacy.failover}.`,
        ],
      },
      {
        heading: "7. Grenzen der Region",
        paragraphs: [
          "Jede Verbindung nach außen wird abgewiesen, wenn die Konfiguration sie nicht nennt, und mit ihrem Grund in einem Verzeichnis gezählt, das der Betreiber einsehen und herausgeben kann.",
        ],
      },
      {
        heading: "8. Datensparsamkeit",
        paragraphs: [
          "Präsenz, geteilte Standorte und laufende Anrufe stehen nur im Arbeitsspeicher. Protokollzeilen enthalten keine Inhalte, Namen oder Mailadressen: Ein Feld, das nicht auf der Liste erlaubter Namen steht, wird zurückgehalten. Was abläuft, wird stündlich gelöscht.",
        ],
      },
      {
        heading: "9. Regelmäßige Überprüfung",
        paragraphs: [
          "Das Programm vergleicht auf Verlangen seine Datenbank, Schlüssel und Dateien mit seiner Übersicht der personenbezogenen Daten (`iris privacy check`) und meldet überfällige Zeilen, Zeilen von Gelöschten, lesbare Werte, wo verschlüsselte hingehören, und Schlüssel und Dateien, die niemandem gehören.",
        ],
      },
      {
        heading: "10. Maßnahmen des Betreibers",
        paragraphs: [
          facts.measuresUrl
            ? "Zutrittskontrolle, Personal, Unterweisung und Verträge beschreibt der Betreiber hier:"
            : "Zutrittskontrolle zu den Maschinen, Unterweisung des Personals und Verträge hat der Betreiber selbst zu beschreiben (Konfiguration: operator.measures_url).",
        ],
        ...(facts.measuresUrl && { link: { label: "Maßnahmen des Betreibers", url: facts.measuresUrl } }),
      },
    ],
    closing:
      "Maßnahmen können mit dem Fortschritt der Technik durch andere ersetzt werden, solange das Schutzniveau nicht sinkt.",
  }),

  processors: (facts, words) => ({
    title: "Auftragsverarbeiter und Dienste außerhalb",
    subtitle: `von ${facts.instanceName} unter ${facts.host}`,
    parties: [{ role: "Betreiber", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Auftragsverarbeiter",
        paragraphs: [
          facts.processors.length > 0
            ? "Diese verarbeiten personenbezogene Daten für den Betreiber aufgrund von Verträgen nach Artikel 28 DSGVO:"
            : "Kein anderes Unternehmen verarbeitet personenbezogene Daten für den Betreiber.",
        ],
        points: [...facts.processors],
      },
      {
        heading: "2. Rechenzentren und Ausweichstandort",
        paragraphs: [],
        points: [
          ...stated(words, facts.privacy.data_centres, "privacy.data_centres"),
          facts.privacy.failover === ""
            ? "Einen Ausweichstandort gibt es nicht."
            : `Ausweichstandort: ${facts.privacy.failover}`,
        ],
      },
      {
        heading: "3. Dienste, mit denen sich das Programm verbindet",
        paragraphs: ["Aus der gültigen Konfiguration. Was hier nicht steht, kann nicht erreicht werden."],
        points: outside(facts.connections),
      },
    ],
    closing: "Änderungen werden durch eine neue Fassung dieser Liste bekannt gemacht.",
  }),

  retention: (facts, words) => ({
    title: "Löschkonzept",
    subtitle: `von ${facts.instanceName} unter ${facts.host}, nach Artikel 5 Absatz 1 Buchstabe e und Artikel 17 der Verordnung (EU) 2016/679 (DSGVO)`,
    parties: [{ role: "Betreiber", lines: operatorLines(facts, words) }],
    sections: [
      {
        heading: "1. Wie gelöscht wird",
        paragraphs: [
          "Was abläuft, löscht das Programm stündlich. Was zu einem Konto, einer Unterhaltung, einer Firma oder einer Datei gehört, geht mit ihr: Zuerst wird der Schlüssel vernichtet, dann werden Zeilen und Dateien entfernt. Sind mehrere Bedingungen genannt, gilt die, die zuerst eintritt. Firmen und Bubbles können kürzere Zeiten festlegen.",
        ],
      },
      {
        heading: "2. Speicherzeiten",
        paragraphs: ["Nach Tätigkeit, mit den Tabellen der Datenbank, für die jede Regel gilt."],
        entries: facts.activities.map((activity) => retentionEntry(activity, words)),
      },
      {
        heading: "3. Sicherungen und Protokollzeilen",
        paragraphs: [
          "Sicherungen der Datenbank enthalten keine Schlüssel. Was gelöscht ist, lässt sich in ihnen nicht öffnen, wie lange sie auch aufbewahrt werden. Protokollzeilen gehen an das System des Betreibers. Sie enthalten keine Inhalte, Namen oder Mailadressen, können aber IP-Adressen enthalten; wie lange sie dort bleiben, legt der Betreiber fest.",
        ],
      },
    ],
    closing: "`iris privacy check` vergleicht die Datenbank mit diesem Konzept.",
  }),
};

function outside(connections: Facts["connections"]): string[] {
  const { mail, push, relays, programs, signOn, database, isScanned } = connections;
  const lines = [
    ...(mail ? [`Mailserver: ${mail} (Mails des Dienstes)`] : []),
    ...(push.length > 0
      ? [`Push-Dienste: ${push.join(", ")} (verschlüsselte Benachrichtigungen, wenn eingeschaltet)`]
      : []),
    ...(relays.length > 0 ? [`Zwischenstellen für Anrufe: ${relays.join(", ")} (verschlüsselte Anrufe)`] : []),
    ...(programs.length > 0 ? [`Programme von Bubbles: ${programs.join(", ")} (was Bubbles ihnen mitteilen)`] : []),
    ...(signOn.length > 0 ? [`Identitätsanbieter von Firmen: ${signOn.join(", ")} (Anmeldung)`] : []),
    ...(database ? [`Datenbankserver: ${database} (alle Daten, verschlüsselt)`] : []),
    ...(isScanned ? ["Virenscanner des Betreibers (Dateien beim Hochladen)"] : []),
  ];
  return lines.length > 0 ? lines : ["Keine."];
}
