import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { attributesOf, directionOf, parseDescription } from "./description.ts";
import { readPublishOffer, writePublishAnswer } from "./publish.ts";
import { readReceiveAnswer, writeReceiveOffer } from "./receive.ts";

const fingerprint = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, "0").toUpperCase()).join(":");
const transport = (setup = "actpass") =>
  `a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 ${fingerprint}\r\na=setup:${setup}\r\n`;
const audioSection = `m=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\nc=IN IP4 0.0.0.0\r\n${transport()}a=mid:0\r\na=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\na=extmap:9 urn:example:unknown\r\na=sendonly\r\na=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:63 red/48000/2\r\na=ssrc:1111 cname:x\r\n`;
const videoSection = `m=video 9 UDP/TLS/RTP/SAVPF 102 96 97\r\nc=IN IP4 0.0.0.0\r\n${transport()}a=mid:1\r\na=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\na=sendonly\r\na=rtcp-mux\r\na=rtpmap:102 H264/90000\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rid:q send\r\na=rid:f send\r\na=simulcast:send q;f\r\n`;
const head = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n";
const offerText = head + audioSection + videoSection;
const local = {
  usernameFragment: "ours",
  password: "secret",
  fingerprint,
  addresses: ["192.0.2.1", "::1"],
  port: 8081,
  tcpPort: null,
};
const session = { id: "42", version: 1 };

describe("S32 a browser's offer", () => {
  test("S32 is read for what the engine takes", () => {
    const offer = readPublishOffer(offerText);
    expect(offer?.remote).toEqual({ usernameFragment: "abcd", fingerprint });
    expect(offer?.sections).toMatchObject([
      { mid: "0", kind: "audio", isSending: true, codec: { payloadType: 111, retransmissionType: null }, ssrc: 1111 },
      {
        mid: "1",
        kind: "video",
        codec: { payloadType: 96, retransmissionType: 97 },
        rids: ["q", "f"],
        ssrc: undefined,
      },
    ]);
    expect([...(offer?.sections[0]?.extensions ?? [])]).toEqual([[1, "audioLevel"]]);
  });

  test("S32 is answered passively, with our candidates once and its layers", () => {
    const offer = readPublishOffer(offerText);
    const answer = parseDescription(offer === null ? "" : writePublishAnswer(offer, local, session));
    expect(answer?.media.map((section) => attributesOf(section, "candidate").length)).toEqual([2, 0]);
    expect(answer?.media.map(directionOf)).toEqual(["recvonly", "recvonly"]);
    expect(answer && attributesOf(answer, "group")).toEqual(["BUNDLE 0 1"]);
    const [audio, video] = answer?.media ?? [];
    expect(audio && attributesOf(audio, "setup")).toEqual(["passive"]);
    expect(audio?.formats).toEqual(["111"]);
    expect(video?.formats).toEqual(["96", "97"]);
    expect(video && attributesOf(video, "simulcast")).toEqual(["recv q;f"]);
  });

  test("S32 an m-line without a codec of ours is refused alone", () => {
    const offer = readPublishOffer(offerText.replace("VP8/90000", "AV1/90000"));
    const answer = parseDescription(offer === null ? "" : writePublishAnswer(offer, local, session));
    expect(answer?.media.map((section) => section.port)).toEqual([9, 0]);
    expect(answer && attributesOf(answer, "group")).toEqual(["BUNDLE 0"]);
  });

  test.each([
    ["no fingerprint", offerText.replaceAll(/a=fingerprint.*\r\n/g, "")],
    ["an old fingerprint algorithm", offerText.replaceAll("sha-256", "sha-1")],
    ["no credentials", offerText.replaceAll(/a=ice-ufrag.*\r\n/g, "")],
    ["a passive peer", offerText.replaceAll("setup:actpass", "setup:passive")],
    ["no media", head],
    ["no description", "hello"],
  ])("S32 %s: refused", (_, text) => {
    expect(readPublishOffer(text)).toBeNull();
  });

  test("S32 no text whatever makes the readers throw", () => {
    const lines = offerText.split("\r\n");
    const mutated = fc
      .shuffledSubarray(lines)
      .chain((kept) =>
        fc
          .array(fc.string({ maxLength: 30 }), { maxLength: 3 })
          .map((extra) => ["v=0", ...kept, ...extra].join("\r\n")),
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), (text) => {
        const offer = readPublishOffer(text);
        if (offer !== null) writePublishAnswer(offer, local, session);
        readReceiveAnswer(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("S32 our offer", () => {
  const track = { id: "t", streamId: "ada-main", ssrc: 5, retransmissionSsrc: 6 };

  test("S32 keeps a section whose track is gone, silent", () => {
    const sdp = writeReceiveOffer(
      [
        { mid: "0", kind: "video", track: null },
        { mid: "1", kind: "video", track },
      ],
      local,
      session,
    );
    const offer = parseDescription(sdp);
    expect(offer?.media.map(directionOf)).toEqual(["inactive", "sendonly"]);
    expect(offer?.media.map((section) => attributesOf(section, "msid"))).toEqual([[], ["ada-main t"]]);
    expect(offer?.media.map((section) => attributesOf(section, "ssrc-group"))).toEqual([[], ["FID 5 6"]]);
  });

  test("S32 wants an answer that begins the handshake", () => {
    const answer = (setup: string) => `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n${transport(setup)}`;
    expect(readReceiveAnswer(answer("active"))).toEqual({ usernameFragment: "abcd", fingerprint });
    expect(readReceiveAnswer(answer("passive"))).toBeNull();
  });
});
