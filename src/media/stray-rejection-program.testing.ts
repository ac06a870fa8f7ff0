// A program of its own: the test runner takes a worker's stray rejections for itself.
import { createMediaEngine } from "./engine.ts";

const engine = createMediaEngine(
  { port: 0, tcpPort: null, publicAddresses: ["127.0.0.1"], relay: null },
  {
    offered: () => {},
    speakersChanged: () => {},
    lost: (participantId) => console.log(`lost ${participantId}`),
    async mistaken(message) {
      console.log(message);
      console.log(`${(await engine.stats())?.participants} still here`);
      engine.stop();
      process.exit(0);
    },
  },
  () => new Worker(new URL("./stray-rejection.testing.ts", import.meta.url)),
);
await engine.join("room", "ada");
engine.leave("nobody");
