import { CannotStart } from "../platform/cannot-start.ts";
import { ConfigError } from "../platform/config/config-error.ts";
import { Failure } from "../platform/http/failure.ts";
import { failureText } from "../protocol/failures/index.ts";
import { auditExport, auditVerify, auditVerifyExport } from "./audit.ts";
import { backup, restore, verifyBackup } from "./backup.ts";
import { type Command, type CommandInput, columns, helpOf, readArguments, UsageError, unknown } from "./command.ts";
import { companyEndFourEyes } from "./company.ts";
import { configPrint, configSchema } from "./config.ts";
import { doctor } from "./doctor.ts";
import { logsVerify } from "./logs.ts";
import { privacyCommands } from "./privacy/privacy-commands.ts";
import { serve } from "./serve.ts";
import { userCreate, userResetPassword, userResetSecondFactor } from "./user.ts";
import { version } from "./version.ts";

export const commands: readonly Command[] = [
  serve,
  doctor,
  version,
  configPrint,
  configSchema,
  userCreate,
  userResetPassword,
  userResetSecondFactor,
  backup,
  verifyBackup,
  restore,
  auditVerify,
  auditExport,
  auditVerifyExport,
  ...privacyCommands,
  logsVerify,
  companyEndFourEyes,
];

/** Runs one command line. @returns the exit code: 0 done, 1 failed, 2 not understood */
export async function run(
  args: readonly string[],
  { env, say, complain }: Pick<CommandInput, "env" | "say"> & { complain: (line: string) => void },
): Promise<number> {
  try {
    const [first, second] = args;
    if (first === undefined || first === "help" || first === "--help" || first === "-h") {
      say(overview());
      return first === undefined ? 2 : 0;
    }
    if (first === "--version") return await version.run({ options: {}, words: [], env, say });
    const command = commands.find(({ name }) => name === first || name === `${first} ${second}`);
    if (!command) return groupOrUnknown(first, second, { say, complain });
    const { options, words } = readArguments(command, args.slice(command.name.split(" ").length));
    if ("help" in options) {
      say(helpOf(command));
      return 0;
    }
    return await command.run({ options, words, env, say });
  } catch (error) {
    complain(explainError(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function explainError(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nSee \`iris --help\`.`;
  if (error instanceof ConfigError) return `Iris did not start: the configuration is wrong.\n${error.message}`;
  if (error instanceof CannotStart) return `Iris did not start: ${error.message}\n  → ${error.cure}`;
  if (error instanceof Failure) return failureText(error.code).en.join(" ");
  return `Iris stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function groupOrUnknown(
  first: string,
  second: string | undefined,
  { say, complain }: { say: (line: string) => void; complain: (line: string) => void },
): number {
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0 && (second === undefined || second === "--help")) {
    say(list(group));
    return second === undefined ? 2 : 0;
  }
  const given = group.length > 0 ? `${first} ${second}` : first;
  const candidates = commands.flatMap(({ name }) => (group.length > 0 ? [name] : [name, name.split(" ")[0] ?? name]));
  complain(`${unknown("command", given, candidates)}\nSee \`iris --help\`.`);
  return 2;
}

const overview = (): string =>
  `Iris: messages, calls, conferences and files for a company, in one program.\n\n${list(commands)}\n\n` +
  "`iris <command> --help` explains each.";

const list = (group: readonly Command[]): string =>
  `Commands:\n${columns(group.map(({ name, summary }) => [name, summary] as const))}`;
