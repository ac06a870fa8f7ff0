import type { Language } from "../../../protocol/failures/index.ts";
import type { Template } from "../templates.ts";

export interface BreachReportedData {
  readonly instanceName: string;
  readonly dueAt: number;
  readonly url: string;
}

const moment = (language: Language, at: number): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;

/** To operators. Says nothing of what was reported: mail is not encrypted. */
export const breachReported: Template<BreachReportedData> = {
  en: ({ instanceName, dueAt, url }) => ({
    subject: `A data breach was reported at ${instanceName}`,
    paragraphs: [
      "Hello,",
      `somebody reported a data breach. If anybody is at risk, the supervisory authority must be told by ${moment("en", dueAt)} (GDPR, Art. 33).`,
    ],
    link: { label: "Open the register", url },
    closing: `You get this mail because you operate ${instanceName}.`,
  }),
  de: ({ instanceName, dueAt, url }) => ({
    subject: `Bei ${instanceName} wurde eine Datenpanne gemeldet`,
    paragraphs: [
      "Hallo,",
      `jemand hat eine Datenpanne gemeldet. Ist jemand gefährdet, muss die Aufsichtsbehörde bis ${moment("de", dueAt)} informiert sein (DSGVO, Art. 33).`,
    ],
    link: { label: "Verzeichnis öffnen", url },
    closing: `Du erhältst diese E-Mail, weil du ${instanceName} betreibst.`,
  }),
  fr: ({ instanceName, dueAt, url }) => ({
    subject: `Une violation de données a été signalée sur ${instanceName}`,
    paragraphs: [
      "Bonjour,",
      `quelqu'un a signalé une violation de données. Si quelqu'un est en danger, l'autorité de contrôle doit être informée avant le ${moment("fr", dueAt)} (RGPD, art. 33).`,
    ],
    link: { label: "Ouvrir le registre", url },
    closing: `Vous recevez cet e-mail parce que vous exploitez ${instanceName}.`,
  }),
};

export interface BreachNoticeData {
  readonly instanceName: string;
  readonly operator: string;
  readonly contact: string;
  readonly nature: string;
  readonly dataCategories: string;
  readonly consequences: string;
  readonly measures: string;
}

const line = (label: string, text: string, unknown: string) => `${label}: ${text === "" ? unknown : text}`;

/** To whoever a breach is about (GDPR, Art. 34(2)); what stands in it is the operator's own text. */
export const breachNotice: Template<BreachNoticeData> = {
  en: ({ instanceName, operator, contact, ...said }) => ({
    subject: `Your data at ${instanceName}: a breach of its protection`,
    paragraphs: [
      "Hello,",
      `the protection of your personal data at ${instanceName} was breached. We must tell you so under Article 34 of the GDPR.`,
      line("What happened", said.nature, "[not entered yet]"),
      ...(said.dataCategories === "" ? [] : [`Which data: ${said.dataCategories}`]),
      line("What may follow for you", said.consequences, "[not entered yet]"),
      line("What we did, and what you can do", said.measures, "[not entered yet]"),
      line("Whom you can ask", contact, "[not entered yet]"),
    ],
    closing: `${operator} tells you this as the operator of ${instanceName}.`,
  }),
  de: ({ instanceName, operator, contact, ...said }) => ({
    subject: `Deine Daten bei ${instanceName}: Verletzung ihres Schutzes`,
    paragraphs: [
      "Hallo,",
      `der Schutz deiner personenbezogenen Daten bei ${instanceName} wurde verletzt. Das müssen wir dir nach Artikel 34 der DSGVO mitteilen.`,
      line("Was geschehen ist", said.nature, "[noch nicht eingetragen]"),
      ...(said.dataCategories === "" ? [] : [`Welche Daten: ${said.dataCategories}`]),
      line("Was das für dich bedeuten kann", said.consequences, "[noch nicht eingetragen]"),
      line("Was wir getan haben und was du tun kannst", said.measures, "[noch nicht eingetragen]"),
      line("Wen du fragen kannst", contact, "[noch nicht eingetragen]"),
    ],
    closing: `Das teilt dir ${operator} als Betreiber von ${instanceName} mit.`,
  }),
  fr: ({ instanceName, operator, contact, ...said }) => ({
    subject: `Vos données chez ${instanceName} : violation de leur protection`,
    paragraphs: [
      "Bonjour,",
      `la protection de vos données à caractère personnel chez ${instanceName} a été violée. L'article 34 du RGPD nous oblige à vous le dire.`,
      line("Ce qui s'est passé", said.nature, "[pas encore saisi]"),
      ...(said.dataCategories === "" ? [] : [`Quelles données : ${said.dataCategories}`]),
      line("Ce qui peut en résulter pour vous", said.consequences, "[pas encore saisi]"),
      line("Ce que nous avons fait et ce que vous pouvez faire", said.measures, "[pas encore saisi]"),
      line("Qui vous pouvez interroger", contact, "[pas encore saisi]"),
    ],
    closing: `${operator} vous en informe en tant qu'exploitant de ${instanceName}.`,
  }),
};
