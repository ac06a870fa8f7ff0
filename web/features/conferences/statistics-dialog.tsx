import type { Conference } from "../../../src/protocol/conferences.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import type { StreamStatistics } from "../../media/conference-statistics.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { Dialog } from "../../ui/index.ts";
import { knownName } from "../directory/index.ts";
import { stageTexts } from "./stage-texts.ts";

interface StatisticsDialogProps {
  readonly current: CurrentConference;
  readonly conference: Conference | undefined;
  readonly onClose: () => void;
}

/** What is sent and received right now, for whoever wants to know why something looks or sounds bad. */
export function StatisticsDialog({ current: { path, statistics }, conference, onClose }: StatisticsDialogProps) {
  const t = useTexts(stageTexts);
  const of = (direction: StreamStatistics["direction"]) =>
    statistics
      .filter((one) => one.direction === direction)
      .toSorted((one, other) => (other.width ?? Number.POSITIVE_INFINITY) - (one.width ?? Number.POSITIVE_INFINITY));
  return (
    <Dialog isOpen onClose={onClose} title={t("statistics")} width="large">
      <div className="flex flex-col gap-5">
        {path?.roundTripSec != null && (
          <p className="text-text-2 tabular-nums">
            {t("roundTrip", { milliseconds: Math.round(path.roundTripSec * 1000) })}
          </p>
        )}
        {statistics.length === 0 && <p className="text-text-2">{t("nothingMeasured")}</p>}
        <Streams title={t("sent")} streams={of("out")} conference={conference} note={t("sentNote")} />
        <Streams title={t("received")} streams={of("in")} conference={conference} />
      </div>
    </Dialog>
  );
}

interface StreamsProps {
  readonly title: string;
  readonly streams: readonly StreamStatistics[];
  readonly conference: Conference | undefined;
  readonly note?: string;
}

function Streams({ title, streams, conference, note }: StreamsProps) {
  const t = useTexts(stageTexts);
  const format = useFormat();
  if (streams.length === 0) return null;
  const cell = "py-1.5 pr-4 text-left align-top";
  return (
    <section>
      <h3 className="pb-1 font-semibold">{title}</h3>
      <div className="overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead className="text-text-2">
            <tr>
              {(["stream", "picture", "rate", "loss"] as const).map((head) => (
                <th key={head} scope="col" className={`${cell} font-medium`}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {streams.map((stream) => (
              <tr key={stream.key} className="border-line border-t">
                <th scope="row" className={`${cell} font-normal`}>
                  {nameOfStream(stream, conference, t)} <span className="text-text-3">{stream.codec}</span>
                </th>
                <td className={cell}>{pictureOf(stream, t)}</td>
                <td className={`${cell} whitespace-nowrap`}>
                  {stream.bitrateBps === null ? "–" : t("kilobits", { count: Math.round(stream.bitrateBps / 1000) })}
                </td>
                <td className={cell}>{stream.lossShare === null ? "–" : format.percent(stream.lossShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="pt-1.5 text-text-3 text-xs">{note}</p>}
    </section>
  );
}

type Words = ReturnType<typeof useTexts<(typeof stageTexts)["en"]>>;

const pictureOf = ({ width, height, framesPerSecond }: StreamStatistics, t: Words): string =>
  width === null || height === null
    ? "–"
    : t("pictureOf", { width: String(width), height: String(height), rate: Math.round(framesPerSecond ?? 0) });

const labels = {
  microphone: "voiceOf",
  camera: "cameraOf",
  screen: "screenStream",
  screenAudio: "soundOf",
} as const;

function nameOfStream({ kind, trackId }: StreamStatistics, conference: Conference | undefined, t: Words): string {
  for (const { accountId, tracks } of conference?.participants ?? [])
    for (const track of tracks)
      if (track.trackId === trackId) return t(labels[track.source], { name: knownName(accountId) });
  return t(kind === "audio" ? "ownVoice" : "ownCamera");
}
