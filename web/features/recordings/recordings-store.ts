import { create } from "zustand";
import { listRecordings, type Recording } from "../../../src/protocol/recordings.ts";
import { call } from "../../api/index.ts";

interface RecordingsState {
  /** Everything that was heard of, one's own and those one was asked about. */
  readonly known: Readonly<Record<string, Recording>>;
  readonly hasMore: boolean;
}
const nothing: RecordingsState = { known: {}, hasMore: false };
export const useRecordings = create<RecordingsState>(() => nothing);

export const newestFirst = (known: RecordingsState["known"]): Recording[] =>
  Object.values(known).toSorted((one, other) => other.askedAt - one.askedAt);

/** Replaces one; null: it is gone. */
export const putRecording = (recordingId: string, recording: Recording | null): void =>
  useRecordings.setState(({ known }) => {
    const { [recordingId]: _, ...others } = known;
    return { known: recording ? { ...others, [recordingId]: recording } : others };
  });

export async function fetchRecordings(): Promise<void> {
  const { recordings, hasMore } = await call(listRecordings, { query: {} });
  useRecordings.setState({ known: Object.fromEntries(recordings.map((one) => [one.id, one])), hasMore });
}

export async function fetchOlderRecordings(): Promise<void> {
  const before = newestFirst(useRecordings.getState().known).at(-1)?.askedAt;
  const { recordings, hasMore } = await call(listRecordings, { query: { before } });
  useRecordings.setState(({ known }) => ({
    known: { ...known, ...Object.fromEntries(recordings.map((one) => [one.id, one])) },
    hasMore,
  }));
}

export const forgetRecordings = (): void => useRecordings.setState(nothing);
