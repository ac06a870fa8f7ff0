import { create } from "zustand";
import type { OutputOf } from "../../src/protocol/endpoint.ts";
import { type FunctionState, getOwnFunctions, type SwitchName, switchNames } from "../../src/protocol/plans.ts";
import { call } from "./call.ts";
import { socket, useConnection } from "./connection.ts";

type OwnFunctions = OutputOf<typeof getOwnFunctions>;

/** What the signed-in person may use; null until the server has said so. */
export const useOwnFunctions = create<{ own: OwnFunctions | null }>(() => ({ own: null }));

/** Until it is known a function counts as on: what is locked for few must not flash up locked for everybody. */
const assumed = new Map(switchNames.map((name) => [name, { name, isOn: true, decidedBy: null }] as const));

const stateOf = (own: OwnFunctions | null, name: SwitchName): FunctionState => {
  const known = own?.functions.find((state) => state.name === name) ?? assumed.get(name);
  if (!known) throw new Error(`${name} is no function`);
  return known;
};

/** Whether one may use a function, and where it was decided; follows every change at once. */
export const useFunction = (name: SwitchName): FunctionState => useOwnFunctions(({ own }) => stateOf(own, name));

/** The same outside of React, at this moment. */
export const functionNow = (name: SwitchName): FunctionState => stateOf(useOwnFunctions.getState().own, name);

/** Of a guest, who is told with their visit. */
export function setOwnFunctions(own: OwnFunctions | null): void {
  useOwnFunctions.setState({ own });
}

/** Asks once more; what one may use stays as it was when the server cannot be reached. */
async function refresh(): Promise<void> {
  const own = await call(getOwnFunctions).catch(() => null);
  if (own !== null) useOwnFunctions.setState({ own });
}

/** Keeps it true while somebody is signed in. @returns how to stop */
export function followFunctions(): () => void {
  const line = socket();
  const stops = [
    line.onEvent("functions.changed", () => void refresh()),
    // A change of company brings its functions with it.
    line.onEvent("account.changed", () => void refresh()),
    useConnection.subscribe(({ phase }, before) => {
      if (phase === "open" && before.phase !== "open") void refresh();
    }),
  ];
  void refresh();
  return () => {
    for (const stop of stops) stop();
    useOwnFunctions.setState({ own: null });
  };
}
