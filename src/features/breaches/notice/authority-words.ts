import type { Language } from "../../../protocol/failures/index.ts";

export interface AuthorityWords {
  readonly title: string;
  readonly subtitle: string;
  readonly controller: string;
  readonly officer: string;
  readonly authority: string;
  readonly times: string;
  readonly aware: (moment: string) => string;
  readonly due: (moment: string) => string;
  readonly made: (moment: string) => string;
  readonly delay: string;
  readonly nature: string;
  readonly dataCategories: string;
  readonly records: string;
  readonly peopleCategories: string;
  readonly people: string;
  readonly consequences: string;
  readonly measures: string;
  readonly told: string;
  readonly peopleTold: string;
  readonly peopleNotTold: string;
  readonly notDecided: string;
  readonly unknown: string;
  readonly closing: string;
}

export const authorityWords: Readonly<Record<Language, AuthorityWords>> = {
  en: {
    title: "Notification of a personal data breach",
    subtitle: "Under Article 33 of the GDPR",
    controller: "Controller",
    officer: "Contact for further information",
    authority: "To the supervisory authority",
    times: "Times",
    aware: (moment) => `Aware of the breach since ${moment}.`,
    due: (moment) => `The 72 hours end on ${moment}.`,
    made: (moment) => `This notification was drawn up on ${moment}.`,
    delay: "Reasons for the delay",
    nature: "Nature of the breach",
    dataCategories: "Categories of data",
    records: "Approximate number of records",
    peopleCategories: "Categories of people",
    people: "Approximate number of people",
    consequences: "Likely consequences",
    measures: "Measures taken or proposed",
    told: "Communication to the people concerned",
    peopleTold: "They are told under Article 34.",
    peopleNotTold: "They are not told.",
    notDecided: "This is not decided yet.",
    unknown: "Not known yet; it will be provided later (Art. 33(4)).",
    closing: "Filled in from the operator's register of breaches.",
  },
  de: {
    title: "Meldung einer Verletzung des Schutzes personenbezogener Daten",
    subtitle: "Nach Artikel 33 der DSGVO",
    controller: "Verantwortlicher",
    officer: "Anlaufstelle für weitere Informationen",
    authority: "An die Aufsichtsbehörde",
    times: "Zeitpunkte",
    aware: (moment) => `Die Verletzung ist bekannt seit ${moment}.`,
    due: (moment) => `Die 72 Stunden enden am ${moment}.`,
    made: (moment) => `Diese Meldung wurde am ${moment} erstellt.`,
    delay: "Gründe der Verzögerung",
    nature: "Art der Verletzung",
    dataCategories: "Kategorien der Daten",
    records: "Ungefähre Zahl der Datensätze",
    peopleCategories: "Kategorien der Personen",
    people: "Ungefähre Zahl der Personen",
    consequences: "Wahrscheinliche Folgen",
    measures: "Ergriffene oder vorgeschlagene Maßnahmen",
    told: "Benachrichtigung der betroffenen Personen",
    peopleTold: "Sie werden nach Artikel 34 benachrichtigt.",
    peopleNotTold: "Sie werden nicht benachrichtigt.",
    notDecided: "Darüber ist noch nicht entschieden.",
    unknown: "Noch nicht bekannt; wird nachgereicht (Art. 33 Abs. 4).",
    closing: "Ausgefüllt aus dem Verzeichnis der Datenpannen des Betreibers.",
  },
  fr: {
    title: "Notification d'une violation de données à caractère personnel",
    subtitle: "Selon l'article 33 du RGPD",
    controller: "Responsable du traitement",
    officer: "Point de contact pour plus d'informations",
    authority: "À l'autorité de contrôle",
    times: "Dates",
    aware: (moment) => `La violation est connue depuis le ${moment}.`,
    due: (moment) => `Les 72 heures se terminent le ${moment}.`,
    made: (moment) => `Cette notification a été établie le ${moment}.`,
    delay: "Motifs du retard",
    nature: "Nature de la violation",
    dataCategories: "Catégories de données",
    records: "Nombre approximatif d'enregistrements",
    peopleCategories: "Catégories de personnes",
    people: "Nombre approximatif de personnes",
    consequences: "Conséquences probables",
    measures: "Mesures prises ou proposées",
    told: "Communication aux personnes concernées",
    peopleTold: "Elles sont informées selon l'article 34.",
    peopleNotTold: "Elles ne sont pas informées.",
    notDecided: "Ce n'est pas encore décidé.",
    unknown: "Pas encore connu ; sera communiqué ultérieurement (art. 33, par. 4).",
    closing: "Rempli à partir du registre des violations de l'exploitant.",
  },
};
