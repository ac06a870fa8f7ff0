/** The media engine alone in a process, driven over IPC: so that its CPU time can be read apart from the generator's. */
import { createMediaEngine, type MediaEngine } from "../../src/media/index.ts";
import type { EngineAnswer, EngineQuestion } from "./engine-protocol.ts";

const tell = (answer: EngineAnswer) => process.send?.(answer);

const engine: MediaEngine = createMediaEngine(
  { port: 0, publicAddresses: ["127.0.0.1"], tcpPort: null, relay: null },
  {
    offered: ({ participantId, sdp, version }) => tell({ type: "offer", participantId, sdp, version }),
    speakersChanged: () => {},
    lost: (participantId, reason) => tell({ type: "lost", participantId, reason }),
  },
);

process.on("message", async (question: EngineQuestion) => {
  if (question.type === "join") {
    await engine.join("bench", question.participantId);
    tell({ type: "joined", participantId: question.participantId });
  } else if (question.type === "publish") {
    const tracks = [{ mid: "0", trackId: "film", group: "main" }];
    const sdp = await engine.publish(question.participantId, question.sdp, tracks);
    tell({ type: "published", participantId: question.participantId, sdp });
  } else if (question.type === "answer") {
    await engine.answer(question.participantId, question.sdp, question.version);
    tell({ type: "answered", participantId: question.participantId });
  } else {
    engine.stop();
    process.exit(0);
  }
});
tell({ type: "ready" });
