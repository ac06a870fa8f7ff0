import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { addressBytes, addressText, decodeXorAddress, encodeXorAddress } from "./address.ts";
import { attributeOf, attributes, buildMessage, methods, parseMessage } from "./message.ts";

const seed = 20261124;
const transactionId = Buffer.from("b7e7a701bc34d686fa87dfae", "hex");
const password = "VOkJxbRl1RmTxUk/WvJxBt";

/** RFC 5769: 2.1 (request), 2.2 (answer over IPv4), 2.3 (answer over IPv6), 2.4 (request with long-term credentials). */
const samples = {
  request:
    "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf",
  answer4:
    "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96",
  answer6:
    "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c",
  longTerm:
    "000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382afe382b90000001500 1c662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b6578616d706c652e6f72670000080014f67024656dd64a3e02b8e0712e85c9a28ca89666".replaceAll(
      " ",
      "",
    ),
} as const;
const sample = (name: keyof typeof samples) => Buffer.from(samples[name], "hex");

describe("S28 STUN messages", () => {
  test("S28 a request of another implementation is read, and only its password proves it", () => {
    const message = parseMessage(sample("request"));
    expect(message).toMatchObject({ method: methods.binding, kind: "request", integrity: "sha1" });
    expect(message && attributeOf(message, attributes.username)?.toString()).toBe("evtj:h6vY");
    expect(message?.isAuthentic(password)).toBe(true);
    expect(message?.isAuthentic("another")).toBe(false);
  });

  test("S28 long-term credentials of another implementation prove its request", async () => {
    const { longTermKey } = await import("../turn/credentials.ts");
    const message = parseMessage(sample("longTerm"));
    // The password is given after SASLprep.
    const key = longTermKey("md5", "マトリックス", "example.org", "TheMatrIX");
    expect(message?.isAuthentic(key)).toBe(true);
  });

  test.each([
    ["answer4", "192.0.2.1"],
    ["answer6", "2001:db8:1234:5678:11:2233:4455:6677"],
  ] as const)("S28 the address in %s is read as %s", (name, address) => {
    const message = parseMessage(sample(name));
    expect(message).toMatchObject({ kind: "success", integrity: "sha1" });
    expect(message?.isAuthentic(password)).toBe(true);
    const value = message && attributeOf(message, attributes.xorMappedAddress);
    expect(decodeXorAddress(value ?? Buffer.alloc(0), transactionId)).toEqual({ address, port: 32_853 });
    expect(encodeXorAddress({ address, port: 32_853 }, transactionId)).toEqual(value as Buffer);
  });

  test.each(["sha1", "sha256"] as const)("S28 a changed bit is noticed under %s", (kind) => {
    const value = Buffer.from("somebody");
    const packet = buildMessage(methods.allocate, "request", transactionId, [{ type: attributes.username, value }], {
      seal: { kind, key: "key" },
    });
    expect(parseMessage(packet)).toMatchObject({ method: methods.allocate, integrity: kind });
    expect(parseMessage(packet)?.isAuthentic("key")).toBe(true);
    // The fingerprint at the end is no part of what integrity covers.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: (packet.length - 8) * 8 - 1 }), (bit) => {
        const forged = Buffer.from(packet);
        forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(parseMessage(forged)?.isAuthentic("key") ?? false).toBe(false);
      }),
      { seed, numRuns: 200 },
    );
  });

  test("S28 what stands behind integrity is not believed", () => {
    const sealed = buildMessage(methods.refresh, "request", transactionId, [], {
      seal: { kind: "sha1", key: "key" },
      hasFingerprint: false,
    });
    const added = Buffer.concat([sealed, Buffer.from([0, attributes.lifetime, 0, 4, 0, 0, 0, 0])]);
    added.writeUInt16BE(added.length - 20, 2);
    const message = parseMessage(added);
    expect(message?.attributes).toEqual([]);
    expect(message?.isAuthentic("key")).toBe(true);
  });

  test("S28 every method and class survives the way there and back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xfff }),
        fc.constantFrom("request", "indication", "success", "error"),
        (method, kind) => {
          expect(parseMessage(buildMessage(method, kind, transactionId, []))).toMatchObject({ method, kind });
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  test("S28 no bytes whatever make the reader throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isPlausible) => {
        const packet = Buffer.from(bytes);
        if (isPlausible && packet.length >= 20) {
          packet[0] = (packet[0] as number) & 0x3f;
          packet.writeUInt16BE(packet.length - 20, 2);
          packet.writeUInt32BE(0x2112_a442, 4);
        }
        parseMessage(packet)?.isAuthentic("key");
        decodeXorAddress(packet, transactionId);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe("S28 addresses", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::", "::"],
    ["::1", "::1"],
    ["2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["fe80::1%eth0", "fe80::1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
  ])("S28 %s is written as %s", (given, expected) => {
    expect(addressText(addressBytes(given) as Buffer)).toBe(expected);
  });

  test("S28 a name is no address", () => expect(addressBytes("iris.example")).toBeNull());

  test("S28 an IPv6 address survives the way there and back", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const text = addressText(addressBytes(address) as Buffer);
        expect(addressText(addressBytes(text) as Buffer)).toBe(text);
      }),
      { seed, numRuns: 200 },
    );
  });
});
