import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { csvRows, type Separator, separatorOf } from "./csv-rows.ts";
import { decodeText } from "./decode-text.ts";
import { columnsOf, languageNamed, roleNamed } from "./import-columns.ts";
import { readPeople } from "./read-people.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const cellsOf = (text: string, separator: Separator = ",") => [...csvRows(text, separator)].map(({ cells }) => cells);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("records", () => {
  test("quotes hold separators, line breaks and doubled quotes", () => {
    const text = 'a,"b, ""c""\r\nd",e\r\n"",f\n';
    expect(cellsOf(text)).toEqual([
      ["a", 'b, "c"\r\nd', "e"],
      ["", "f"],
    ]);
  });

  test("a record knows the line it begins at, also after one with line breaks; empty lines are none", () => {
    const rows = [...csvRows('h\n"1\n2\r\n3"\n\n ,\n4\r5', ",")];
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "h"],
      [2, "1\n2\r\n3"],
      [7, "4"],
      [8, "5"],
    ]);
  });

  test("a quote that is never closed takes the rest of the file and says so", () => {
    expect([...csvRows('a\n"b\nc', ",")].at(-1)).toEqual({ line: 2, cells: ["b\nc"], isUnclosed: true });
  });

  test("what was written comes back, whatever is in it", () => {
    const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('"', ";", ",", "\t", "\n", "\r\n", "ü"));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom<Separator>(",", ";", "\t"), fc.constantFrom("\n", "\r\n"), (rows, by, end) => {
        const text = rows.map((row) => row.map(quoted).join(by)).join(end);
        expect(cellsOf(text, by)).toEqual(rows.filter((row) => row.some((value) => value.trim() !== "")));
      }),
      { numRuns: 200 },
    );
  });

  test("any text is read to its end, and no line is counted twice", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.constantFrom<Separator>(",", ";", "\t"),
        (text, by) => {
          const lines = [...csvRows(text, by)].map(({ line }) => line);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("files of spreadsheets", () => {
  test("the separator is the one that stands in the first line", () => {
    expect(separatorOf('"a,b";c;d\n1,2,3,4')).toBe(";");
    expect(separatorOf("a\tb")).toBe("\t");
    expect(separatorOf("a,b")).toBe(",");
    expect(separatorOf("email")).toBe(",");
  });

  test("UTF-8 with and without a mark, and Windows-1252, are told apart; a zip is no text", () => {
    expect(decodeText(bytesOf("\ufeffMüller"))).toEqual({ text: "Müller", encoding: "utf-8" });
    expect(decodeText(bytesOf("Müller"))).toEqual({ text: "Müller", encoding: "utf-8" });
    const old = new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x80]);
    expect(decodeText(old)).toEqual({ text: "Müller€", encoding: "windows-1252" });
    expect(decodeText(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  });

  test.each([
    [["E-Mail", "First name", "Last name", "Role", "Language"]],
    [["E-Mail-Adresse", "Vorname", "Nachname", "Rolle", "Sprache"]],
    [["Adresse électronique", "Prénom", "Nom", "Rôle", "Langue"]],
  ])("S2 columns are known by their names: %p", (header) => {
    expect([...columnsOf(header)]).toEqual([
      ["email", 0],
      ["firstName", 1],
      ["lastName", 2],
      ["role", 3],
      ["language", 4],
    ]);
  });

  test("roles and languages are known in three languages", () => {
    expect(["Administratorin", "ADMIN", "administrateur", "Mitglied", "", "boss"].map(roleNamed)).toEqual([
      ...(["administrator", "administrator", "administrator", "member", "member"] as const),
      undefined,
    ]);
    expect(["Deutsch", "FR", "français", "English", "xx"].map(languageNamed)).toEqual([
      ...(["de", "fr", "fr", "en"] as const),
      undefined,
    ]);
  });
});

describe("S2 people of a file", () => {
  const read = (text: string) => readPeople(bytesOf(text), "de");

  test("each line is judged with column and reason", () => {
    const file = read(
      [
        "E-Mail;Vorname;Nachname;Rolle;Sprache",
        "ada@example.org;Ada;Lovelace;Administratorin;Englisch",
        "not an address;Bob;Example;;",
        ";Carol;Example;;",
        "ADA@example.org ;Twin;Example;;",
        `dan@example.org;${"x".repeat(81)};Example;boss;klingonisch`,
        "eve@example.org",
      ].join("\r\n"),
    );
    expect(file).toMatchObject({ separator: ";", encoding: "utf-8" });
    expect(file.people.map(({ line, email, role, language }) => [line, email, role, language])).toEqual([
      [2, "ada@example.org", "administrator", "en"],
      [3, "not an address", "member", "de"],
      [4, "", "member", "de"],
      [5, "ADA@example.org", "member", "de"],
      [6, "dan@example.org", "member", "de"],
      [7, "eve@example.org", "member", "de"],
    ]);
    expect(file.people.map(({ faults }) => faults.map(({ column, reason }) => `${column} ${reason}`))).toEqual([
      [],
      ["email invalid"],
      ["email missing"],
      ["email twice"],
      ["firstName tooLong", "role unknownValue", "language unknownValue"],
      [],
    ]);
  });

  test("a file without addresses, without anything, or with too much is refused whole", () => {
    const code = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return (error as { code: string }).code;
      }
      return undefined;
    };
    expect(code(() => read("Vorname;Nachname\nAda;Lovelace"))).toBe("companies.csv_no_address");
    expect(code(() => read(""))).toBe("companies.csv_unreadable");
    expect(code(() => readPeople(new Uint8Array([0, 1, 2]), "en"))).toBe("companies.csv_unreadable");
    const many = Array.from({ length: 10_001 }, (_, n) => `p${n}@example.org`).join("\n");
    expect(code(() => read(`email\n${many}`))).toBe("companies.csv_too_long");
  });

  test("whatever bytes come, reading them ends in people or a declared refusal", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("", "email,role\n"), (bytes, head) => {
        try {
          readPeople(Buffer.concat([Buffer.from(head), bytes]), "en");
        } catch (error) {
          expect((error as { code: string }).code).toStartWith("companies.csv_");
        }
      }),
    );
  });
});
