import { EllipsisVertical, Hand, MicOff, MonitorUp, Pin, PinOff, SignalLow, SignalMedium } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Tile } from "../../media/conference-view.ts";
import { Avatar, cx, IconButton, Menu } from "../../ui/index.ts";
import { LiveVideo } from "../calls/media-elements.tsx";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { useModeration } from "./moderation.ts";
import { togglePin, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";
import { conferencesTexts } from "./texts.ts";

const speakingRing =
  "linear-gradient(125deg,var(--spectrum-1),var(--spectrum-2),var(--spectrum-3),var(--spectrum-4),var(--spectrum-5),var(--spectrum-6))";

interface TileViewProps {
  readonly tile: Tile;
  readonly size: "tiny" | "small" | "large";
  /** Shown alone, where nothing can be done with it. */
  readonly isBare?: boolean;
}

/** One person, or one screen. Who speaks wears the spectrum; who is not seen is shown by initials. */
export function TileView({ tile, size, isBare = false }: TileViewProps) {
  const t = useTexts(conferencesTexts);
  const stage = useTexts(stageTexts);
  const person = nameOf(usePerson(tile.accountId));
  const name = tile.isSelf ? t("you") : person;
  const isScreen = tile.kind === "screen";
  const label = isScreen ? (tile.isSelf ? t("ownScreen") : t("screenOf", { name: person })) : name;
  return (
    <figure
      aria-label={label}
      data-tile={tile.kind}
      data-speaking={tile.isSpeaking || undefined}
      // By finger; by mouse and keyboard there is a button, and in the list of people for everybody.
      onPointerUp={({ pointerType }) => void (pointerType === "touch" && !isBare && togglePin(tile.key))}
      className="group/tile relative size-full overflow-hidden rounded-large p-[3px]"
      style={{ background: tile.isSpeaking ? speakingRing : "transparent" }}
    >
      <div className="relative size-full overflow-hidden rounded-[13px] bg-surface-2 shadow-1">
        {tile.stream ? (
          <LiveVideo stream={tile.stream} label={label} isMirrored={tile.isSelf && !isScreen} isWhole={isScreen} />
        ) : (
          <div className={cx("flex size-full items-center justify-center", size === "tiny" && "pb-5")}>
            <Avatar
              id={tile.accountId}
              name={person}
              size={size === "large" ? "huge" : size === "small" ? "large" : "small"}
              hasPresence={false}
              isLive={tile.isSpeaking}
            />
          </div>
        )}
        <HandMark hand={tile.hand} />
        <Reactions tile={tile} />
        {!isBare && <TileActs tile={tile} name={isScreen ? stage("screenName", { name: person }) : person} />}
        <figcaption
          className={cx(
            "absolute bottom-1.5 left-1.5 inline-flex max-w-[calc(100%-0.75rem)] items-center gap-1.5 rounded-full bg-surface-2 shadow-1",
            size === "large" ? "px-2.5 py-1 text-sm" : "px-2 py-0.5 text-xs",
          )}
        >
          {isScreen && <MonitorUp aria-hidden="true" className="size-3.5 shrink-0 text-text-2" />}
          {!isScreen && tile.isMuted && (
            <MicOff role="img" aria-label={t("isMuted")} className="size-3.5 shrink-0 text-danger-text" />
          )}
          <span dir="auto" className="truncate">
            {label}
          </span>
          <QualityMark quality={tile.quality} />
          {tile.isSpeaking && <span className="sr-only">{t("speaks")}</span>}
        </figcaption>
      </div>
    </figure>
  );
}

/** Said only when something is wrong. */
function QualityMark({ quality }: Pick<Tile, "quality">) {
  const t = useTexts(stageTexts);
  if (quality === null || quality === "good") return null;
  const Icon = quality === "poor" ? SignalLow : SignalMedium;
  return (
    <Icon
      role="img"
      aria-label={t(quality === "poor" ? "qualityPoor" : "qualityFair")}
      className={cx("size-3.5 shrink-0", quality === "poor" ? "text-danger-text" : "text-warning-text")}
    />
  );
}

function HandMark({ hand }: Pick<Tile, "hand">) {
  const t = useTexts(stageTexts);
  if (hand === null) return null;
  return (
    <span
      role="img"
      aria-label={t("handPlace", { place: hand })}
      className="absolute top-1.5 left-1.5 inline-flex items-center gap-1 rounded-full bg-warning-soft px-2 py-0.5 font-semibold text-warning-text text-xs tabular-nums shadow-1"
    >
      <Hand aria-hidden="true" className="size-3.5" />
      {hand}
    </span>
  );
}

function Reactions({ tile }: { tile: Tile }) {
  return (
    <span aria-hidden="true" className="pointer-events-none absolute inset-x-0 bottom-8 flex justify-center gap-1">
      {tile.reactions.map(({ key, reaction }) => (
        <span key={key} className="float-up text-2xl">
          {reaction}
        </span>
      ))}
    </span>
  );
}

/** On hover and focus: keep it large, and what those who tend the bubble may do. Where nothing hovers a tap keeps it large. */
function TileActs({ tile, name }: { tile: Tile; name: string }) {
  const t = useTexts(stageTexts);
  const isPinned = useStage((state) => state.pinnedKey === tile.key);
  const entries = useModeration(tile.isSelf ? null : tile.participantId, tile.kind);
  const look = "bg-surface-2/90 shadow-1";
  return (
    <span
      className={cx(
        "absolute top-1.5 right-1.5 flex gap-1 pointer-coarse:hidden",
        !isPinned &&
          "opacity-0 transition-opacity focus-within:opacity-100 group-hover/tile:opacity-100 has-[[data-popup-open]]:opacity-100",
      )}
    >
      <IconButton
        label={t(isPinned ? "unpin" : "pin", { name })}
        size="small"
        tone={isPinned ? "on" : "plain"}
        aria-pressed={isPinned}
        className={look}
        icon={
          isPinned ? <PinOff aria-hidden="true" className="size-4" /> : <Pin aria-hidden="true" className="size-4" />
        }
        onClick={() => togglePin(tile.key)}
      />
      {entries.length > 0 && (
        <Menu
          entries={entries}
          trigger={
            <IconButton
              label={t("actsFor", { name })}
              size="small"
              className={look}
              icon={<EllipsisVertical aria-hidden="true" className="size-4" />}
            />
          }
        />
      )}
    </span>
  );
}
