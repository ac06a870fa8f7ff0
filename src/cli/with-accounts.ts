import type { Accounts } from "../features/accounts/index.ts";
import type { CommandInput } from "./command.ts";
import { withInstance } from "./with-instance.ts";

/** Opens the instance without its server, lets `act` do one thing and says what it answered. @returns the exit code */
export const withAccounts = (input: CommandInput, act: (accounts: Accounts) => Promise<string>): Promise<number> =>
  withInstance(input, async ({ accounts }) => {
    input.say(await act(accounts));
    return 0;
  });
