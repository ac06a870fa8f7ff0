import type { RawCard } from "./card.ts";
import { parseCsv } from "./csv.ts";

type Field = "name" | "given" | "middle" | "family" | "company" | "email" | "phone";

/** How Google, Outlook, Apple and spreadsheets call their columns, in the languages of Iris; letters only, in lower case. */
const columns: readonly (readonly [Field, RegExp])[] = [
  [
    "email",
    /^(e?mail(address)?\d?(value|address|adresse)?|email(adresse)?\d*|adresse(de)?(messagerie|(e|courri)?mail|courriel)\d?|courriel\d?|mail)$/,
  ],
  [
    "phone",
    /^((tele)?(ph|f)one?n?(number|nummer)?\d?(value)?|(mobile|home|business|work|primary|other|company|car)(tele)?phone\d?|mobiltelefon\d?|mobil|mobile|handy|(rufnummer|telefonnummer)\d?|telefon(privat|geschaftlich|beruflich|firma)\d?|telephone(mobile|domicile|bureau|personnel|principal)?\d?|portable)$/,
  ],
  ["given", /^(first|given)name$|^vorname$|^prenom$/],
  ["middle", /^(middle|additional)name$|^(weiterevornamen|zweitervorname|deuxiemeprenom)$/],
  ["family", /^(last|family)name$|^surname$|^nachname$|^familienname$|^nomdefamille$/],
  ["company", /^(company|organi[sz]ation|organi[sz]ation\d?name|firma|unternehmen|organisation|societe|entreprise)$/],
  ["name", /^(name|fullname|displayname|fileas|vollstandigername|anzeigename|nomcomplet|nomaffiche)$/],
];

const lettersOf = (header: string) =>
  header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z\d]/g, "");

function fieldOf(header: string): Field | undefined {
  return columns.find(([, pattern]) => pattern.test(lettersOf(header)))?.[0];
}

/** Google writes several values into one field. */
const valuesOf = (text: string) => text.split(" ::: ").map((value) => value.trim());

/**
 * The people in a CSV file whose first line names its columns.
 * @returns undefined when none of the columns is one that is known
 */
export function parseCsvCards(text: string): RawCard[] | undefined {
  const [header = [], ...rows] = parseCsv(text);
  const fields = header.map(fieldOf);
  // In French `Nom` is the family name beside a first name, the whole one without.
  const nom = header.findIndex((name) => lettersOf(name) === "nom");
  if (nom >= 0) fields[nom] = fields.includes("given") ? "family" : "name";
  if (!fields.some((field) => field !== undefined)) return undefined;
  return rows.map((row) => {
    const all = (field: Field) =>
      row.flatMap((text, at) => (fields[at] === field ? valuesOf(text).filter((value) => value !== "") : []));
    const parts = [...all("given").slice(0, 1), ...all("middle").slice(0, 1), ...all("family").slice(0, 1)].join(" ");
    return {
      name: parts || (all("name")[0] ?? ""),
      company: all("company")[0] ?? "",
      emails: all("email"),
      phones: all("phone"),
    };
  });
}
