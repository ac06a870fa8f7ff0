import type { Module } from "./module.ts";

/** A feature reaches only lower ranks; two of the same rank know each other through facts alone. */
export const ranks: Readonly<Record<string, number>> = {
  accounts: 1,
  companies: 2,
  plans: 3,
  audit: 3,
  directory: 4,
  files: 4,
  regions: 4,
  "single-sign-on": 4,
  contacts: 5,
  presence: 5,
  conversations: 6,
  guests: 7,
  calls: 7,
  conferences: 7,
  search: 7,
  webhooks: 7,
  unsent: 7,
  "access-log": 8,
  diagnosis: 8,
  disclosures: 8,
  erasure: 8,
  meetings: 8,
  recordings: 8,
  rights: 8,
  telephony: 8,
  feed: 9,
  notices: 9,
  notifications: 9,
  support: 9,
  federation: 9,
  operators: 9,
  breaches: 9,
  retention: 9,
  oversight: 10,
  privacy: 10,
  exports: 11,
};

/** In the browser: a feature knows those before it, so that no two know each other. */
const browserOrder = [
  "accounts",
  "erasure",
  "companies",
  "plans",
  "audit",
  "access-log",
  "operators",
  "single-sign-on",
  "presence",
  "directory",
  "contacts",
  "files",
  "conversations",
  "recordings",
  "calls",
  "conferences",
  "meetings",
  "guests",
  "webhooks",
  "search",
  "feed",
  "notifications",
  "rights",
  "privacy",
  "disclosures",
  "oversight",
  "diagnosis",
  "breaches",
  "retention",
  "notices",
  "exports",
];
/** Parts of the browser's side that every feature stands on. */
const browserBase = ["ui", "api", "i18n", "media"];

const longest = 400;
const doorLength = 30;
/** As the thing that is named: `date-utils.ts` says nothing, `common-passwords.ts` does. */
const vagueNames = /(^|[-.])(utils?|helpers?|managers?|common|misc)\./;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/;

/** Reads the layers off a path: `src/features/calls/x.ts` is `features`, feature `calls`; `web/ui/x.tsx` is `web`, part `ui`. */
function placeOf(path: string): { layer: string; part?: string; feature?: string } {
  const [top = "", second = "", third = ""] = path.split("/");
  if (top === "web") return { layer: top, part: second, ...(second === "features" && { feature: third }) };
  if (top !== "src") return { layer: top };
  if (second === "features") return { layer: "features", feature: third };
  return { layer: second.endsWith(".ts") ? second.slice(0, -3) : second };
}

const isTest = (path: string) => /\.(test|testing|e2e|smoke)\.tsx?$/.test(path) || /(\/testing|^web\/e2e)\//.test(path);
const isPackage = (target: string) => !/^(src|web|scripts|drizzle)\/|\.(json|sql|css|html)$/.test(target);
const isCode = (target: string) => /\.tsx?$/.test(target);

/** @returns one sentence for each break of a rule in this module */
export function checkModule(module: Module): string[] {
  const { path } = module;
  const told = [...checkShape(module)];
  if (!isTest(path)) {
    for (const target of module.imports) {
      const reason = isPackage(target) ? checkPackage(path, target) : checkImport(path, target);
      if (reason) told.push(`${path} imports ${target}: ${reason}`);
    }
    const mayQuery = path.endsWith(".store.ts") || !path.startsWith("src/features/");
    if (!mayQuery)
      for (const line of module.queryLines) told.push(`${path}:${line} queries the database: only *.store.ts may`);
  }
  return told;
}

function* checkShape({ path, lineCount }: Module): Generator<string> {
  const file = path.split("/").at(-1) ?? path;
  if (!kebabCase.test(file)) yield `${path} is not named in kebab-case`;
  if (vagueNames.test(file)) yield `${path} has a name that says nothing: name what it holds`;
  if (lineCount > longest) yield `${path} has ${lineCount} lines; the most is ${longest}`;
  if (/^src\/features\/[^/]+\/index\.ts$/.test(path) && lineCount > doorLength) {
    yield `${path} has ${lineCount} lines; a door has at most ${doorLength}`;
  }
}

