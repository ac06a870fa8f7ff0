import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { attributesOf, directionOf, parseDescription } from "./description.ts";
import { readPublishOffer, writePublishAnswer } from "./publish.ts";
import { readReceiveAnswer, writeReceiveOffer } from "./receive.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

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
    const offer = readPublishOffer(offerText.replace("VP8/90000", "H265/90000"));
    const answer = parseDescription(offer === null ? "" : writePublishAnswer(offer, local, session));
    expect(answer?.media.map((section) => section.port)).toEqual([9, 0]);
    expect(answer && attributesOf(answer, "group")).toEqual(["BUNDLE 0"]);
  });

  const codecOf = (video: string) => {
    const given = `m=video 9 UDP/TLS/RTP/SAVPF ${video
      .match(/rtpmap:\d+/g)
      ?.map((map) => map.slice(7))
      .join(" ")}`;
    const section = `${given}\r\na=mid:1\r\na=sendonly\r\na=rtcp-mux\r\n${video.replaceAll("; ", "\r\n")}\r\n`;
    return readPublishOffer(head + transport() + section)?.sections[0]?.codec;
  };
  const h264 = (type: number, mode: number, profile: string) =>
    `a=rtpmap:${type} H264/90000; a=fmtp:${type} level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`;
  const vp8 = "a=rtpmap:96 VP8/90000";

  test.each([
    ["the browser's own order decides", `a=rtpmap:45 AV1/90000; ${vp8}`, "AV1", 45],
    ["VP9 in its first profile", `a=rtpmap:98 VP9/90000; a=fmtp:98 profile-id=0; ${vp8}`, "VP9", 98],
    ["VP9 with more bits is passed by", `a=rtpmap:100 VP9/90000; a=fmtp:100 profile-id=2; ${vp8}`, "VP8", 96],
    ["H264 that all can read", `${h264(102, 1, "42e01f")}; ${vp8}`, "H264", 102],
    ["H264 in its high profile is passed by", `${h264(104, 1, "640c1f")}; ${h264(102, 1, "42001f")}`, "H264", 102],
    ["H264 in single packets is passed by", `${h264(104, 0, "42e01f")}; ${vp8}`, "VP8", 96],
  ] as const)("S33 codecs: %s", (_, video, name, payloadType) => {
    expect(codecOf(video)).toMatchObject({ name, payloadType });
  });

  test("S33 repeated sound is asked for when the browser prefers it, and only then", () => {
    const withRed = audioSection.replace("a=rtpmap:63", "a=fmtp:63 111/111\r\na=rtpmap:63");
    const typeOf = (audio: string) => readPublishOffer(head + audio)?.sections[0]?.codec.redType;
    expect(typeOf(withRed)).toBeNull();
    expect(typeOf(withRed.replace("SAVPF 111 63", "SAVPF 63 111"))).toBe(63);
    const offer = readPublishOffer(head + withRed.replace("SAVPF 111 63", "SAVPF 63 111"));
    const answer = parseDescription(offer === null ? "" : writePublishAnswer(offer, local, session));
    expect(answer?.media[0]?.formats).toEqual(["63", "111"]);
    expect(answer?.media[0] && attributesOf(answer.media[0], "fmtp")).toEqual([
      "111 minptime=10;useinbandfec=1;usedtx=1",
      "63 111/111",
    ]);
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
  const track = { id: "t", codec: "VP8", streamId: "ada-main", ssrc: 5, retransmissionSsrc: 6 } as const;

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

  test("S33 names the track's codec, with VP8 for whoever does not know it, and wants arrivals of pictures reported", () => {
    const section = { mid: "0", kind: "video", track: { ...track, codec: "AV1" } } as const;
    const video = parseDescription(writeReceiveOffer([section], local, session))?.media[0];
    expect(video?.formats).toEqual(["100", "101", "96", "97"]);
    expect(video && attributesOf(video, "rtpmap")[0]).toBe("100 AV1/90000");
    expect(video && attributesOf(video, "extmap")[0]).toMatch(/^3 .*transport-wide-cc/);
  });

  test("S33 the answer tells what the receiver takes", () => {
    const answer = readReceiveAnswer(
      `v=0\r\n${transport("active")}m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:0\r\na=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\na=rtcp-fb:96 transport-cc\r\nm=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n`,
    );
    expect([...(answer?.sections ?? [])]).toEqual([
      ["0", { payloadTypes: new Set([96, 97]), reportsArrivals: true }],
      ["1", { payloadTypes: new Set(), reportsArrivals: false }],
    ]);
  });

  test("S32 wants an answer that begins the handshake", () => {
    const answer = (setup: string) => `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n${transport(setup)}`;
    expect(readReceiveAnswer(answer("active"))?.remote).toEqual({ usernameFragment: "abcd", fingerprint });
    expect(readReceiveAnswer(answer("passive"))).toBeNull();
  });
});
