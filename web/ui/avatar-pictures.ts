/** A picture of a person, and what to do when it is there no more. */
export interface Picture {
  readonly address: string;
  readonly onGone: () => void;
}
/** @param size `small` is enough up to 48 px on a dense screen */
export type UsePicture = (personId: string | undefined, size: "small" | "large") => Picture | undefined;

let used: UsePicture = () => undefined;

/** Said once by `main.tsx`: people's pictures are known to a feature, which stands above the design system. */
export const lendPictures = (hook: UsePicture): void => {
  used = hook;
};
export const usePicture: UsePicture = (personId, size) => used(personId, size);
