import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type CallQuality, qualityOfWay, type Way } from "../../media/call-quality.ts";
import type { Quality } from "../../media/path.ts";
import { cx } from "../../ui/index.ts";
import { callsTexts } from "./texts.ts";

const words = { good: "wayGood", fair: "wayFair", poor: "wayPoor" } as const;
export const qualityDots = { good: "bg-presence-online", fair: "bg-presence-away", poor: "bg-presence-dnd" } as const;
const ranks: readonly Quality[] = ["good", "fair", "poor"];

/** A call is as good as its worse direction. */
export function worstOf({ incoming, outgoing, roundTripSec }: CallQuality): Quality {
  const both = [incoming, outgoing].map((way) => ranks.indexOf(qualityOfWay(way, roundTripSec)));
  return ranks[Math.max(...both)] ?? "good";
}

/** How well a call goes each way: in a word, and in figures for those who ask. */
export function QualityPanel({ quality, name }: { quality: CallQuality; name: string }) {
  const t = useTexts(callsTexts);
  const { incoming, outgoing, roundTripSec } = quality;
  return (
    <>
      <dl className="flex flex-col gap-1.5">
        <InWords label={t("towardsYou", { name })} quality={qualityOfWay(incoming, roundTripSec)} />
        <InWords label={t("fromYou", { name })} quality={qualityOfWay(outgoing, roundTripSec)} />
      </dl>
      <details>
        <summary className="focus-ring touch cursor-pointer rounded-small py-1 text-text-2">{t("statistics")}</summary>
        <Figures quality={quality} />
      </details>
    </>
  );
}

function InWords({ label, quality }: { label: string; quality: Quality }) {
  const t = useTexts(callsTexts);
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-text-2">{label}</dt>
      <dd className="flex shrink-0 items-center gap-1.5 font-medium">
        <span aria-hidden="true" className={cx("size-2 rounded-full", qualityDots[quality])} />
        {t(words[quality])}
      </dd>
    </div>
  );
}

function Figures({ quality }: { quality: CallQuality }) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  const none = t("statNone");
  const milliseconds = (seconds: number | null) =>
    seconds === null ? none : `${format.number(Math.round(seconds * 1000))} ms`;
  const rows: readonly [string, (way: Way) => string][] = [
    [t("statRate"), ({ bitsPerSec }) => `${format.number(Math.round(bitsPerSec / 1000))} kbit/s`],
    [t("statLoss"), ({ lossShare }) => format.percent(lossShare)],
    [t("statJitter"), ({ jitterSec }) => milliseconds(jitterSec)],
    [
      t("statPicture"),
      ({ picture }) => (picture ? `${picture.width}×${picture.height}, ${Math.round(picture.perSec)}/s` : none),
    ],
    [t("statCodecs"), ({ codecs }) => codecs.join(", ") || none],
  ];
  const shared: readonly [string, string][] = [
    [t("statRoundTrip"), milliseconds(quality.roundTripSec)],
    [t("statTransport"), quality.transport?.toUpperCase() ?? none],
    [t("statCipher"), quality.cipher ?? none],
  ];
  const head = "py-0.5 pr-3 text-left font-normal text-text-2";
  return (
    <table className="mt-1 w-full text-xs tabular-nums">
      <thead>
        <tr>
          <td />
          <th scope="col" className={head}>
            {t("statReceived")}
          </th>
          <th scope="col" className={head}>
            {t("statSent")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row" className={head}>
              {label}
            </th>
            <td className="pr-3">{value(quality.incoming)}</td>
            <td>{value(quality.outgoing)}</td>
          </tr>
        ))}
        {shared.map(([label, value]) => (
          <tr key={label}>
            <th scope="row" className={head}>
              {label}
            </th>
            <td colSpan={2} className="break-all">
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
