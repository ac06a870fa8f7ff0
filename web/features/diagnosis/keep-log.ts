import { version } from "../../../package.json";
import { type browserNames, errorNames, type systemNames } from "../../../src/protocol/client-log-names.ts";
import { clientLog, type Occurrence, record } from "../../api/client-log.ts";
import { ApiFailure, useConnection } from "../../api/index.ts";

const among = <T extends string>(names: readonly T[], name: unknown): T | undefined =>
  names.find((known) => known === name);

const browsers: readonly [RegExp, (typeof browserNames)[number]][] = [
  [/Edg\/(\d+)/, "Edge"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/Chrome\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];
const systems: readonly [RegExp, (typeof systemNames)[number]][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

export function startOf(userAgent: string, size: { width: number; height: number }): Occurrence {
  const [pattern, browser] = browsers.find(([known]) => known.test(userAgent)) ?? [/$^/, "other" as const];
  return {
    ...{ kind: "start", version, browser },
    browserVersion: Number(pattern.exec(userAgent)?.[1] ?? 0),
    system: systems.find(([known]) => known.test(userAgent))?.[1] ?? "other",
    ...{ width: size.width, height: size.height },
  };
}

type Thrown = Pick<ErrorEvent, "filename" | "lineno" | "colno"> & { readonly error: unknown };

/** Its kind and its place; never its words, which may be anybody's. */
export function errorOf({ error, filename, lineno, colno }: Thrown): Occurrence {
  const name = error instanceof Error ? among(errorNames, error.name) : undefined;
  const script = /\/(chunk-[a-z0-9]{8})\.js$/.exec(filename)?.[1] ?? null;
  return { kind: "error", name: name ?? "other", script, line: lineno, column: colno };
}

/** Keeps this browser's log of the person who signed in. Returns how to stop. */
export function keepLog(accountId: string): () => void {
  const log = clientLog();
  log.open(accountId);
  record(startOf(navigator.userAgent, screen));
  const onError = (event: ErrorEvent) => record(errorOf(event));
  const onRejection = ({ reason: error }: PromiseRejectionEvent) => {
    // What the server refused is remembered where it was asked.
    if (!(error instanceof ApiFailure)) record(errorOf({ error, filename: "", lineno: 0, colno: 0 }));
  };
  const stopFollowing = useConnection.subscribe(({ lostAt }, before) => {
    if (lostAt !== null && before.lostAt === null) record({ kind: "lost" });
    else if (lostAt === null && before.lostAt !== null)
      record({ kind: "connected", afterMs: Math.max(0, Date.now() - before.lostAt) });
  });
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onRejection);
  addEventListener("pagehide", log.leave);
  return () => {
    removeEventListener("error", onError);
    removeEventListener("unhandledrejection", onRejection);
    removeEventListener("pagehide", log.leave);
    stopFollowing();
    log.close();
  };
}
