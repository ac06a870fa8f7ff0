import type { Config } from "../../platform/config/config.ts";
import type { Basis, Category, OwnerKind, Purpose, Reader, Whose } from "../../platform/personal-data/declaration.ts";
import type { DeclaredTable, PersonalData } from "../../platform/personal-data/personal-data.ts";

export type Moment = "use" | "rise" | "expiry" | "end";
export type Remover = NonNullable<DeclaredTable["kept"]["by"]>;

/** When rows go. */
export interface Rule {
  readonly owners: readonly OwnerKind[];
  readonly by?: Remover;
  readonly limit?: { readonly days: number; readonly moment: Moment };
  readonly staysAfterErasure: "no" | "shared" | "kept";
  readonly tables: readonly string[];
}

/** A line of the record: everything that the map says under one purpose. */
export interface Activity {
  readonly purpose: Purpose;
  readonly whose: readonly Whose[];
  readonly bases: readonly Basis[];
  readonly categories: readonly Category[];
  readonly readers: readonly Reader[];
  readonly rules: readonly Rule[];
}

/** What documents are filled with. */
export interface Facts {
  readonly instanceName: string;
  readonly host: string;
  readonly operator: { readonly name: string; readonly address: string; readonly contact: string };
  readonly privacy: Config["privacy"];
  readonly processors: readonly string[];
  readonly measuresUrl: string | undefined;
  readonly activities: readonly Activity[];
  readonly columns: { readonly sealed: number; readonly lookup: number; readonly hashed: number };
  readonly connections: {
    readonly mail: string | undefined;
    readonly push: readonly string[];
    readonly relays: readonly string[];
    readonly programs: readonly string[];
    readonly signOn: readonly string[];
    readonly database: string | undefined;
    readonly isScanned: boolean;
  };
}

/** @returns the keys of the configuration without which the documents have gaps */
export function missingIn({ operator, privacy }: Pick<Config, "operator" | "privacy">): string[] {
  const needed: Readonly<Record<string, boolean>> = {
    "operator.name": operator.name !== "",
    "operator.address": operator.address !== "",
    "operator.contact": operator.contact !== "",
    "privacy.officer": privacy.officer !== "" || privacy.no_officer,
    "privacy.region": privacy.region !== "",
    "privacy.data_centres": privacy.data_centres.length > 0,
    "privacy.authority": privacy.authority !== "",
  };
  return Object.entries(needed).flatMap(([key, isThere]) => (isThere ? [] : [key]));
}

export function factsOf(config: Config, data: Required<PersonalData>): Facts {
  const { operator, instance, server, privacy, mail, push, calls, webhooks, single_sign_on, storage, files } = config;
  const personal = data.tables.filter(({ whose }) => whose !== "nobody");
  const columns = personal.flatMap((table) => table.columns);
  const count = (how: string) => columns.filter((column) => column.how === how).length;
  return {
    ...{ instanceName: instance.name, host: new URL(server.public_url).host, privacy },
    operator: { name: operator.name, address: operator.address, contact: operator.contact },
    ...{ processors: operator.sub_processors, measuresUrl: operator.measures_url },
    activities: activitiesOf(personal, data),
    columns: { sealed: count("sealed"), lookup: count("lookup"), hashed: count("hashed") },
    connections: {
      mail: hostOf(mail.smtp_url),
      push: push.allowed_origins,
      relays: calls.turn_urls,
      programs: webhooks.allowed_origins,
      signOn: single_sign_on.allowed_origins,
      database: hostOf(storage.database_url),
      isScanned: files.clamd !== "off",
    },
  };
}

/** Without what is secret in an address. */
const hostOf = (url: string | undefined): string | undefined => (url === undefined ? undefined : new URL(url).host);

function activitiesOf(tables: readonly DeclaredTable[], { blobs, journals }: Required<PersonalData>): Activity[] {
  const bytes = Map.groupBy(blobs, ({ purpose }) => purpose);
  return [
    ...[...Map.groupBy(tables, ({ purpose }) => purpose)].map(([purpose, of]) => ({
      purpose,
      whose: unique(of.map(({ whose }) => whose)),
      bases: unique(of.map(({ basis }) => basis)),
      categories: unique([
        ...(bytes.get(purpose) ?? []).map(({ category }) => category),
        ...of.flatMap(({ columns }) => columns.map(({ category }) => category)),
      ]).filter((category) => category !== "technical" && category !== "count"),
      readers: unique(of.flatMap(({ seenBy }) => seenBy)),
      rules: rulesOf(of),
    })),
    ...journals.map(
      ({ name, purpose, whose, basis, categories, seenBy, days }): Activity => ({
        ...{ purpose, whose: [whose], bases: [basis], categories, readers: seenBy },
        rules: [{ owners: [], limit: { days, moment: "rise" }, staysAfterErasure: "no", tables: [name] }],
      }),
    ),
  ];
}

function rulesOf(tables: readonly DeclaredTable[]): Rule[] {
  const rules = tables.map(ruleOf);
  const same = Map.groupBy(rules, ({ tables: _, ...rule }) => JSON.stringify(rule));
  return [...same.values()].flatMap((equal) => {
    const [first] = equal;
    return first ? [{ ...first, tables: equal.flatMap((rule) => rule.tables) }] : [];
  });
}

function ruleOf({ name, kept, erased }: DeclaredTable): Rule {
  const { days, after = "" } = kept;
  return {
    owners: unique(Object.values(kept.with)).sort(),
    ...(kept.by !== undefined && { by: kept.by }),
    ...(days !== undefined && { limit: { days, moment: momentOf(after) } }),
    staysAfterErasure: erased === "shared" || erased === "kept" ? erased : "no",
    tables: [name],
  };
}

function momentOf(column: string): Moment {
  if (/used|seen/.test(column)) return "use";
  if (column.startsWith("expires")) return "expiry";
  return column.startsWith("ends") ? "end" : "rise";
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