function checkPackage(path: string, name: string): string | undefined {
  const { layer } = placeOf(path);
  if (layer === "protocol" && name !== "zod") return "the wire needs nothing but zod";
  const isDatabase = name === "drizzle-orm" || name === "@libsql/client";
  const holdsQueries = /\.(store|tables)\.ts$/.test(path) || path.startsWith("src/platform/storage/");
  const holdsColumns = path.startsWith("src/platform/");
  if (isDatabase && !holdsQueries && !holdsColumns && layer !== "scripts") {
    return "the database is known to *.store.ts, *.tables.ts and the platform";
  }
  const isServer = ["hono", "nodemailer", "werift", "drizzle-orm", "@libsql/client"].includes(name);
  if (layer === "web" && isServer) return "the browser has no part in it";
  if (path.startsWith("web/media/") && /^react(-dom)?$/.test(name)) return "devices and connections live without React";
  const isEngine = layer === "media" || layer === "sip";
  if (isEngine && (name === "hono" || isDatabase)) return "an engine knows packets, not HTTP or a database";
  return undefined;
}

function checkImport(path: string, target: string): string | undefined {
  if (!isCode(target)) return undefined;
  const from = placeOf(path);
  const to = placeOf(target);
  if (from.layer === "scripts") return undefined;
  if (isTest(target)) return "the program must not depend on its tests";
  if (to.layer === "scripts") return "the program must not depend on the tools that build it";
  if (from.layer === "web") {
    if (to.layer === "web") return checkBrowserImport(from, to);
    return to.layer === "protocol" ? undefined : "the browser shares only src/protocol/ with the server";
  }
  if (to.layer === "web") return "the server knows the browser's part only as built files";
  if (from.layer === "protocol") return to.layer === "protocol" ? undefined : "the wire stands alone";
  if (from.layer === "facts") return to.layer === "facts" ? undefined : "facts are types alone";
  if (from.layer === "platform") {
    return ["platform", "protocol", "facts"].includes(to.layer) ? undefined : "the platform has no product words";
  }
  if (from.layer === "media" || from.layer === "sip") {
    return to.layer === from.layer ? undefined : "an engine stands alone";
  }
  // The map of personal data takes what each feature declares, and nothing else of it.
  if (from.layer === "personal-data") {
    const isDeclaration = to.layer !== "features" || target.endsWith(".personal-data.ts");
    return isDeclaration ? undefined : "the map knows what a feature declares, and nothing else";
  }
  if (from.layer === "features") return checkFeatureImport(path, from.feature ?? "", target, to);
  if (from.layer === "app" || from.layer === "cli" || from.layer === "main" || from.layer === "testing") {
    if (to.layer !== "features" || /^src\/features\/[^/]+\/index\.ts$/.test(target)) return undefined;
    return "a feature is entered by its door, index.ts";
  }
  return to.layer === "features" ? "only app.ts and the command line know the features" : undefined;
}

type Place = ReturnType<typeof placeOf>;

function checkBrowserImport(from: Place, to: Place): string | undefined {
  const isBase = browserBase.includes(from.part ?? "");
  if (isBase && (to.part === "features" || to.part === "app"))
    return `${from.part} serves every feature and knows none`;
  if (from.feature === undefined || to.feature === undefined || from.feature === to.feature) return undefined;
  const isBefore = browserOrder.indexOf(to.feature) < browserOrder.indexOf(from.feature);
  return isBefore ? undefined : `${to.feature} does not come before ${from.feature}`;
}

function checkFeatureImport(path: string, from: string, target: string, to: Place): string | undefined {
  if (ranks[from] === undefined) return `the feature ${from} has no rank`;
  if (["app", "cli", "main", "personal-data"].includes(to.layer)) return "a feature does not know who composes it";
  if (to.feature === undefined || to.feature === from) return undefined;
  const rank = ranks[to.feature];
  if (rank === undefined) return `the feature ${to.feature} has no rank`;
  if (rank >= ranks[from]) return `${to.feature} (rank ${rank}) is not below ${from} (rank ${ranks[from]})`;
  if (target === `src/features/${to.feature}/index.ts`) return undefined;
  if (path.endsWith(".tables.ts") && target.endsWith(".tables.ts")) return undefined;
  if (from === "exports" && target.endsWith(".export.ts")) return undefined;
  return "a feature is entered by its door, index.ts";
}
