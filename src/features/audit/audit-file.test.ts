import { expect, test } from "bun:test";
import type { AuditEntry } from "../../protocol/audit.ts";
import { auditFile, csvLine } from "./audit-file.ts";

const entry: AuditEntry = {
  number: 7,
  at: 1_800_000_000_000,
  act: "plans.group_created",
  actor: { id: "a", name: '=cmd|"x", Ada' },
  company: null,
  subject: null,
  detail: { name: "Trainees" },
};

test("S72 a cell is quoted where it must be, and never a formula", () => {
  expect(csvLine(entry)).toBe(
    `7,2027-01-15T08:00:00.000Z,plans.group_created,"'=cmd|""x"", Ada",a,,,,"{""name"":""Trainees""}"\r\n`,
  );
});

async function* pages() {
  yield [entry, entry];
  yield [entry];
}

test("S72 the JSON file is one array, over all pages", async () => {
  expect(await auditFile("json", pages()).json()).toEqual([entry, entry, entry]);
});
