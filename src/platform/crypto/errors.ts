/** A sealed value did not open: it was changed, moved here from elsewhere, or sealed with another key. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}

/** The subject's data key was destroyed or never made: nothing sealed for it can be read. */
export class KeyGone extends Error {
  override readonly name = "KeyGone";
}
