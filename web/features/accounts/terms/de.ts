import type { TermsText } from "./terms-text.ts";

export const termsDe: TermsText = {
  introduction:
    "Diese Bedingungen gelten zwischen dir und dem Betreiber dieses Iris. Sie sagen, was du erwarten kannst und was von dir erwartet wird. Was mit deinen Daten geschieht, steht in der Datenschutzerklärung des Betreibers.",
  sections: [
    {
      heading: "1. Worum es geht",
      paragraphs: [
        "Iris ist ein Dienst für Nachrichten, Anrufe, Konferenzen, Dateien und ein Personenverzeichnis. Der Betreiber stellt ihn auf seinen eigenen Rechnern bereit. Die Hersteller der Software sind an diesem Vertrag nicht beteiligt und haben keinen Zugang zu den Daten.",
      ],
    },
    {
      heading: "2. Dein Konto",
      paragraphs: [
        "Für ein Konto brauchst du eine E-Mail-Adresse, die dir gehört, und deinen Namen. Beides soll stimmen, denn andere verlassen sich darauf, mit wem sie sprechen.",
        "Ein Konto gehört einer Person. Halte dein Passwort geheim und gib es niemandem, auch nicht dem Betreiber: Er wird dich nie danach fragen. Hast du den Verdacht, dass jemand anderes dein Konto benutzt, melde in den Einstellungen die fremden Geräte ab und sag dem Betreiber Bescheid.",
      ],
    },
    {
      heading: "3. Wie wir miteinander umgehen",
      paragraphs: [
        "Sende nichts, was Gesetze oder Rechte anderer verletzt: nichts Strafbares, keine Schadprogramme, keine unerwünschte Werbung, keine Bilder, Töne oder Texte, die du nicht weitergeben darfst. Belästige und bedrohe niemanden und gib dich nicht als jemand anderes aus.",
        "Nimm ein Gespräch nur auf, wenn alle Beteiligten einverstanden sind. In vielen Ländern ist alles andere strafbar.",
        "Versuche nicht, Schutzvorkehrungen zu umgehen, fremde Daten zu lesen oder den Betrieb zu stören. Wer eine Schwachstelle findet und sie dem Betreiber vertraulich meldet, handelt nicht gegen diese Bedingungen.",
      ],
    },
    {
      heading: "4. Deine Inhalte",
      paragraphs: [
        "Was du schreibst und hochlädst, bleibt dein Eigentum. Du erlaubst dem Betreiber nur, was der Dienst braucht: speichern, verschlüsseln, auf Schadprogramme prüfen und denen zustellen, für die es bestimmt ist. Niemand wertet deine Inhalte für Werbung oder Profile aus.",
        "Eine Nachricht, die du gesendet hast, liegt auch beim Empfänger. Löschst du sie bei dir, behält die andere Seite ihre, bis auch sie löscht. Wird eine Bubble gelöscht, ist ihr Inhalt unwiederbringlich fort.",
      ],
    },
    {
      heading: "5. Was du vom Dienst erwarten kannst",
      paragraphs: [
        "Der Betreiber hält den Dienst mit angemessener Sorgfalt in Betrieb und schützt die Daten nach dem Stand der Technik. Eine bestimmte Verfügbarkeit ist nur zugesagt, wenn sie gesondert vereinbart ist. Wartung wird nach Möglichkeit angekündigt.",
        "Iris ersetzt kein Telefon für Notrufe. Wähle im Notfall 112 mit einem Telefon.",
      ],
    },
    {
      heading: "6. Wenn dein Konto zu einer Firma gehört",
      paragraphs: [
        "Gehört dein Konto zu einer Firma, verwaltet deren Administration es: Sie kann es anlegen und löschen und bestimmt, wer dich findet. Deine Nachrichten kann sie darüber nicht lesen.",
      ],
    },
    {
      heading: "7. Haftung",
      paragraphs: [
        "Der Betreiber haftet unbeschränkt bei Vorsatz und grober Fahrlässigkeit, bei Schäden an Leben, Körper und Gesundheit und wo das Gesetz es zwingend vorschreibt. Bei einfacher Fahrlässigkeit haftet er nur, wenn eine wesentliche Pflicht verletzt ist, und nur für den Schaden, der dabei typischerweise entsteht.",
      ],
    },
    {
      heading: "8. Beenden",
      paragraphs: [
        "Du kannst jederzeit aufhören und dein Konto löschen lassen. Der Betreiber kann ein Konto sperren, das diese Bedingungen verletzt, und den Dienst mit einer Frist von 30 Tagen einstellen, damit dir Zeit bleibt, deine Daten mitzunehmen. Aus wichtigem Grund kann jede Seite sofort beenden.",
      ],
    },
    {
      heading: "9. Änderungen",
      paragraphs: [
        "Ändern sich diese Bedingungen, wirst du beim nächsten Anmelden gefragt, ob du die neue Fassung annimmst. Nimmst du sie nicht an, kannst du den Dienst nicht weiter benutzen, deine Daten aber noch erhalten. Welche Fassung du wann angenommen hast, steht in deinen Einstellungen.",
        "Es gilt das Recht am Sitz des Betreibers; zwingende Rechte, die du als Verbraucher an deinem Wohnort hast, bleiben dir. Ist ein Satz unwirksam, gelten die übrigen weiter.",
      ],
    },
  ],
};
