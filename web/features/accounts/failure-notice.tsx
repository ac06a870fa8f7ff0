import { type ApiFailure, wordsOf } from "../../api/index.ts";
import { Notice } from "../../ui/index.ts";

/** What went wrong and the cure, above the form it belongs to. */
export function FailureNotice({ failure }: { failure: ApiFailure | undefined }) {
  if (!failure) return null;
  const { title, cure } = wordsOf(failure.problem);
  return (
    <Notice tone="danger" title={title}>
      {cure}
    </Notice>
  );
}

/** The same in one line, for the field it belongs to. */
export function sentenceOf(failure: ApiFailure): string {
  const { title, cure } = wordsOf(failure.problem);
  return `${title} ${cure}`;
}
