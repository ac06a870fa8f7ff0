import { listed, type Words } from "./words.ts";

const moments = {
  use: "seit der letzten Nutzung",
  rise: "seit der Entstehung",
  expiry: "seit dem Ablauf",
  end: "seit dem Ende",
};

export const german: Words = {
  purposes: {
    account: [
      "Konten und Profile",
      "Um ein Konto zu eröffnen und zu führen, seine Adresse nachzuweisen, zu zeigen, wer jemand ist, und zu belegen, welche Bedingungen angenommen wurden.",
    ],
    signIn: [
      "Anmeldung und ihr Schutz",
      "Um Personen und ihre Geräte zu erkennen, Passwörter, Passkeys und zweite Faktoren zu prüfen und Ausprobieren abzuwehren.",
    ],
    company: [
      "Verwaltung von Firmen",
      "Damit eine Firma ihre Mitglieder, Einladungen, Lizenzen und Funktionen verwalten kann, und um den Vertrag zur Auftragsverarbeitung zu belegen.",
    ],
    directory: [
      "Personenverzeichnis",
      "Damit sich Personen finden können, soweit ihre Firma und sie selbst es erlauben.",
    ],
    contacts: [
      "Kontakte und Blockieren",
      "Um das eigene Netzwerk zu führen, andere dorthin einzuladen und sich vor anderen zu schützen.",
    ],
    addressBook: [
      "Importiertes Adressbuch",
      "Um Kontakte aufzubewahren, die jemand aus einem Gerät oder einer Datei importiert hat, nur für diese Person. Sie werden mit nichts abgeglichen.",
    ],
    presence: [
      "Präsenz",
      "Um zu zeigen, ob jemand erreichbar ist, so wie die Person es wünscht. Die Präsenz selbst steht nur im Arbeitsspeicher.",
    ],
    messages: [
      "Nachrichten und Bubbles",
      "Um Nachrichten, Reaktionen, Umfragen, Empfangsbelege, Entwürfe und die Räume, in denen sie stehen, zuzustellen und aufzubewahren.",
    ],
    files: [
      "Dateien",
      "Um Dateien zu speichern, zu prüfen, anzuzeigen und denen zu geben, mit denen sie geteilt wurden.",
    ],
    calls: [
      "Anrufe zwischen zwei Personen",
      "Um Anrufe zu vermitteln und zu zeigen, wann, wie lange und mit wem gesprochen wurde. Der Server nimmt keine Gesprächsinhalte auf und speichert keine.",
    ],
    recordings: [
      "Aufnahmen von Anrufen",
      "Um zu belegen, wer welcher Aufnahme eines Anrufs zugestimmt hat, und um sie für die aufnehmende Person aufzubewahren, wenn sie sie hier abgelegt hat.",
    ],
    conferences: [
      "Konferenzen",
      "Um Konferenzen in einer Bubble abzuhalten und deren Mitgliedern zu zeigen, wer von wann bis wann dabei war. Die Inhalte werden nicht gespeichert.",
    ],
    meetings: ["Geplante Konferenzen", "Um Konferenzen zu planen, per Mail dazu einzuladen und an sie zu erinnern."],
    guests: [
      "Gäste",
      "Damit jemand ohne Konto einen Tag lang unter einem selbst gewählten Namen an der Konferenz einer Bubble teilnehmen kann.",
    ],
    telephony: ["Telefon", "Damit Personen per Telefon teilnehmen und Nummern außerhalb angerufen werden können."],
    notifications: [
      "Benachrichtigungen",
      "Um mitzuteilen, was in der Abwesenheit geschah, auf den gewählten Wegen. Nachrichten über Push-Dienste sind verschlüsselt.",
    ],
    search: [
      "Suche",
      "Um Wörter in den eigenen Nachrichten und Dateien zu finden. Das Suchverzeichnis ist mit den Schlüsseln der Unterhaltungen verschlüsselt.",
    ],
    programs: [
      "Programme und Webhooks",
      "Damit Programme für Personen oder Bubbles handeln können, die es ihnen erlaubt haben.",
    ],
    diagnosis: [
      "Diagnose von Verbindungen",
      "Damit Administratoren sehen, warum eine Verbindung schlecht ist, und der Betreiber ein Fehlerprotokoll des Browsers lesen kann, wenn die Person eingewilligt hat.",
    ],
    mail: ["Mails des Dienstes", "Um Mails zu Bestätigung, Sicherheit, Einladung und Benachrichtigung zu senden."],
    rights: [
      "Rechte der betroffenen Personen",
      "Um Anliegen zu personenbezogenen Daten zu erfüllen, das zu belegen und diese Informationen zu veröffentlichen.",
    ],
    logs: [
      "Zugriffsprotokoll",
      "Um Angriffe und Störungen zu erkennen und aufzuklären: IP-Adresse, Zeit der Anmeldung und Nutzung, Browser, Geräteart, Betriebssystem, Version des Programms im Browser, Handlung, Region, Bildschirmgröße, Dauer und Fehler, von Konferenzen Titel (mit dem Schlüssel der Bubble verschlüsselt), Datum und Dauer. Keine Inhalte von Nachrichten.",
    ],
    audit: ["Prüfprotokoll", "Um Handlungen der Verwaltung und der Sicherheit zu belegen."],
    breaches: [
      "Datenschutzverletzungen",
      "Um Verletzungen zu melden, zu dokumentieren und zu beheben (Artikel 33 und 34 DSGVO).",
    ],
    operation: [
      "Betrieb",
      "Um auf allen Geräten auszuführen, was jemand getan hat, auch nach einer Unterbrechung. Nur Verweise, keine Inhalte.",
    ],
  },
  bases: {
    consent: "Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO",
    contract: "Erfüllung des Nutzungsvertrags, Art. 6 Abs. 1 Buchst. b DSGVO",
    legalObligation: "rechtliche Verpflichtung, Art. 6 Abs. 1 Buchst. c DSGVO",
    legitimateInterest: "berechtigtes Interesse an einem sicheren Dienst, Art. 6 Abs. 1 Buchst. f DSGVO",
    none: "keine personenbezogenen Daten",
  },
  whose: {
    person: "Personen mit einem Konto",
    members: "Teilnehmer von Chats und Bubbles",
    guest: "Gäste",
    outsider: "Personen ohne Konto, die andere eingeladen oder notiert haben",
    company: "Firmen und ihre Ansprechpersonen",
    operator: "Betreiber dieser Instanz",
    nobody: "niemand",
  },
  categories: {
    id: "Kennungen",
    relation: "Bezüge zu Personen und Unterhaltungen",
    time: "Zeitpunkte",
    setting: "Einstellungen",
    state: "Zustände",
    count: "Anzahlen",
    technical: "technische Werte",
    name: "Namen",
    contact: "Kontaktdaten",
    profile: "Profilangaben",
    picture: "Bilder",
    content: "Inhalte wie Texte und Dateien",
    location: "Standorte",
    credential: "Zugangsdaten (als Prüfwert oder verschlüsselt)",
    device: "Gerät und Browser",
    network: "Netzwerkdaten",
    act: "Aufzeichnungen von Handlungen",
  },
  readers: {
    self: "die Person selbst",
    others: "Personen, die sie finden dürfen",
    members: "Teilnehmer desselben Chats oder derselben Bubble",
    administrators: "Administratoren ihrer Firma",
    operator: "der Betreiber",
    program: "nur das Programm",
    nobody: "niemand (nur Werte unter einem Schlüssel)",
  },
  owners: {
    person: "das Konto gelöscht wird",
    conversation: "der Chat oder die Bubble gelöscht wird",
    company: "die Firma den Dienst nicht mehr nutzt",
    file: "die Datei gelöscht wird",
    session: "das Gerät abgemeldet wird",
  },
  by: {
    owner: "die Person es löscht",
    members: "die Beteiligten es löschen",
    administrator: "ein Administrator es entfernt",
    operator: "die Pflicht des Betreibers endet, es als Nachweis aufzubewahren",
    program: "die Aufgabe erledigt ist, der es dient",
  },
  limit: (days, moment) =>
    days === 0 ? "die Gültigkeit endet" : `${days} ${days === 1 ? "Tag" : "Tage"} ${moments[moment]} vergangen sind`,
  until: (conditions) => {
    const all = `bis ${listed(conditions, "oder")}`;
    return conditions.length < 2 ? all : `${all}, je nachdem, was zuerst eintritt`;
  },
  depending: (conditions) => `bis ${listed(conditions, "oder")}, je nachdem, wozu es gehört`,
  earlier: (limits) => `Teile davon gehen früher von selbst: sobald ${listed(limits, "oder")}`,
  shared:
    "was anderen gesagt wurde, bleibt bei ihnen, wenn ein Konto gelöscht wird, mit einem gelöschten Benutzer als Verfasser",
  keptOn: "was als Nachweis aufbewahrt werden muss, bleibt, wenn ein Konto gelöscht wird",
  labels: {
    basis: "Rechtsgrundlage",
    data: "Daten",
    people: "Betroffene",
    readers: "Einsehbar für",
    stored: "Gespeichert",
  },
  notStated: (key) => `Noch nicht angegeben. Der Betreiber muss es eintragen (Konfiguration: ${key}).`,
};
