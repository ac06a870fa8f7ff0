import { beforeAll, describe, expect, test } from "bun:test";
import { boxKey, newIdentity, newOwnKeys, type OwnKeys, readKeys, safetyCode, unboxKey } from "./member-keys.ts";
import { newSenderKey } from "./sender-key.ts";

let ada: OwnKeys;
let bob: OwnKeys;
let mallory: OwnKeys;
const publicOf = async ({ announced }: OwnKeys) => (await readKeys(announced, "garden")) as CryptoKey;
const handover = { conferenceId: "c", from: "ada-1", to: "bob-1" };

beforeAll(async () => {
  [ada, bob, mallory] = (await Promise.all([1, 2, 3].map(async () => newOwnKeys(await newIdentity(), "garden")))) as [
    OwnKeys,
    OwnKeys,
    OwnKeys,
  ];
});

describe("B7 keys go from device to device", () => {
  test("B7 what is handed over is opened by the one it is for, and by nobody else", async () => {
    const key = newSenderKey(7);
    const box = await boxKey(ada.agreement, await publicOf(bob), handover, key);
    expect(box.length).toBeLessThanOrEqual(80);
    expect(await unboxKey(bob.agreement, await publicOf(ada), handover, box)).toEqual(key);
    expect(await unboxKey(mallory.agreement, await publicOf(ada), handover, box)).toBeNull();
    // Not from somebody else, not the other way round, not in another conference.
    expect(await unboxKey(bob.agreement, await publicOf(mallory), handover, box)).toBeNull();
    const back = { ...handover, from: "bob-1", to: "ada-1" };
    expect(await unboxKey(ada.agreement, await publicOf(bob), back, box)).toBeNull();
    expect(await unboxKey(bob.agreement, await publicOf(ada), { ...handover, conferenceId: "d" }, box)).toBeNull();
    for (const nonsense of ["", "AAAA", "%%%", "A".repeat(80)])
      expect(await unboxKey(bob.agreement, await publicOf(ada), handover, nonsense)).toBeNull();
  });

  test("B7 a key for a stay counts only with the signature of the device's own, for this bubble", async () => {
    const { announced } = ada;
    expect(await readKeys(announced, "garden")).not.toBeNull();
    expect(await readKeys(announced, "kitchen")).toBeNull();
    expect(await readKeys({ ...announced, identity: mallory.announced.identity }, "garden")).toBeNull();
    expect(await readKeys({ ...announced, agreement: mallory.announced.agreement }, "garden")).toBeNull();
    expect(await readKeys({ ...announced, agreement: "AAAA" }, "garden")).toBeNull();
  });

  test("B7 the private keys never leave the browser", async () => {
    const identity = await newIdentity();
    expect([identity.privateKey.extractable, ada.agreement.extractable]).toEqual([false, false]);
  });

  test("B7 the safety code is the same for all who see the same devices, and another for any other", async () => {
    const [a, b, m] = [ada.announced, bob.announced, mallory.announced];
    const code = await safetyCode("c", [a, b]);
    expect(code).toMatch(/^\d{5}( \d{5}){3}$/);
    expect(await safetyCode("c", [b, a])).toBe(code);
    const others = await Promise.all([
      safetyCode("c", [a, m]),
      safetyCode("c", [a, b, m]),
      safetyCode("d", [a, b]),
      safetyCode("c", [a, { ...b, agreement: m.agreement }]),
    ]);
    expect(new Set([code, ...others]).size).toBe(5);
  });
});
