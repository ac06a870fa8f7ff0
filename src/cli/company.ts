import { type Command, UsageError } from "./command.ts";
import { configOptions } from "./config-options.ts";
import { withInstance } from "./with-instance.ts";

const { config, data } = configOptions;

export const companyEndFourEyes: Command = {
  name: "company end-four-eyes",
  summary: "End the four-eyes rule of a company whose other administrators are gone; stands in its audit log",
  words: ["COMPANY_ID"],
  options: { config, data },
  run: (input) =>
    withInstance(input, async ({ companies }) => {
      const [companyId = ""] = input.words;
      if (!(await companies.endFourEyes(companyId)))
        throw new UsageError(`There is no company "${companyId}" under the four-eyes rule.`);
      input.say("The four-eyes rule has ended; what waited for a second administrator was withdrawn.");
      return 0;
    }),
};
