import { join } from "node:path";
import type { EngineAnswer, EngineQuestion } from "./engine-protocol.ts";
import type { Sfu } from "./sfu.ts";

type Question = Exclude<EngineQuestion, { type: "stop" | "leave" }>;
type AnswerOf<T extends EngineAnswer["type"]> = Extract<EngineAnswer, { type: T }>;

/** Iris's media engine, from the sources, alone in a process: so that its CPU time can be read apart from the generator's. */
export async function startIris(): Promise<Sfu> {
  const waiting: { accepts: (answer: EngineAnswer) => boolean; resolve: (answer: EngineAnswer) => void }[] = [];
  const offers = new Map<string, (offer: AnswerOf<"offer">) => void>();
  const wait = <T extends EngineAnswer["type"]>(type: T, participantId?: string) =>
    new Promise<AnswerOf<T>>((resolve) => {
      waiting.push({
        accepts: (answer) =>
          answer.type === type &&
          (participantId === undefined || ("participantId" in answer && answer.participantId === participantId)),
        resolve: (answer) => resolve(answer as AnswerOf<T>),
      });
    });
  const ready = wait("ready");
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "engine-process.ts")], {
    stdio: ["ignore", "inherit", "inherit"],
    ipc(answer: EngineAnswer) {
      if (answer.type === "offer") offers.get(answer.participantId)?.(answer);
      if (answer.type === "lost") console.error(`lost ${answer.participantId}: ${answer.reason}`);
      const at = waiting.findIndex(({ accepts }) => accepts(answer));
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(answer);
    },
  });
  await ready;

  function ask<T extends EngineAnswer["type"]>(question: Question, type: T) {
    const answer = wait(type, question.participantId);
    child.send(question);
    return answer;
  }

  return {
    name: "Iris",
    pid: child.pid,
    async publish(participantId, sdp) {
      await ask({ type: "join", participantId }, "joined");
      return (await ask({ type: "publish", participantId, sdp }, "published")).sdp;
    },
    async subscribe(participantId, peer) {
      const connected = Promise.withResolvers<void>();
      let isFirst = true;
      // Every coming and going is a new version; only the first one has a connection to make.
      offers.set(participantId, async ({ sdp, version }) => {
        await ask({ type: "answer", participantId, sdp: peer.answer(sdp), version }, "answered");
        if (!isFirst) return;
        isFirst = false;
        await peer.connect(sdp);
        connected.resolve();
      });
      await ask({ type: "join", participantId }, "joined");
      // Whoever sends as well was offered everything as it came, before anybody listened.
      child.send({ type: "reoffer", participantId } satisfies EngineQuestion);
      await connected.promise;
    },
    leave: (participantId) => {
      offers.delete(participantId);
      child.send({ type: "leave", participantId } satisfies EngineQuestion);
    },
    stop: () => child.send({ type: "stop" } satisfies EngineQuestion),
  };
}
