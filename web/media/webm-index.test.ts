import { describe, expect, test } from "bun:test";
import { children, concat, element, ids, readUint, uint } from "./ebml.ts";
import { WebmIndex } from "./webm-index.ts";

const unknownSize = (id: readonly number[]) => Uint8Array.of(...id, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
const segment = unknownSize([0x18, 0x53, 0x80, 0x67]);
const cluster = (time: number, ...blocks: Uint8Array[]) =>
  concat([unknownSize([0x1f, 0x43, 0xb6, 0x75]), element(ids.timestamp, uint(time)), ...blocks]);
const block = (track: number, time: number, isKey: boolean, size = 40) =>
  element(
    ids.simpleBlock,
    Uint8Array.of(0x80 | track, (time >> 8) & 0xff, time & 0xff, isKey ? 0x80 : 0),
    new Uint8Array(size).fill(7),
  );
/** As a browser writes pictures with transparency: the block has no flag, what it builds on comes after it. */
const group = (trackNumber: number, time: number, isKey: boolean) =>
  element(
    ids.blockGroup,
    element(ids.block, Uint8Array.of(0x80 | trackNumber, (time >> 8) & 0xff, time & 0xff, 0), new Uint8Array(40)),
    ...(isKey ? [] : [element(ids.referenceBlock, Uint8Array.of(3))]),
  );
const track = (number: number, type: number) =>
  element(ids.trackEntry, element(ids.trackNumber, uint(number)), element(ids.trackType, Uint8Array.of(type)));
const start = (...tracks: Uint8Array[]) =>
  concat([
    element(ids.ebml, Uint8Array.of(0x42, 0x86, 0x81, 1)),
    segment,
    element(ids.info, element(0x2ad7b1, uint(1_000_000))),
    element(ids.tracks, ...tracks),
  ]);

/** Sound is track 1, the picture track 2; the second cluster does not begin with a whole picture. */
const withPicture = concat([
  start(track(1, 2), track(2, 1)),
  cluster(0, block(1, 0, true), block(2, 5, true)),
  cluster(1_000, block(1, 0, true), block(2, 10, false)),
  cluster(2_000, block(2, 0, true), block(1, 480, true)),
]);

/** The finished file, as a player reads it. */
function finish(recorded: Uint8Array, step = recorded.length) {
  const index = new WebmIndex();
  for (let at = 0; at < recorded.length; at += step) index.push(recorded.subarray(at, at + step));
  const finished = index.finish();
  if (!finished) throw new Error("nothing was recorded");
  const file = concat([finished.head, recorded.subarray(finished.from)]);
  const top = [...children(file)];
  const inside = top[1]?.payload ?? new Uint8Array();
  const part = (id: number) => [...children(inside)].find((child) => child.id === id)?.payload ?? new Uint8Array();
  const duration = [...children(part(ids.info))].find(({ id }) => id === ids.duration)?.payload;
  const cues = [...children(part(ids.cues))].map(({ payload }) => {
    const [time, positions] = [...children(payload)];
    const [cueTrack, position] = [...children(positions?.payload ?? new Uint8Array())];
    return {
      time: readUint(time?.payload ?? new Uint8Array()),
      track: readUint(cueTrack?.payload ?? new Uint8Array()),
      at: readUint(position?.payload ?? new Uint8Array()),
    };
  });
  return { file, top, inside, duration: duration && new DataView(duration.slice().buffer).getFloat64(0), cues };
}

describe("S31 a recording can be jumped in", () => {
  test("S31 its length and its size are written down", () => {
    const { top, file, duration } = finish(withPicture);
    expect(top.map(({ id }) => id)).toEqual([ids.ebml, ids.segment]);
    expect(top.reduce((sum, { whole }) => sum + whole.length, 0)).toBe(file.length);
    expect(duration).toBe(2_500);
  });

  test("S31 each cue leads to a cluster with a whole picture", () => {
    const { cues, inside } = finish(withPicture);
    expect(cues.map(({ time, track }) => ({ time, track }))).toEqual([
      { time: 5, track: 2 },
      { time: 2_000, track: 2 },
    ]);
    for (const { at } of cues) expect([...inside.subarray(at, at + 4)]).toEqual([0x1f, 0x43, 0xb6, 0x75]);
  });

  test("S31 a picture in a group is whole only when it builds on no other", () => {
    const recorded = concat([
      start(track(2, 1)),
      cluster(0, group(2, 3, true), group(2, 60, false)),
      cluster(1_000, group(2, 20, false), group(2, 90, false)),
      cluster(2_000, group(2, 10, false), group(2, 70, true)),
    ]);
    expect(finish(recorded).cues.map(({ time }) => time)).toEqual([3, 2_070]);
    expect(finish(recorded, 7).file).toEqual(finish(recorded).file);
  });

  test("S31 sound alone can be entered at every cluster", () => {
    const { cues } = finish(
      concat([start(track(1, 2)), cluster(0, block(1, 0, true)), cluster(900, block(1, 0, true))]),
    );
    expect(cues.map(({ time, track }) => ({ time, track }))).toEqual([
      { time: 0, track: 1 },
      { time: 900, track: 1 },
    ]);
  });

  test("S31 however the browser cuts what it records, the file is the same", () => {
    const whole = finish(withPicture).file;
    for (const step of [1, 3, 7, 64]) expect(finish(withPicture, step).file).toEqual(whole);
  });

  test("S31 clusters of a known size are read as well, and an old length gives way", () => {
    const sized = element(ids.cluster, element(ids.timestamp, uint(300)), block(1, 0, true));
    const info = element(ids.info, element(ids.duration, new Uint8Array(8)));
    const head = concat([element(ids.ebml, new Uint8Array()), segment, info, element(ids.tracks, track(1, 2))]);
    const { duration, cues } = finish(concat([head, sized]));
    expect([duration, cues.map(({ time }) => time)]).toEqual([320, [300]]);
  });

  test("S31 without a recording there is nothing to finish, and something else is refused", () => {
    const index = new WebmIndex();
    index.push(start(track(1, 2)));
    expect(index.finish()).toBeUndefined();
    expect(() => new WebmIndex().push(Uint8Array.of(0, 0, 0, 0))).toThrow(RangeError);
  });
});
