import { ForgetCard } from "./forget-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** Where one is signed in, and what this one keeps. */
export function DevicesPart() {
  return (
    <>
      <SessionsCard />
      <ForgetCard />
    </>
  );
}
