import type { Config } from "../../../platform/config/config.ts";
import type { BreachNoticeData } from "../../../platform/mail/templates/breach.ts";
import { writeMail } from "../../../platform/mail/templates.ts";
import type { PrintedDocument } from "../../../platform/pdf/document-pdf.ts";
import { type BreachDetails, breachHours } from "../../../protocol/breaches.ts";
import type { Language } from "../../../protocol/failures/index.ts";
import { authorityWords } from "./authority-words.ts";

interface Noticed {
  readonly at: number;
  readonly details: BreachDetails;
  readonly tellsPeople: boolean | null;
}
type Settings = Pick<Config, "instance" | "operator" | "privacy">;

const contactOf = ({ operator, privacy }: Settings): string =>
  [operator.contact, privacy.officer].filter((text) => text !== "").join("; ");

/** What the notice to people is filled with: the mail, the preview and the file say the same. */
export const noticeData = (config: Settings, details: BreachDetails): BreachNoticeData => ({
  instanceName: config.instance.name,
  operator: [config.operator.name || config.instance.name, config.operator.address].filter(Boolean).join(", "),
  contact: contactOf(config),
  nature: details.nature,
  dataCategories: details.dataCategories,
  consequences: details.consequences,
  measures: details.measures,
});

/** What Article 34(2) asks for is all there. */
export const isComplete = (data: BreachNoticeData): boolean =>
  [data.nature, data.consequences, data.measures, data.contact].every((text) => text !== "");

export function peopleNotice(config: Settings, { details }: Noticed, language: Language): PrintedDocument {
  const { subject, paragraphs, closing } = writeMail("breachNotice", language, noticeData(config, details));
  return { language, title: subject, subtitle: "", parties: [], sections: [{ heading: "", paragraphs }], closing };
}

/** Article 33(3), letter by letter. What is not known is said to be (Art. 33(4)). */
export function authorityNotice(config: Settings, noticed: Noticed, language: Language, now: number): PrintedDocument {
  const words = authorityWords[language];
  const { at, details, tellsPeople } = noticed;
  const { operator, privacy } = config;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  const moment = (time: number) => `${dates.format(time)} UTC`;
  const numbers = new Intl.NumberFormat(language);
  const or = (text: string) => text || words.unknown;
  const count = (value: number | null) => (value === null ? words.unknown : numbers.format(value));
  const section = (heading: string, ...paragraphs: string[]) => ({ heading, paragraphs });
  const dueAt = at + breachHours * 3_600_000;
  const isLate = now > dueAt || details.delay !== "";
  return {
    ...{ language, title: words.title, subtitle: `${words.subtitle} · ${config.instance.name}` },
    parties: [
      { role: words.authority, lines: [or(privacy.authority)] },
      { role: words.controller, lines: [or(operator.name), or(operator.address)] },
      { role: words.officer, lines: [or(contactOf(config))] },
    ],
    sections: [
      section(words.times, words.aware(moment(at)), words.due(moment(dueAt)), words.made(moment(now))),
      ...(isLate ? [section(words.delay, or(details.delay))] : []),
      section(words.nature, or(details.nature)),
      section(words.peopleCategories, or(details.peopleCategories)),
      section(words.people, count(details.people)),
      section(words.dataCategories, or(details.dataCategories)),
      section(words.records, count(details.records)),
      section(words.consequences, or(details.consequences)),
      section(words.measures, or(details.measures)),
      section(
        words.told,
        tellsPeople === null ? words.notDecided : tellsPeople ? words.peopleTold : words.peopleNotTold,
      ),
    ],
    closing: words.closing,
  };
}

/** The same as text, to be pasted into an authority's form. */
export const noticeText = ({ title, subtitle, parties, sections, closing }: PrintedDocument): string =>
  `${[
    [title, subtitle],
    ...parties.map(({ role, lines }) => [role, ...lines]),
    ...sections.map(({ heading, paragraphs }) =>
      heading === "" ? [paragraphs.join("\n\n")] : [heading, ...paragraphs],
    ),
    [closing],
  ]
    .map((lines) => lines.filter((line) => line !== "").join("\n"))
    .join("\n\n")}\n`;
