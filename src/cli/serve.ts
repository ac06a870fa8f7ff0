import { loadConfig } from "../platform/config/load.ts";
import { webAssets } from "../web-assets.ts";
import type { Command } from "./command.ts";
import { configOptions, sourcesOf } from "./config-options.ts";
import { outliveStrayRejections } from "./outlive-stray-rejections.ts";
import { untilSignal } from "./until-signal.ts";

export const serve: Command = {
  name: "serve",
  summary: "Start Iris",
  options: configOptions,
  run: async (input) => {
    const config = loadConfig(sourcesOf(input));
    // Loaded here, so that the other commands start without the engine and the database.
    const { startApp } = await import("../app.ts");
    const app = await startApp({ config, assets: webAssets });
    outliveStrayRejections(app.platform.log);
    // With port 0 only the open port is known.
    input.say(`Iris runs at ${config.server.port === 0 ? app.url : config.server.public_url}`);
    // Whoever knocked meanwhile comes first: a commit takes its time.
    await new Promise((resolve) => void setTimeout(resolve, 0));
    const operatorLink = await app.accounts.firstOperatorLink();
    if (operatorLink) {
      input.say(`There is no operator yet. Open this link once, and keep it to yourself:\n  ${operatorLink}`);
    }
    const signal = await untilSignal();
    input.say(`${signal}: finishing what is under way. Once more stops at once.`);
    await app.stop();
    return 0;
  },
};
