import { type ClientLogEntry, clientLogEntry } from "../../../src/protocol/client-log.ts";
import { clientLog } from "../../api/client-log.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { logTexts } from "./log-texts.ts";

type Texts = Translate<(typeof logTexts)["en"]>;

/** What is shown, saved and sent: only what the contract knows, whatever else may have got into this browser's storage. */
export const ownEntries = (): ClientLogEntry[] =>
  clientLog()
    .entries()
    .flatMap((entry) => clientLogEntry.safeParse(entry).data ?? []);

const events = {
  began: "eventBegan",
  connected: "eventConnected",
  good: "eventGood",
  fair: "eventFair",
  poor: "eventPoor",
  interrupted: "eventInterrupted",
  ended: "eventEnded",
} as const;

function wordsOf(entry: ClientLogEntry, t: Texts): string {
  switch (entry.kind) {
    case "start": {
      const { version, browser, browserVersion, system, width, height } = entry;
      return t("start", {
        version,
        browser: `${browser} ${browserVersion}`,
        system,
        width: `${width}`,
        height: `${height}`,
      });
    }
    case "error": {
      const place = entry.script === null ? "–" : `${entry.script}:${entry.line}:${entry.column}`;
      return t("error", { name: entry.name, place });
    }
    case "request":
      return t("request", { operation: entry.operation, code: entry.code });
    case "lost":
      return t("lost");
    case "connected":
      return t("connected", { seconds: Math.round(entry.afterMs / 1000) });
    default:
      return t(entry.kind, { event: t(events[entry.event]) });
  }
}

/** To the second, and alike in every language: 2026-11-24 19:27:03. */
const timeOf = (at: number): string => new Date(at).toLocaleString("sv-SE");

/** The newest last, as it was written. */
export const linesOf = (entries: readonly ClientLogEntry[], t: Texts): string =>
  entries.map((entry) => `${timeOf(entry.at)}  ${wordsOf(entry, t)}`).join("\n");
