import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { addressBookCard } from "../../../../src/protocol/address-book-card.ts";
import { cleanCard } from "./card.ts";
import { parseCsv } from "./csv.ts";
import { type ReadCards, readCards } from "./read-cards.ts";
import { parseVcards } from "./vcard.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const read = (text: string): ReadCards => readCards(new TextEncoder().encode(text));
const cardsIn = (text: string) => {
  const answer = read(text);
  return answer.state === "read" ? answer.cards : answer.state;
};
const lines = (...all: string[]) => all.join("\r\n");

describe("S16 vCard", () => {
  test("S16 version 3 with folded lines, groups, escapes and a picture that is not read", () => {
    const text = lines(
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:Lovelace;Ada;Augusta;;",
      "FN:Ada Augusta Love",
      " lace",
      "ORG:Analytical Engines\\, Ltd;Research",
      "item1.EMAIL;TYPE=INTERNET:ada@example.org",
      'TEL;TYPE="cell,voice":+44 20 7946 0000',
      "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==",
      "NOTE:met at the fair\\nlikes looms",
      "END:VCARD",
    );
    expect(cardsIn(text)).toEqual([
      {
        name: "Ada Augusta Lovelace",
        company: "Analytical Engines, Ltd",
        emails: ["ada@example.org"],
        phones: ["+44 20 7946 0000"],
      },
    ]);
  });

  test("S16 version 4 with addresses as URIs", () => {
    const text = lines(
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Bob",
      "TEL;VALUE=uri;PREF=1:tel:+49-89-123456",
      "EMAIL:mailto:bob@example.org",
      "END:VCARD",
    );
    expect(cardsIn(text)).toEqual([
      { name: "Bob", company: "", emails: ["bob@example.org"], phones: ["+49-89-123456"] },
    ]);
  });

  test("S16 version 2.1 in quoted-printable, over several lines, in its own charset", () => {
    const text = lines(
      "BEGIN:VCARD",
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6=",
      "rg;;;",
      "ORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Hafenbau M=FCnchen",
      "TEL;CELL;VOICE:0151 2345678",
      "AGENT:",
      "BEGIN:VCARD",
      "FN:Her assistant",
      "END:VCARD",
      "EMAIL;INTERNET:joerg@example.org",
      "END:VCARD",
    );
    expect(cardsIn(text)).toEqual([
      { name: "Jörg Müller", company: "Hafenbau München", emails: ["joerg@example.org"], phones: ["0151 2345678"] },
    ]);
  });

  test("S16 a card without an end, and cards with nothing in them, are left out", () => {
    const answer = read(
      lines("BEGIN:VCARD", "END:VCARD", "BEGIN:VCARD", "FN:Ada", "END:VCARD", "BEGIN:VCARD", "FN:Bob"),
    );
    expect(answer).toMatchObject({ state: "read", cards: [{ name: "Ada" }], skipped: 1 });
  });
});

