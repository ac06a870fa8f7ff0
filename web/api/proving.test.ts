import { afterEach, expect, test } from "bun:test";
import { ApiFailure, localProblem } from "./failure.ts";
import { askForProofWith, proving } from "./proving.ts";

let stop = () => {};
afterEach(() => stop());

/** A dangerous call: refused until somebody proved who they are. */
function dangerousAct() {
  const state = { isProved: false, calls: 0, asked: 0 };
  const run = async () => {
    state.calls += 1;
    if (!state.isProved) throw new ApiFailure(localProblem("core.reauthentication_needed"));
    return "done";
  };
  return { state, run };
}

test("S71 calls that wait for a proof share one question and are then made again", async () => {
  const { state, run } = dangerousAct();
  stop = askForProofWith(async () => {
    state.asked += 1;
    state.isProved = true;
    return true;
  });
  expect(await Promise.all([proving(run), proving(run)])).toEqual(["done", "done"]);
  expect(state).toMatchObject({ asked: 1, calls: 4 });
});

test("S71 who turns away gets the refusal, and is asked anew the next time", async () => {
  const { state, run } = dangerousAct();
  stop = askForProofWith(async () => {
    state.asked += 1;
    return false;
  });
  for (const asked of [1, 2]) {
    await expect(proving(run)).rejects.toThrow("core.reauthentication_needed");
    expect(state.asked).toBe(asked);
  }
});

test("other failures are nobody's question", async () => {
  stop = askForProofWith(() => {
    throw new Error("must not be asked");
  });
  const failing = proving(() => Promise.reject(new ApiFailure(localProblem("core.not_found"))));
  await expect(failing).rejects.toThrow("core.not_found");
});
