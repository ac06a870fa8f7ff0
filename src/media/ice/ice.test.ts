import { describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { consentMs, IceSession } from "./session.ts";
import { type BindingRequest, buildBindingRequest, buildBindingSuccess, parseBindingRequest } from "./stun.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

/** RFC 5769, 2.1: a request of another implementation, password VOkJxbRl1RmTxUk/WvJxBt. */
const sampleRequest = Buffer.from(
  "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf",
  "hex",
);
const samplePassword = "VOkJxbRl1RmTxUk/WvJxBt";

const requestTo = (ice: IceSession, options = {}, password = ice.password): BindingRequest => {
  const packet = buildBindingRequest(randomBytes(12), `${ice.usernameFragment}:them`, password, options);
  return parseBindingRequest(packet) as BindingRequest;
};
const laptop = { address: "192.0.2.7", port: 4000 };
const phone = { address: "2001:db8::7", port: 5000 };

describe("S32 connectivity checks", () => {
  test("S32 a request of another implementation is read, and only its password proves it", () => {
    const request = parseBindingRequest(sampleRequest);
    expect(request).toMatchObject({ username: "evtj:h6vY", useCandidate: false, claimsControlled: true });
    expect(request?.isAuthentic(samplePassword)).toBe(true);
    expect(request?.isAuthentic("another password")).toBe(false);
  });

  test("S32 a changed bit anywhere makes it no request, or not an authentic one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sampleRequest.length * 8 - 1 }), (bit) => {
        const forged = Buffer.from(sampleRequest);
        forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(parseBindingRequest(forged)?.isAuthentic(samplePassword) ?? false).toBe(false);
      }),
    );
  });

  test("S32 no bytes whatever make the reader throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), fc.boolean(), (bytes, isPlausible) => {
        const packet = Buffer.from(bytes);
        if (isPlausible && packet.length >= 20) {
          packet.writeUInt16BE(1, 0);
          packet.writeUInt16BE(packet.length - 20, 2);
          packet.writeUInt32BE(0x2112_a442, 4);
        }
        parseBindingRequest(packet);
      }),
    );
  });

  // RFC 5769, 2.2 and 2.3: the mapped addresses of its sample answers.
  test.each([
    ["192.0.2.1", "0001a147e112a643"],
    ["2001:db8:1234:5678:11:2233:4455:6677", "0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"],
  ])("S32 the answer to %s names the address it was seen from", (address, value) => {
    const transactionId = Buffer.from("b7e7a701bc34d686fa87dfae", "hex");
    const answer = buildBindingSuccess(transactionId, address, 32_853, samplePassword);
    expect(answer.toString("hex")).toContain(value);
  });
});

describe("S32 the lite side of a session", () => {
  test("S32 media goes where the first check came from, and follows the peer's choice", () => {
    const ice = new IceSession(0);
    expect(ice.check(requestTo(ice), laptop, 1)).not.toBeNull();
    expect(ice.selected).toEqual(laptop);
    ice.check(requestTo(ice), phone, 2);
    expect(ice.selected).toEqual(laptop);
    ice.check(requestTo(ice, { useCandidate: true }), phone, 3);
    expect(ice.selected).toEqual(phone);
  });

  test("S32 a stranger gets no answer and moves nothing", () => {
    const ice = new IceSession(0);
    expect(ice.check(requestTo(ice, { useCandidate: true }, "guessed password"), laptop, 1)).toBeNull();
    expect(ice.selected).toBeUndefined();
  });

  test("S32 a peer that claims our role is told so and selects nothing", () => {
    const ice = new IceSession(0);
    expect(ice.check(requestTo(ice, { claimsControlled: true }), laptop, 1)?.readUInt16BE(0)).toBe(0x0111);
    expect(ice.selected).toBeUndefined();
  });

  test("S32 consent runs out without checks and is renewed by each", () => {
    const ice = new IceSession(0);
    ice.check(requestTo(ice), laptop, 15_000);
    expect(ice.hasExpired(consentMs + 1)).toBe(false);
    expect(ice.hasExpired(15_000 + consentMs + 1)).toBe(true);
  });
});
