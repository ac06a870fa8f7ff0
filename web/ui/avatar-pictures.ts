/** A picture of a person or bubble, and what to do when it is there no more. */
export interface Picture {
  readonly address: string;
  readonly onGone: () => void;
}
/** @param size `small` is enough up to 48 px on a dense screen */
export type UsePicture = (id: string | undefined, size: "small" | "large") => Picture | undefined;

type Kind = "person" | "bubble";
const used: Record<Kind, UsePicture> = { person: () => undefined, bubble: () => undefined };

/** Said once by `main.tsx`: pictures are known to features, which stand above the design system. */
export const lendPictures = (hooks: Readonly<Record<Kind, UsePicture>>): void => {
  Object.assign(used, hooks);
};
/** @param kind never changes for a component: each has a hook of its own */
export const usePicture = (kind: Kind, id: string, size: "small" | "large"): Picture | undefined =>
  used[kind](id, size);
