import { MicOff, MonitorUp } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Tile } from "../../media/conference-view.ts";
import { Avatar, cx } from "../../ui/index.ts";
import { LiveVideo } from "../calls/media-elements.tsx";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { conferencesTexts } from "./texts.ts";

const speakingRing =
  "linear-gradient(125deg,var(--spectrum-1),var(--spectrum-2),var(--spectrum-3),var(--spectrum-4),var(--spectrum-5),var(--spectrum-6))";

interface TileViewProps {
  readonly tile: Tile;
  readonly isSmall?: boolean;
}

/** One person, or one screen. Who speaks wears the spectrum; who is not seen is shown by initials. */
export function TileView({ tile, isSmall = false }: TileViewProps) {
  const t = useTexts(conferencesTexts);
  const person = nameOf(usePerson(tile.accountId));
  const name = tile.isSelf ? t("you") : person;
  const isScreen = tile.kind === "screen";
  const label = isScreen ? (tile.isSelf ? t("ownScreen") : t("screenOf", { name: person })) : name;
  return (
    <figure
      aria-label={label}
      data-tile={tile.kind}
      data-speaking={tile.isSpeaking || undefined}
      className="relative size-full overflow-hidden rounded-large p-[3px]"
      style={{ background: tile.isSpeaking ? speakingRing : "transparent" }}
    >
      <div className="relative size-full overflow-hidden rounded-[13px] bg-surface-3">
        {tile.stream ? (
          <LiveVideo stream={tile.stream} label={label} isMirrored={tile.isSelf && !isScreen} isWhole={isScreen} />
        ) : (
          <div className="flex size-full items-center justify-center">
            <Avatar
              id={tile.accountId}
              name={person}
              size={isSmall ? "large" : "huge"}
              hasPresence={false}
              isLive={tile.isSpeaking}
            />
          </div>
        )}
        <figcaption
          className={cx(
            "absolute bottom-2 left-2 inline-flex max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-full bg-surface-2 px-2.5 shadow-1",
            isSmall ? "py-0.5 text-xs" : "py-1 text-sm",
          )}
        >
          {isScreen && <MonitorUp aria-hidden="true" className="size-3.5 shrink-0 text-text-2" />}
          {!isScreen && tile.isMuted && (
            <MicOff role="img" aria-label={t("isMuted")} className="size-3.5 shrink-0 text-danger-text" />
          )}
          <span dir="auto" className="truncate">
            {label}
          </span>
          {tile.isSpeaking && <span className="sr-only">{t("speaks")}</span>}
        </figcaption>
      </div>
    </figure>
  );
}
