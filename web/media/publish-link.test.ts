import { expect, test } from "bun:test";
import { PublishLink } from "./publish-link.ts";

test("S32 an answer that comes twice, the second while the first is being taken, is taken once", async () => {
  const taken: string[] = [];
  let finish = () => {};
  const connection = {
    signalingState: "have-local-offer",
    localDescription: { sdp: "offer" },
    addTransceiver: () => ({ mid: "0", direction: "sendonly", sender: {} }),
    setLocalDescription: async () => {},
    setRemoteDescription: ({ sdp }: { sdp: string }) => {
      taken.push(sdp);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  } as unknown as RTCPeerConnection;
  const offers: string[] = [];
  const link = new PublishLink({
    send: (sdp) => void offers.push(sdp),
    onFailed() {},
    createConnection: () => connection,
  });
  await link.start({ microphone: null, camera: null });
  link.repeat();
  expect(offers).toEqual(["offer", "offer"]);
  const first = link.answered("first");
  await link.answered("second");
  finish();
  await first;
  expect(taken).toEqual(["first"]);
});
