import { socket } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { forgetOwnRecording, hear } from "./own-recording.ts";
import { fetchRecordings, forgetRecordings, putRecording, useRecordings } from "./recordings-store.ts";

const KeepDialog = later(() => import("./keep-dialog.tsx").then(({ KeepDialog }) => KeepDialog), "rest");
const RecordingsPage = later(() => import("./recordings-page.tsx").then(({ RecordingsPage }) => RecordingsPage));

export { type RecordedCall, RecordingNote, useRecordEntries } from "./call-recording.tsx";
export { recordingsTexts } from "./texts.ts";

/** Recordings of calls between two: asked for, made on this device, kept where their maker wants. */
export const recordingsFeature: WebFeature = {
  routes: [{ path: "/calls/recordings", Page: RecordingsPage, access: "signedIn" }],
  overlays: [KeepDialog],
  sync: async () => {
    await fetchRecordings();
    return undefined;
  },
  start: ({ id }) => {
    const stops = [
      socket().onEvent("recording.changed", ({ recordingId, recording }) => putRecording(recordingId, recording)),
      // What was heard and what was fetched mean the same.
      useRecordings.subscribe(({ known }, before) => {
        for (const recordingId of new Set([...Object.keys(known), ...Object.keys(before.known)]))
          if (known[recordingId] !== before.known[recordingId]) hear(recordingId, known[recordingId] ?? null, id);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      forgetOwnRecording();
      forgetRecordings();
    };
  },
};
