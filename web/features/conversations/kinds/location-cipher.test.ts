import { expect, test } from "bun:test";
import { newLocation } from "../../../../src/protocol/message-kinds.ts";
import { openPosition, sealPosition } from "./location-cipher.ts";

const position = { latitude: 48.20849, longitude: -16.37208, accuracyM: 12 };

test("S19 a position opens with its key, for its message alone", async () => {
  const { sealed, key } = await sealPosition(position, "m1");
  expect(newLocation.safeParse({ sealed, key }).success).toBe(true);
  expect(await openPosition(sealed, key, "m1")).toEqual(position);
  expect(openPosition(sealed, key, "m2")).rejects.toThrow();
  expect(openPosition(sealed, (await sealPosition(position, "m1")).key, "m1")).rejects.toThrow();
});

test("S19 what is sealed says nothing, not even by its length", async () => {
  const near = await sealPosition({ latitude: 0, longitude: 0, accuracyM: 1 }, "m1");
  const far = await sealPosition({ latitude: -89.99999, longitude: -179.99999, accuracyM: 99_999 }, "m1");
  expect(near.sealed.length).toBe(far.sealed.length);
  expect(near.sealed).not.toBe((await sealPosition({ latitude: 0, longitude: 0, accuracyM: 1 }, "m1")).sealed);
});
