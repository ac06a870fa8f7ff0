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
  if (question.type === "stop") {
    engine.stop();
    process.exit(0);
  }
  const { type, participantId } = question;
  if (type === "join") {
    await engine.join("bench", participantId);
    tell({ type: "joined", participantId });
  } else if (type === "publish") {
    const tracks = [{ mid: "0", trackId: `film-${participantId}`, group: "main" }];
    tell({ type: "published", participantId, sdp: await engine.publish(participantId, question.sdp, tracks) });
  } else if (type === "answer") {
    await engine.answer(participantId, question.sdp, question.version);
    tell({ type: "answered", participantId });
  } else if (type === "leave") engine.leave(participantId);
  else engine.reoffer(participantId);
});
tell({ type: "ready" });
