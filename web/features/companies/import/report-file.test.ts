import { expect, test } from "bun:test";
import type { ImportReport } from "../../../../src/protocol/companies.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { importTexts } from "./import-texts.ts";
import { reportFile } from "./report-file.ts";

const report: ImportReport = {
  ...{ separator: ";", encoding: "utf-8" },
  counts: { good: 1, invited: 0, member: 0, faulty: 1 },
  lines: [
    { line: 2, state: "good", email: "ada@example.org", firstName: "Ada", lastName: 'say "hi"; now', faults: [] },
    {
      ...{ line: 3, state: "faulty", email: "=cmd()", firstName: "", lastName: "" },
      faults: [
        { column: "email", reason: "invalid" },
        { column: "role", reason: "unknownValue" },
      ],
    },
  ],
};

test("S2 the report names line, state and reason in the reader's words, and runs nowhere as a formula", () => {
  const text = reportFile(translator(importTexts, "de"), report, true);
  expect(text.split("\r\n")).toEqual([
    '\ufeff"Zeile";"Zustand";"Grund";"E-Mail";"Vorname";"Nachname"',
    '"2";"eingeladen";"";"ada@example.org";"Ada";"say ""hi""; now"',
    '"3";"fehlerhaft";"E-Mail ist keine gültige Adresse; Rolle ist unbekannt";"\'=cmd()";"";""',
    "",
  ]);
  expect(reportFile(translator(importTexts, "en"), report, false)).toContain('"will be invited"');
});
