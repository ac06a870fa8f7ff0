import type { Presence } from "./presence-dot.tsx";

/** A hook: how somebody is there, as far as it is known. */
type UsePresence = (personId: string | undefined) => Presence | undefined;

let used: UsePresence = () => undefined;

/** Said once by `main.tsx`: who is there is known to a feature, which stands above the design system. */
export const lendPresence = (hook: UsePresence): void => {
  used = hook;
};
export const usePresenceOf: UsePresence = (personId) => used(personId);
