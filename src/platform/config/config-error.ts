/** One thing that is wrong with the configuration. */
export interface ConfigProblem {
  /** `section.key`, an environment variable, an option or the file itself. */
  readonly key: string;
  readonly reason: string;
  readonly cure: string;
}

/** Stops the start: the program never runs on a configuration that says something it does not understand. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ key, reason, cure }) => `${key}: ${reason}\n  → ${cure}`).join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}
