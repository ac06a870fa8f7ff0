import { newPassword } from "../protocol/accounts.ts";
import { emailAddress } from "../protocol/email-address.ts";
import { language } from "../protocol/primitives.ts";
import { type Command, UsageError } from "./command.ts";
import { configOptions } from "./config-options.ts";
import { withAccounts } from "./with-accounts.ts";

const { config, data } = configOptions;

export const userCreate: Command = {
  name: "user create",
  summary: "Make an account whose address needs no proof; asks for the password",
  words: ["EMAIL", "FIRST_NAME", "LAST_NAME"],
  options: {
    config,
    data,
    operator: { summary: "May administer the instance" },
    language: { value: "en|de|fr", summary: "Language of the interface and of mails (default: en)" },
  },
  run: async (input) => {
    const [email = "", firstName = "", lastName = ""] = input.words;
    checkAddress(email);
    const chosen = language.safeParse(input.options.language ?? "en");
    if (!chosen.success) throw new UsageError(`--language is one of ${language.options.join(", ")}.`);
    const password = await readPassword();
    return withAccounts(input, async (accounts) => {
      const isOperator = "operator" in input.options;
      await accounts.createUser({ email, password, firstName, lastName, language: chosen.data, isOperator });
      return `${email} can sign in${isOperator ? " and is an operator" : ""}.`;
    });
  },
};

export const userResetPassword: Command = {
  name: "user reset-password",
  summary: "Give an account a new password and end its sessions; asks for the password",
  words: ["EMAIL"],
  options: { config, data },
  run: async (input) => {
    const [email = ""] = input.words;
    checkAddress(email);
    const password = await readPassword();
    return withAccounts(input, async (accounts) => {
      const { sessionsEnded } = await accounts.resetPassword(email, password);
      return `${email} has a new password; ${sessionsEnded} sessions ended (a running Iris notices within ten seconds).`;
    });
  },
};

export const userResetSecondFactor: Command = {
  name: "user reset-second-factor",
  summary: "Remove an account's authenticator app, passkeys and recovery codes, and end its sessions",
  words: ["EMAIL"],
  options: { config, data },
  run: async (input) => {
    const [email = ""] = input.words;
    checkAddress(email);
    return withAccounts(input, async (accounts) => {
      const accountId = await accounts.people.idByEmail(email);
      if (accountId === undefined) throw new UsageError(`"${email}" has no account.`);
      await accounts.resetSecondFactor(accountId, null);
      return `${email} signs in without a second factor; its sessions ended (a running Iris notices within ten seconds).`;
    });
  },
};

function checkAddress(email: string): void {
  if (!emailAddress.safeParse(email).success) throw new UsageError(`"${email}" is no e-mail address.`);
}

async function readPassword(): Promise<string> {
  // Only here: reading from the terminal is dear to load, and every start would wait for it.
  const { readSecret } = await import("./read-secret.ts");
  const parsed = newPassword.safeParse(await readSecret("Password (12 characters or more): "));
  if (!parsed.success) throw new UsageError("A password has 12 to 256 characters.");
  return parsed.data;
}
