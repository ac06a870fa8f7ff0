import { type ClientFrame, clientFrame } from "../../protocol/socket.ts";
import type { FieldFault } from "../http/failure.ts";
import { isTooDeep } from "../http/json-body.ts";

/** A frame, or why it is none; `ref` wherever one could be read, so that the client knows what was refused. */
export type ReadFrame =
  | { readonly frame: ClientFrame }
  | { readonly frame: null; readonly ref: string | undefined; readonly faults: readonly FieldFault[] };

const maxFaults = 20;
const maxRefLength = 64;

const refused = (reason: string): ReadFrame => ({ frame: null, ref: undefined, faults: [{ path: "frame", reason }] });

function refOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("ref" in value)) return undefined;
  return typeof value.ref === "string" && value.ref.length <= maxRefLength ? value.ref : undefined;
}

export function readFrame(data: string | Uint8Array): ReadFrame {
  if (typeof data !== "string") return refused("must be text");
  if (isTooDeep(data)) return refused("is nested too deep");
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return refused("must be valid JSON");
  }
  const parsed = clientFrame.safeParse(value);
  if (parsed.success) return { frame: parsed.data };
  const faults = parsed.error.issues.slice(0, maxFaults).map(({ path, message }) => ({
    path: ["frame", ...path.map(String)].join(".").slice(0, 200),
    reason: message.slice(0, 300),
  }));
  return { frame: null, ref: refOf(value), faults };
}
