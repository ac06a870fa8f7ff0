import type { ImportLine, MemberRole } from "../../../protocol/companies.ts";
import { emailAddress } from "../../../protocol/email-address.ts";
import type { Language } from "../../../protocol/failures/index.ts";
import { normaliseEmail } from "../../accounts/index.ts";
import { csvNoAddress, csvTooLong, csvUnreadable } from "../companies.errors.ts";
import { type CsvRow, csvRows, type Separator, separatorOf } from "./csv-rows.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { type Column, columnsOf, languageNamed, roleNamed } from "./import-columns.ts";

export const mostLines = 10_000;
const longestName = 80;

type Fault = ImportLine["faults"][number];

/** One line of the file, judged by itself and by those before it. */
export interface ReadPerson {
  readonly line: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: MemberRole;
  readonly language: Language;
  readonly faults: readonly Fault[];
}
export interface ReadFile {
  readonly separator: Separator;
  readonly encoding: Encoding;
  readonly people: readonly ReadPerson[];
}

/**
 * Reads who is in a CSV file. Knows nothing of the company: whether somebody is a member already is asked later.
 * @param language of people whose line does not say
 * @throws companies.csv_unreadable, companies.csv_no_address, companies.csv_too_long
 */
export function readPeople(bytes: Uint8Array, language: Language): ReadFile {
  const decoded = decodeText(bytes);
  if (!decoded) throw csvUnreadable();
  const separator = separatorOf(decoded.text);
  const rows = csvRows(decoded.text, separator);
  const header = rows.next();
  if (header.done) throw csvUnreadable();
  const columns = columnsOf(header.value.cells);
  if (!columns.has("email")) throw csvNoAddress();
  const seen = new Set<string>();
  const people: ReadPerson[] = [];
  for (const row of rows) {
    if (people.length === mostLines) throw csvTooLong();
    people.push(readPerson(row, columns, language, seen));
  }
  return { separator, encoding: decoded.encoding, people };
}

function readPerson(
  row: CsvRow,
  columns: ReadonlyMap<Column, number>,
  standard: Language,
  seen: Set<string>,
): ReadPerson {
  const cell = (column: Column): string => (row.cells[columns.get(column) ?? -1] ?? "").replace(/\s+/g, " ").trim();
  const [email, firstName, lastName] = [cell("email"), cell("firstName"), cell("lastName")];
  const role = roleNamed(cell("role"));
  const language = cell("language") === "" ? standard : languageNamed(cell("language"));
  const faults: Fault[] = [];
  const fault = (isWrong: boolean, column: Fault["column"], reason: Fault["reason"]) => {
    if (isWrong) faults.push({ column, reason });
  };
  fault(row.isUnclosed, "line", "unclosedQuote");
  const isAddress = emailAddress.safeParse(email).success;
  const address = normaliseEmail(email);
  fault(email === "", "email", "missing");
  fault(email !== "" && !isAddress, "email", "invalid");
  fault(isAddress && seen.has(address), "email", "twice");
  fault(firstName.length > longestName, "firstName", "tooLong");
  fault(lastName.length > longestName, "lastName", "tooLong");
  fault(role === undefined, "role", "unknownValue");
  fault(language === undefined, "language", "unknownValue");
  if (isAddress) seen.add(address);
  return { line: row.line, email, firstName, lastName, role: role ?? "member", language: language ?? standard, faults };
}
