import type { ConfigProblem } from "./config-error.ts";
import { type ConfigKey, configKeys } from "./keys.ts";
import { nearest } from "./nearest.ts";

/** Values by section and key, before the schema has seen them. */
export type RawConfig = Record<string, Record<string, unknown>>;

// Kubernetes sets these for a service called "iris"; they are addresses of the cluster, not settings.
const setByKubernetes = /^IRIS_(SERVICE_(HOST|PORT\w*)|PORT(_\d+_(TCP|UDP|SCTP)\w*)?)$/;

/** Reads `IRIS_SECTION_KEY` variables; an empty one counts as absent. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): {
  values: RawConfig;
  problems: ConfigProblem[];
} {
  const byVariable = new Map(configKeys.map((key) => [key.variable, key]));
  const values: RawConfig = {};
  const problems: ConfigProblem[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith("IRIS_") || setByKubernetes.test(variable) || !text) continue;
    const key = byVariable.get(variable);
    if (!key) {
      const meant = nearest(variable, byVariable.keys());
      problems.push({
        key: variable,
        reason: "there is no such setting",
        cure: meant ? `did you mean ${meant}?` : "unset it; `iris config schema` lists every setting",
      });
      continue;
    }
    values[key.section] = { ...values[key.section], [key.key]: parseText(key, text) };
  }
  return { values, problems };
}

/** @returns the value as the schema expects it; what cannot be read stays text, so that the schema names the fault */
export function parseText(key: ConfigKey, text: string): unknown {
  if (key.type === "list") {
    return text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }
  return key.type === "number" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