describe("S16 CSV", () => {
  test("S16 Google's columns, several addresses in one field", () => {
    const text = lines(
      "First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value",
      'Ada,,Lovelace,"Engines, Ltd",Work,ada@example.org ::: ada@example.com,+44 20 7946 0000',
    );
    expect(cardsIn(text)).toEqual([
      {
        name: "Ada Lovelace",
        company: "Engines, Ltd",
        emails: ["ada@example.org", "ada@example.com"],
        phones: ["+44 20 7946 0000"],
      },
    ]);
  });

  test.each([
    ["English", "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Mobile Phone", ","],
    ["German", "Vorname;Nachname;Firma;E-Mail-Adresse;E-Mail 2: Adresse;Mobiltelefon", ";"],
    ["French", "Prénom;Nom;Société;Adresse de messagerie;Courriel 2;Téléphone mobile", ";"],
  ])("S16 Outlook's columns in %s", (_, header, separator) => {
    const row = ["Grace", "Hopper", "Navy", "grace@example.org", "amazing@example.org", "0151 2345678"].join(separator);
    expect(cardsIn(lines(`\ufeff${header}`, row, ""))).toEqual([
      {
        name: "Grace Hopper",
        company: "Navy",
        emails: ["grace@example.org", "amazing@example.org"],
        phones: ["0151 2345678"],
      },
    ]);
  });

  test("S16 what is no list of people is said to be none", () => {
    expect(cardsIn("a,b,c\n1,2,3")).toBe("unknown");
    expect(cardsIn("%PDF-1.7")).toBe("unknown");
    expect(cardsIn("")).toBe("unknown");
  });

  test("S16 an older export in the Windows code page", () => {
    const bytes = new Uint8Array([..."Vorname;Nachname\nJ\xf6rg;M\xfcller"].map((sign) => sign.charCodeAt(0)));
    expect(readCards(bytes)).toMatchObject({ cards: [{ name: "Jörg Müller" }] });
  });

  test("S16 what is written as CSV reads as it was", () => {
    const field = fc.string({ unit: fc.constantFrom("a", ",", ";", '"', "\n", "\r", " ", "ä") });
    const row = fc.array(field, { minLength: 2, maxLength: 4 }).filter((fields) => fields.some((text) => text.trim()));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const quoted = rows.map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        expect(parseCsv(quoted.join("\n"))).toEqual(rows);
      }),
    );
  });
});

describe("S16 whatever a file holds", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "BEGIN:VCARD\r\n",
      "END:VCARD\r\n",
      "FN:",
      "N;ENCODING=QUOTED-PRINTABLE:=",
      "=C3=28",
      "\r\n ",
      '"',
      "\\",
    ),
    fc.constantFrom("Name,E-mail\n", "EMAIL;X=:a@b.c\n", "TEL:tel:+1 234\n", "\0", "\ud800", "\u202e"),
  );

  test("S16 it is read without failing, and what comes out is what the server takes", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const answer = read(pieces.join(""));
        if (answer.state !== "read") return;
        for (const card of answer.cards)
          expect(addressBookCard.safeParse(card)).toMatchObject({ success: true, data: card });
      }),
      { numRuns: 500 },
    );
  });

  test("S16 any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readCards(new Uint8Array(bytes))));
  });

  test("S16 names and addresses survive a card as they were", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    const escaped = (text: string) => text.replace(/[\\,;]/g, "\\$&").replaceAll("\n", "\\n");
    fc.assert(
      fc.property(word, (name) => {
        const clean = cleanCard({ name, company: "", emails: [], phones: [] });
        fc.pre(clean !== null && !/[\r]/.test(name));
        const [raw] = parseVcards(lines("BEGIN:VCARD", `FN:${escaped(name)}`, "END:VCARD"));
        expect(raw && cleanCard(raw)).toEqual(clean);
      }),
    );
  });

  test("S16 long values are cut, doubles go, what is no address or number is left out", () => {
    expect(
      cleanCard({
        name: ` ${"x".repeat(300)}`,
        company: "a\u202eb",
        emails: ["A@b.org", "a@B.org", "nobody", "<x@y.z>"],
        phones: ["+49 89 1", "0049", "call me", "+4989-1"],
      }),
    ).toEqual({ name: "x".repeat(160), company: "a b", emails: ["A@b.org"], phones: ["+49 89 1", "0049"] });
  });

  test("S16 two megabytes and five thousand cards are the most", () => {
    expect(readCards(new Uint8Array(2 * 1024 * 1024 + 1))).toEqual({ state: "tooLarge" });
    const many = (count: number) => `Name\n${Array.from({ length: count }, (_, n) => `Person ${n}`).join("\n")}`;
    expect(read(many(5_000))).toMatchObject({ state: "read", skipped: 0 });
    expect(read(many(5_001))).toEqual({ state: "tooMany" });
  });
});
