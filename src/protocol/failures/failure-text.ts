/** `[what happened, what to do about it]`, in one language. */
export type Wording = readonly [sentence: string, cure: string];

/** One declared failure: its HTTP status and its words in every language Iris speaks. */
export interface FailureText {
  readonly status: number;
  readonly en: Wording;
  readonly de: Wording;
  readonly fr: Wording;
}
