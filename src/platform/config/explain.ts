import type { z } from "zod";
import type { ConfigProblem } from "./config-error.ts";
import type { RawConfig } from "./environment.ts";
import { configKeys, sections } from "./keys.ts";
import { nearest } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

/** Puts what the schema refused into words an operator can act on. Never repeats a secret's value. */
export function explain(issue: Issue, raw: RawConfig): ConfigProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => explainUnknown(path, key));
  const known = configKeys.find((key) => key.path === path.slice(0, 2).join("."));
  if (!known) {
    const reason = path.length === 0 ? issue.message : "must be a table of keys";
    return [{ key: path.join(".") || "file", reason, cure: `write [${path[0] ?? "section"}] and its keys below it` }];
  }
  const value = raw[known.section]?.[known.key];
  const shown = known.isSecret || value === undefined ? "" : ` (it is ${JSON.stringify(value)})`;
  const example = known.choices ? known.choices.map((choice) => JSON.stringify(choice)).join(" or ") : undefined;
  const standard =
    known.defaultValue === undefined ? undefined : `the default is ${JSON.stringify(known.defaultValue)}`;
  const cure = [example && `write ${example}`, known.description, standard].filter(Boolean).join("; ");
  return [{ key: path.join("."), reason: `${issue.message}${shown}`, cure }];
}

function explainUnknown(path: readonly string[], key: string): ConfigProblem {
  const section = path[0];
  if (section === undefined) {
    const meant = nearest(key, sections);
    const home = configKeys.find((known) => known.key === key);
    const cure = meant
      ? `did you mean [${meant}]?`
      : home
        ? `it belongs into the section [${home.section}]`
        : `sections are ${sections.join(", ")}`;
    return { key, reason: "there is no such section", cure };
  }
  const siblings = configKeys.filter((known) => known.section === section).map((known) => known.key);
  const meant = nearest(key, siblings);
  const elsewhere = configKeys.find((known) => known.key === key);
  const cure = meant
    ? `did you mean ${section}.${meant}?`
    : elsewhere
      ? `did you mean ${elsewhere.path}?`
      : `[${section}] knows ${siblings.join(", ")}`;
  return { key: `${section}.${key}`, reason: "there is no such key", cure };
}
