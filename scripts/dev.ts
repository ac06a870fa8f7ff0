/** Iris from source: a change below `src/` restarts the server, one below `web/` is shown by the browser at once. */
import { startApp } from "../src/app.ts";
import { loadConfig } from "../src/platform/config/load.ts";
import index from "../web/index.html";
import { demoAddress, demoNames, isSeeded, seedDemo } from "./seeding/demo.ts";
import { seedPassword } from "./seeding/seeder.ts";

const config = loadConfig({
  env: { IRIS_STORAGE_DATA: "./data-dev", IRIS_FILES_CLAMD: "off", IRIS_LOG_LEVEL: "warn", ...process.env },
});
const isNew = !isSeeded(config);
if (isNew) await seedDemo(config);

const app = await startApp({ config, strict: true, pages: { "/*": index } });
console.log(`Iris runs at ${config.server.public_url}; its data is in ${config.storage.data}.`);
console.log(`Everybody's password is "${seedPassword}". Sign in as ${demoNames.map(demoAddress).join(", ")}.`);

process.once("SIGINT", async () => {
  await app.stop();
  process.exit(0);
});
