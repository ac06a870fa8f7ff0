import type { AgreementText } from "./agreement-facts.ts";

/** The data-processing agreement in German. */
export const germanAgreement: AgreementText = (facts) => ({
  title: "Vertrag zur Auftragsverarbeitung",
  subtitle: `nach Artikel 28 der Verordnung (EU) 2016/679 (DSGVO), Fassung ${facts.version}`,
  parties: [
    { role: "Verantwortlicher", lines: [...facts.company] },
    { role: "Auftragsverarbeiter", lines: [...facts.operator] },
  ],
  sections: [
    {
      heading: "1. Gegenstand und Dauer",
      paragraphs: [
        `Der Auftragsverarbeiter betreibt unter ${facts.host} den Dienst ${facts.instanceName} für Nachrichten, Anrufe, Konferenzen, Dateien und ein Personenverzeichnis. Der Verantwortliche nutzt ihn für seine Mitglieder. Dabei verarbeitet der Auftragsverarbeiter personenbezogene Daten im Auftrag des Verantwortlichen; diese Verarbeitung regelt der vorliegende Vertrag.`,
        "Er beginnt, sobald eine Administratorin oder ein Administrator des Verantwortlichen ihn annimmt, und dauert so lange, wie der Verantwortliche den Dienst nutzt. Die Pflichten zu Löschung, Rückgabe und Vertraulichkeit bestehen, bis sie erfüllt sind.",
      ],
    },
    {
      heading: "2. Art und Zweck",
      paragraphs: [
        "Daten werden erhoben, gespeichert, übermittelt, denen gezeigt, für die sie bestimmt sind, und gelöscht, allein um den Dienst für den Verantwortlichen und seine Mitglieder zu erbringen. Der Auftragsverarbeiter nutzt sie nicht für eigene Zwecke, wertet den Inhalt von Gesprächen nicht aus und verkauft oder vermietet keine Daten.",
      ],
    },
    {
      heading: "3. Arten personenbezogener Daten",
      paragraphs: [
        "Verarbeitet werden, soweit der Verantwortliche oder seine Mitglieder sie eingeben oder veranlassen:",
      ],
      points: [
        "Kontodaten: Name, E-Mail-Adressen, Sprache, Rolle, Passwort (nur als Hash), zweiter Faktor",
        "Profildaten: Bild, Tätigkeit, Abteilung, Telefonnummern, Anschrift, Arbeitszeiten",
        "Inhalte: Nachrichten, Dateien, Namen und Beschreibungen von Bubbles",
        "Verbindungsdaten: Sitzungen und Geräte, Zeiten der Nutzung, Empfangs- und Lesebestätigungen, Präsenz, Angaben zu Anrufen und Konferenzen",
        "Verwaltungsdaten: Einladungen, angenommene Bedingungen, Einträge des Protokolls",
      ],
    },
    {
      heading: "4. Kategorien betroffener Personen",
      paragraphs: [
        "Betroffen sind die Mitglieder des Verantwortlichen (Beschäftigte, Organe und andere, denen er ein Konto gibt), ihre Kontakte und Kommunikationspartner sowie Gäste, die sie einladen.",
      ],
    },
    {
      heading: "5. Weisungen",
      paragraphs: [
        "Der Auftragsverarbeiter verarbeitet die Daten nur auf dokumentierte Weisung des Verantwortlichen, auch bei Übermittlung in ein Drittland, sofern nicht das Recht der Union oder eines Mitgliedstaats anderes verlangt; dann unterrichtet er den Verantwortlichen vorab, soweit dieses Recht es erlaubt. Einstellungen, die Administratorinnen und Administratoren im Dienst vornehmen, sind solche Weisungen; andere werden in Textform erteilt.",
        "Hält der Auftragsverarbeiter eine Weisung für rechtswidrig, sagt er das unverzüglich und darf sie aussetzen, bis der Verantwortliche sie bestätigt oder ändert.",
      ],
    },
    {
      heading: "6. Vertraulichkeit",
      paragraphs: [
        "Der Auftragsverarbeiter setzt nur Personen ein, die zur Vertraulichkeit verpflichtet und mit dem Datenschutz vertraut gemacht sind, und gibt ihnen nur so weit Zugang, wie ihre Aufgabe es erfordert. Diese Pflicht besteht nach dem Ende ihrer Tätigkeit fort.",
      ],
    },
    {
      heading: "7. Sicherheit",
      paragraphs: [
        "Der Auftragsverarbeiter trifft die in Anlage 2 beschriebenen technischen und organisatorischen Maßnahmen nach Artikel 32 DSGVO. Er darf sie mit dem Stand der Technik durch andere ersetzen, solange das Schutzniveau nicht sinkt.",
      ],
    },
    {
      heading: "8. Weitere Auftragsverarbeiter",
      paragraphs: [
        "Der Verantwortliche stimmt den in Anlage 1 genannten weiteren Auftragsverarbeitern zu. Bevor ein anderer hinzukommt oder einer ersetzt wird, unterrichtet der Auftragsverarbeiter die Administration des Verantwortlichen mindestens 30 Tage vorher in Textform; in dieser Zeit kann der Verantwortliche aus wichtigem Grund widersprechen. Findet sich keine Lösung, kann jede Seite die Nutzung des Dienstes zum Zeitpunkt der Änderung beenden.",
        "Der Auftragsverarbeiter verpflichtet jeden von ihnen vertraglich auf die Pflichten dieses Vertrags und steht für sie wie für sich selbst ein.",
      ],
    },
    {
      heading: "9. Unterstützung",
      paragraphs: [
        "Der Auftragsverarbeiter unterstützt den Verantwortlichen mit geeigneten Maßnahmen dabei, Anträge betroffener Personen zu beantworten (Artikel 12 bis 22 DSGVO). Viele davon lassen sich im Dienst selbst erfüllen; ein Antrag, der den Auftragsverarbeiter unmittelbar erreicht, wird unverzüglich weitergeleitet.",
        "Ebenso unterstützt er den Verantwortlichen bei dessen Pflichten nach den Artikeln 32 bis 36 DSGVO, je nach Art der Verarbeitung und den ihm verfügbaren Informationen.",
      ],
    },
    {
      heading: "10. Verletzungen des Datenschutzes",
      paragraphs: [
        "Erfährt der Auftragsverarbeiter von einer Verletzung des Schutzes von Daten des Verantwortlichen, meldet er sie unverzüglich, möglichst binnen 24 Stunden, der oben genannten Kontaktperson und beschreibt, was geschehen ist, welche Daten und Personen betroffen sind, welche Folgen wahrscheinlich sind und was unternommen wurde.",
      ],
    },
    {
      heading: "11. Löschung und Rückgabe",
      paragraphs: [
        "Endet die Nutzung des Dienstes, löscht der Auftragsverarbeiter die Daten des Verantwortlichen oder gibt sie, wenn der Verantwortliche das vorher verlangt, in einem gängigen maschinenlesbaren Format zurück und löscht sie danach. Die Daten sind mit eigenen Schlüsseln verschlüsselt; wird ein Schlüssel vernichtet, sind sie in jeder Kopie unlesbar, auch in Sicherungen. Was nach dem Gesetz aufzubewahren ist, wird getrennt aufbewahrt und zu nichts anderem genutzt.",
      ],
    },
    {
      heading: "12. Nachweise und Überprüfungen",
      paragraphs: [
        "Der Auftragsverarbeiter stellt dem Verantwortlichen alle Informationen bereit, die zum Nachweis der Pflichten aus Artikel 28 DSGVO nötig sind, und ermöglicht und unterstützt Überprüfungen einschließlich Inspektionen durch den Verantwortlichen oder eine von ihm beauftragte, zur Vertraulichkeit verpflichtete Person. Sie finden nach angemessener Ankündigung zu üblichen Geschäftszeiten statt, ohne den Betrieb oder die Vertraulichkeit anderer Kunden zu stören.",
      ],
    },
    {
      heading: "13. Ort der Verarbeitung",
      paragraphs: [
        "Die Daten werden dort verarbeitet, wo der Auftragsverarbeiter und die weiteren Auftragsverarbeiter der Anlage 1 sind. In ein Land außerhalb der Europäischen Union und des Europäischen Wirtschaftsraums werden sie nur übermittelt, wenn die Voraussetzungen der Artikel 44 bis 49 DSGVO erfüllt sind.",
      ],
    },
    {
      heading: "14. Schlussbestimmungen",
      paragraphs: [
        "Die Haftung richtet sich nach Artikel 82 DSGVO. Änderungen bedürfen der Textform; eine neue Fassung gilt, sobald eine Administratorin oder ein Administrator des Verantwortlichen sie angenommen hat. Ist eine Bestimmung unwirksam, bleiben die übrigen in Kraft. Widersprechen sich dieser Vertrag und andere Absprachen der Parteien zum Datenschutz, geht dieser Vertrag vor.",
      ],
    },
    {
      heading: "Anlage 1: weitere Auftragsverarbeiter",
      paragraphs: facts.subProcessors.length === 0 ? ["Derzeit setzt der Auftragsverarbeiter keine weiteren ein."] : [],
      points: [...facts.subProcessors],
    },
    {
      heading: "Anlage 2: technische und organisatorische Maßnahmen",
      paragraphs: [
        ...(facts.measuresUrl
          ? [`Der Betreiber beschreibt seine eigenen Maßnahmen unter ${facts.measuresUrl}. Daneben gelten:`]
          : []),
      ],
      points: [
        "Verschlüsselung der gespeicherten Daten: Namen, Adressen, Nachrichten und Dateien sind mit AES-256-GCM unter eigenen Schlüsseln je Person, Unterhaltung und Datei versiegelt; die Schlüssel liegen getrennt von den Daten",
        "Verschlüsselung der Übertragung: Verbindungen nutzen TLS, Medien von Anrufen und Konferenzen DTLS-SRTP",
        "Zugang: persönliche Konten, Passwörter nur als argon2id-Hash, zweite Faktoren und Passkeys, einzeln beendbare Sitzungen, Begrenzung von Versuchen",
        "Berechtigung: jeder Zugriff wird auf dem Server geprüft; Administratorinnen und Administratoren handeln nur in der eigenen Firma, Betreiber sehen keine Inhalte",
        "Nachvollziehbarkeit: Verwaltungshandlungen stehen in einem Protokoll, dessen Einträge miteinander verkettet sind",
        "Unversehrtheit: Dateien werden, wo der Betreiber einen Scanner betreibt, vor dem Abruf auf Schadsoftware geprüft; verschlüsselte Werte lassen sich an keiner anderen als ihrer eigenen Stelle öffnen",
        "Verfügbarkeit: Änderungen werden erst bestätigt, wenn sie dauerhaft gespeichert sind; der Betreiber fertigt Sicherungen an",
        "Datensparsamkeit: keine Tracker Dritter, keine Abfragen bei Außenstehenden, Protokollzeilen ohne Inhalte",
      ],
    },
  ],
  closing:
    "Elektronisch angenommen durch eine Administratorin oder einen Administrator des Verantwortlichen; Fassung, Zeitpunkt und Person sind im Dienst festgehalten.",
});
