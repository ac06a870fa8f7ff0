import type { ImportLine, ImportReport } from "../../../../src/protocol/companies.ts";
import type { Translate } from "../../../i18n/catalogue.ts";
import type { importTexts } from "./import-texts.ts";

type T = Translate<(typeof importTexts)["en"]>;

export const faultsIn = (t: T, { faults }: Pick<ImportLine, "faults">): string =>
  faults.map(({ column, reason }) => `${t(`column_${column}`)} ${t(`reason_${reason}`)}`).join("; ");

/** Spreadsheets run what begins like a formula: an apostrophe makes it text. */
const cell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

/** The whole report as CSV, in the reader's language. @param isDone whether the good ones were invited */
export function reportFile(t: T, report: ImportReport, isDone: boolean): string {
  const head = [
    t("column_line"),
    t("state"),
    t("reason"),
    ...(["email", "firstName", "lastName"] as const).map((column) => t(`column_${column}`)),
  ];
  const rows = report.lines.map((entry) => [
    String(entry.line),
    t(entry.state === "good" && isDone ? "goodDone" : entry.state),
    faultsIn(t, entry),
    entry.email,
    entry.firstName,
    entry.lastName,
  ]);
  // The mark at the start tells spreadsheets that it is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
