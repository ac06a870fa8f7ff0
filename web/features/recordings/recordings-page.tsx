import { ArrowLeft, AudioLines, Film, Play, Trash2, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { downloadFile } from "../../../src/protocol/files.ts";
import { deleteRecording, type Recording } from "../../../src/protocol/recordings.ts";
import { type ApiFailure, addressOf, asFailure, call } from "../../api/index.ts";
import { useAccount } from "../../app/session.ts";
import { appTexts } from "../../app/texts.ts";
import { useLayout } from "../../app/use-media.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog, IconButton, LoadFailed } from "../../ui/index.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { withdraw } from "./own-recording.ts";
import { fetchOlderRecordings, fetchRecordings, newestFirst, useRecordings } from "./recordings-store.ts";
import { recordingsTexts } from "./texts.ts";

/** One's own recordings, and those of oneself. */
export function RecordingsPage() {
  const t = useTexts(recordingsTexts);
  const app = useTexts(appTexts);
  const layout = useLayout();
  const [, navigate] = useLocation();
  const { id: selfId } = useAccount();
  const { known, hasMore } = useRecordings();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = () =>
    fetchRecordings().then(
      () => setFailure(undefined),
      (thrown) => setFailure(asFailure(thrown)),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);
  // A question that was refused or not answered yet is no recording.
  const all = newestFirst(known).filter(({ state }) => state === "running" || state === "ended");
  const own = all.filter(({ recorderId }) => recorderId === selfId);
  const ofYou = all.filter(({ otherId }) => otherId === selfId);
  return (
    <section aria-label={t("recordings")} className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-4 sm:px-6">
        <header className="flex flex-col gap-1">
          <div className="flex min-h-9 items-center gap-2">
            {layout !== "full" && (
              <IconButton
                label={app("back")}
                icon={<ArrowLeft aria-hidden="true" className="size-5" />}
                onClick={() => navigate("/calls")}
                className="-ml-2"
              />
            )}
            <h1 className="font-semibold text-lg">{t("recordings")}</h1>
          </div>
          <p className="text-text-2">{t("pageDetail")}</p>
        </header>
        {failure && <LoadFailed failure={failure} onRetry={() => void load()} />}
        <List title={t("own")} empty={t("emptyOwn")} recordings={own} isOwn />
        <List title={t("ofYou")} empty={t("emptyOfYou")} recordings={ofYou} />
        {hasMore && (
          <Button
            className="self-center"
            onClick={() => void fetchOlderRecordings().catch((thrown) => setFailure(asFailure(thrown)))}
          >
            {t("more")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly empty: string;
  readonly recordings: readonly Recording[];
  readonly isOwn?: boolean;
}

function List({ title, empty, recordings, isOwn = false }: ListProps) {
  return (
    <Card title={title}>
      {recordings.length === 0 && <p className="text-text-3">{empty}</p>}
      <ul className="divide-y divide-line">
        {recordings.map((recording) => (
          <Row key={recording.id} recording={recording} isOwn={isOwn} />
        ))}
      </ul>
    </Card>
  );
}

const places = { none: "placeNone", device: "placeDevice", store: "placeStore" } as const;

function Row({ recording, isOwn }: { recording: Recording; isOwn: boolean }) {
  const t = useTexts(recordingsTexts);
  const format = useFormat();
  const [isPlaying, setPlaying] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { kind, askedAt, consent, durationSec, fileId, place, state, ended } = recording;
  const name = nameOf(usePerson(isOwn ? recording.otherId : recording.recorderId));
  const Icon = kind === "audio" ? AudioLines : Film;
  const where = state === "running" ? "running" : ended === "withdrawn" ? "endedWithdrawn" : places[place];
  const isWithdrawable = !isOwn && ended !== "withdrawn";
  const remove = () => call(deleteRecording, { params: { recordingId: recording.id } });
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center gap-3">
        <Icon aria-hidden="true" className="size-5 shrink-0 text-text-2" />
        <div className="min-w-40 flex-1">
          <p dir="auto" className="truncate font-medium">
            {name}
          </p>
          <p className="text-sm text-text-2 tabular-nums">
            {format.dateTime(askedAt)}
            {durationSec > 0 && ` · ${format.duration(durationSec)}`} · {t(where)}
          </p>
          {consent && recording.answeredAt !== null && (
            <p className="text-text-3 text-xs">
              {t("agreedOn", { date: format.dateTime(recording.answeredAt), version: consent.version })}
            </p>
          )}
        </div>
        {fileId && (
          <Button
            size="small"
            icon={isPlaying ? <X className="size-4" /> : <Play className="size-4" />}
            onClick={() => setPlaying(!isPlaying)}
          >
            {t(isPlaying ? "hide" : "play")}
          </Button>
        )}
        {isOwn && state === "ended" && (
          <IconButton
            label={t("remove")}
            icon={<Trash2 aria-hidden="true" className="size-4" />}
            onClick={() => setAsking(true)}
          />
        )}
        {isWithdrawable && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t("withdraw")}
          </Button>
        )}
      </div>
      {isPlaying && fileId && <Player kind={kind} name={name} fileId={fileId} />}
      {isAsking && (
        <ConfirmDialog
          title={t(isOwn ? "removeTitle" : "withdrawTitle")}
          detail={isOwn ? t(fileId ? "removeStored" : "removeOther") : t("withdrawStored", { name })}
          act={t(isOwn ? "remove" : "withdraw")}
          onConfirm={async () => void (isOwn ? await remove() : await withdraw(recording.id))}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Player({ kind, name, fileId }: { kind: Recording["kind"]; name: string; fileId: string }) {
  const common = {
    src: addressOf(downloadFile, { params: { fileId } }),
    controls: true,
    autoPlay: true,
    "aria-label": name,
  };
  return kind === "audio" ? (
    <audio {...common} className="w-full" />
  ) : (
    <video {...common} className="w-full rounded-medium" />
  );
}
