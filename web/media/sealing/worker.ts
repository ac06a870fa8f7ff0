// The entry of the browser's worker that seals and opens frames.
import { FrameGate } from "./frame-gate.ts";
import type { FrameShape } from "./frame-shape.ts";
import type { Bytes } from "./sframe.ts";
import type { FromWorker, ToWorker, TransformOptions } from "./worker-protocol.ts";

declare const self: DedicatedWorkerGlobalScope;

const gate = new FrameGate({
  now: () => performance.now(),
  onMissing: (participantId) => self.postMessage({ type: "missing", participantId } satisfies FromWorker),
});

self.onmessage = ({ data }: MessageEvent<ToWorker>) => void gate.take(data);

type Frame = RTCEncodedVideoFrame | RTCEncodedAudioFrame;

const pictureOf = (frame: Frame): FrameShape["picture"] =>
  !("type" in frame) || frame.type === undefined ? null : frame.type === "key" ? "key" : "delta";

self.onrtctransform = ({ transformer }: RTCTransformEvent) => {
  const options = transformer.options as TransformOptions;
  let wasDropped = false;
  const pass = async (frame: Frame): Promise<boolean> => {
    const bytes: Bytes = new Uint8Array(frame.data);
    const picture = pictureOf(frame);
    const passed =
      options.role === "send"
        ? await gate.outgoing(bytes, { source: options.source, picture })
        : await gate.incoming(bytes, options.mid, picture);
    if (!passed) {
      wasDropped = true;
      return false;
    }
    frame.data = passed.byteLength === passed.buffer.byteLength ? passed.buffer : passed.slice().buffer;
    // What came before did not pass: the decoder needs a whole picture to begin with.
    if (wasDropped && picture === "delta")
      void (options.role === "send" ? transformer.generateKeyFrame() : transformer.sendKeyFrameRequest()).catch(
        () => {},
      );
    wasDropped = false;
    return true;
  };
  void transformer.readable
    .pipeThrough(
      new TransformStream<Frame, Frame>({
        transform: async (frame, out) => {
          if (await pass(frame)) out.enqueue(frame);
        },
      }),
    )
    .pipeTo(transformer.writable)
    .catch(() => undefined);
};
