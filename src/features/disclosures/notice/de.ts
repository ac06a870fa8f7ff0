import { activityEntry, type DocumentText, officerLines, operatorLines, stated } from "../text.ts";

export const germanNotice: DocumentText = (facts, words) => {
  const { instanceName, host, privacy, processors, connections } = facts;
  return {
    title: "Datenschutzerklärung",
    subtitle: `für ${instanceName} unter ${host}, nach Artikel 13 und 14 der Verordnung (EU) 2016/679 (DSGVO)`,
    parties: [
      { role: "Verantwortlicher", lines: operatorLines(facts, words) },
      {
        role: "Datenschutzbeauftragte Person",
        lines: officerLines(facts, words, "Keine benannt, da das Gesetz hier keine verlangt."),
      },
    ],
    sections: [
      {
        heading: "1. Wer verantwortlich ist",
        paragraphs: [
          "Wer diese Instanz betreibt und oben genannt ist, ist verantwortlich für Konten, die zu keiner Firma gehören, für Gäste und für die Sicherheit des Dienstes.",
          "Gehört dein Konto zu einer Firma, ist diese Firma verantwortlich für das, was du damit bei der Arbeit tust. Der Betreiber verarbeitet die Daten dann in ihrem Auftrag aufgrund eines Vertrags nach Artikel 28 DSGVO. Wende dich zuerst an die Administratoren deiner Firma; Anliegen, die du im Programm stellst, erreichen die Stelle, die sie beantworten muss.",
        ],
      },
      {
        heading: "2. Wo deine Daten sind",
        paragraphs: [
          `Region: ${stated(words, privacy.region, "privacy.region").join(" ")}`,
          "Die Daten bleiben dort. Das Programm verbindet sich nur mit dem, was seine Konfiguration nennt, und schreibt jede Verbindung auf.",
        ],
        points: [
          ...stated(words, privacy.data_centres, "privacy.data_centres").map((place) => `Rechenzentrum: ${place}`),
          privacy.failover === "" ? "Einen Ausweichstandort gibt es nicht." : `Ausweichstandort: ${privacy.failover}`,
        ],
      },
      {
        heading: "3. Wofür Daten verarbeitet werden, auf welcher Grundlage und wie lange",
        paragraphs: [
          "Diese Liste ist aus dem Programm selbst erzeugt: Sie nennt jeden Zweck, zu dem es Daten über Menschen speichert. Was abläuft, löscht das Programm, ohne dass jemand etwas tun muss.",
        ],
        entries: facts.activities.map((activity) => activityEntry(activity, words)),
      },
      {
        heading: "4. Wer Daten erhält",
        paragraphs: [
          "Was du schreibst, sagst und teilst, erreicht die, an die du dich wendest. Deinen Namen und dein Profil sehen Personen, die dich finden dürfen; das bestimmen du und deine Firma. Die Administratoren deiner Firma sehen dein Konto und seine Funktionen, nie den Inhalt von Unterhaltungen, an denen sie nicht teilnehmen. Nichts wird verkauft, vermietet oder für Werbung genutzt.",
          processors.length === 0
            ? "Kein anderes Unternehmen verarbeitet Daten für den Betreiber."
            : "Diese Unternehmen verarbeiten Daten für den Betreiber und sind durch Verträge nach Artikel 28 DSGVO gebunden:",
        ],
        points: [
          ...processors,
          ...(connections.push.length > 0
            ? [
                "Wenn du Benachrichtigungen in deinem Browser einschaltest: der Push-Dienst von dessen Hersteller, mit verschlüsselten Nachrichten, die er nicht lesen kann. Er kann außerhalb der Europäischen Union liegen; darin willigst du beim Einschalten ein und kannst sie jederzeit ausschalten (Art. 49 Abs. 1 Buchst. a DSGVO).",
              ]
            : []),
          ...(connections.mail
            ? ["Dein Mailanbieter und die Stellen auf dem Weg dorthin, wenn der Dienst dir eine Mail sendet."]
            : []),
        ],
      },
      {
        heading: "5. Auf deinem Gerät",
        paragraphs: [
          "Das Programm speichert auf deinem Gerät nur, was es für das braucht, worum du es bittest: ein Cookie für die Sitzung, deine Anzeigeeinstellungen, Nachrichten, die auf das Senden warten, und das Programm selbst für die Nutzung ohne Netz. Cookies oder Werkzeuge Dritter, Reichweitenmessung und Werbung gibt es nicht; deshalb wird nicht nach einer Einwilligung gefragt. Nach Kamera, Mikrofon, Standort, Kontakten und Benachrichtigungen wird gefragt, wenn du eine Funktion nutzt, die sie braucht.",
        ],
      },
      {
        heading: "6. Wie deine Daten geschützt sind",
        paragraphs: [
          "Namen, Adressen, Nachrichten und Dateien liegen verschlüsselt (AES-256-GCM), mit eigenen Schlüsseln für jede Person, Unterhaltung und Datei; von Passwörtern gibt es nur einen Prüfwert. Beim Löschen wird der Schlüssel vernichtet, sodass auch Kopien in Sicherungen unlesbar werden. Anrufe zwischen zwei Personen gehen verschlüsselt von Gerät zu Gerät, wo immer das Netz es erlaubt. Der Server nimmt nicht auf und speichert nicht, was in Anrufen und Konferenzen gesagt wird.",
          "Die technischen und organisatorischen Maßnahmen beschreibt ein eigenes Dokument, das Administratoren lesen können.",
        ],
      },
      {
        heading: "7. Deine Rechte",
        paragraphs: ["Diese Rechte kannst du kostenlos ausüben, die meisten selbst unter Einstellungen → Datenschutz:"],
        points: [
          "Auskunft über deine Daten und eine Kopie davon (Artikel 15) sowie ihre Übertragung in maschinenlesbarer Form (Artikel 20)",
          "Berichtigung (Artikel 16): in deinem Profil",
          "Löschung (Artikel 17), soweit kein Gesetz die Aufbewahrung verlangt und keine Rechte anderer entgegenstehen",
          "Einschränkung der Verarbeitung (Artikel 18)",
          "Widerspruch gegen Verarbeitung aufgrund berechtigter Interessen und gegen Mails über Funktionen (Artikel 21)",
          "Widerruf einer Einwilligung jederzeit mit Wirkung für die Zukunft (Artikel 7 Absatz 3)",
        ],
      },
      {
        heading: "8. Beschwerde",
        paragraphs: [
          "Du kannst dich bei einer Aufsichtsbehörde beschweren, insbesondere dort, wo du wohnst oder arbeitest oder wo du einen Verstoß vermutest (Artikel 77). Für den Betreiber zuständig ist:",
          ...stated(words, privacy.authority, "privacy.authority"),
        ],
        ...(privacy.authority_url && { link: { label: "Zur Aufsichtsbehörde", url: privacy.authority_url } }),
      },
      {
        heading: "9. Keine automatisierten Entscheidungen, keine Profile",
        paragraphs: [
          "Keine Entscheidung über dich fällt allein automatisiert, und nichts im Programm bewertet Menschen oder sagt ihr Verhalten voraus (Artikel 22). Suchergebnisse sind nach deinen eigenen Wörtern geordnet.",
        ],
      },
      {
        heading: "10. Ob du Daten angeben musst",
        paragraphs: [
          "Für ein Konto braucht es deinen Namen und eine E-Mail-Adresse; ohne sie kann es keines geben. Alles andere steht dir frei. Daten, die du nicht selbst angegeben hast, stammen von Personen, die dich eingeladen oder über dich geschrieben haben, von deiner Firma oder von dem Identitätsanbieter, über den sie dich anmeldet.",
        ],
      },
    ],
    closing:
      "Ändert sich die Verarbeitung, ändert sich diese Erklärung mit. Frühere Fassungen bleiben daneben lesbar; die Seite unter Einstellungen → Datenschutz sagt, seit wann die jetzige gilt.",
  };
};
