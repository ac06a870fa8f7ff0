import { choosePresence, type PresenceChoice, type StatusText, setStatusText } from "../../../src/protocol/presence.ts";
import { callQuick } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";
import { setOwn } from "./store.ts";

/** Chooses a presence; on other devices it follows by itself. */
export async function choose(choice: PresenceChoice): Promise<void> {
  try {
    setOwn(await callQuick(choosePresence, { body: { choice } }));
  } catch (thrown) {
    toastFailure(thrown);
  }
}

/** @returns whether it went through; why not is told */
export async function saveStatus(status: StatusText | null): Promise<boolean> {
  try {
    setOwn(await callQuick(setStatusText, { body: { status } }));
    return true;
  } catch (thrown) {
    toastFailure(thrown);
    return false;
  }
}
