import type { Config } from "../../platform/config/config.ts";

export type Verdict =
  /** `advice`: it runs, and something should be done all the same. */
  | { readonly ok: true; readonly detail: string; readonly advice?: string }
  | { readonly ok: false; readonly detail: string; readonly cure: string };

/** One thing that must be right before Iris can run well. Changes nothing that stays. */
export interface Check {
  readonly name: string;
  readonly run: (config: Config) => Promise<Verdict>;
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

/** A file's rights, as `chmod` takes them. */
export const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, "0");
