import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/recordings.ts";
import { askToRecord } from "./ask-to-record.ts";
import { type Change, changeRecording } from "./change-recording.ts";
import { presentRecording } from "./recording-details.ts";
import type { RecordingsDeps } from "./recordings.deps.ts";
import { recordingNotFound } from "./recordings.errors.ts";
import { findRecording, type RecordingRow, recordingsBefore } from "./recordings.store.ts";

export function routeRecordings(host: Host, deps: RecordingsDeps): void {
  const { db, keys, doors } = deps;
  const present = async (row: RecordingRow | undefined, readerId: string) => {
    const presented = row && (await presentRecording(keys, row, readerId));
    if (!presented) throw recordingNotFound();
    return presented;
  };
  const change = async (input: Change & { accountId: string }) =>
    present(await changeRecording(deps, input), input.accountId);

  host.route(api.askToRecord, async ({ caller: { accountId }, params, body }) =>
    present(await askToRecord(deps, { ...params, ...body, accountId }), accountId),
  );
  host.route(api.answerRecording, ({ caller: { accountId }, params, body: { agrees, version, language } }) =>
    change({
      ...{ ...params, accountId, event: agrees ? "agree" : "refuse" },
      details: { consent: agrees ? { version, language } : null },
    }),
  );
  host.route(api.stopRecording, async ({ caller: { accountId }, params }) => {
    await changeRecording(deps, { ...params, accountId, event: "stop" });
    return undefined;
  });
  host.route(api.withdrawConsent, async ({ caller: { accountId }, params }) => {
    await changeRecording(deps, { ...params, accountId, event: "withdraw" });
    return undefined;
  });
  host.route(api.keepRecording, async ({ caller: { accountId }, params, body: { fileId, durationSec } }) => {
    if (fileId !== null) await doors.files.requireOwn({ fileId, ownerId: accountId });
    const place = fileId === null ? "device" : "store";
    return change({ ...params, accountId, event: "keep", fileId, details: { place, durationSec } });
  });
  host.route(api.deleteRecording, async ({ caller: { accountId }, params }) => {
    await changeRecording(deps, { ...params, accountId, event: "delete" });
    return undefined;
  });
  host.route(
    api.listRecordings,
    async ({ caller: { accountId }, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
      const rows = await recordingsBefore(db.reader, accountId, before, limit + 1);
      const presented = await Promise.all(rows.slice(0, limit).map((row) => presentRecording(keys, row, accountId)));
      return { recordings: presented.filter((one) => one !== null), hasMore: rows.length > limit };
    },
  );

  host.broadcast("recording.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { recordingId, accountId } }) => {
      const row = await findRecording(db.reader, recordingId);
      return {
        type: "recording.changed",
        recordingId,
        recording: row ? await presentRecording(keys, row, accountId) : null,
      };
    },
  });
}
