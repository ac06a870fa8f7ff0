import { SessionsCard } from "./sessions-card.tsx";

/** Where one is signed in. */
export function DevicesPart() {
  return <SessionsCard />;
}
