import { Copy, ExternalLink, MapPin, MapPinOff, Navigation } from "lucide-react";
import { useEffect, useState } from "react";
import type { Message, MessageContent } from "../../../../src/protocol/conversations.ts";
import { asFailure } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { toast, toastFailure } from "../../../ui/index.ts";
import { useInstance } from "../../accounts/index.ts";
import type { Position } from "./location-cipher.ts";
import { positionOf } from "./shared-position.ts";
import { kindsTexts } from "./texts.ts";

type Shared = Extract<MessageContent, { kind: "location" }>["location"];
type State = Position | "opening" | "gone";

/** Opened positions of this page's life; nothing of them is kept. */
const opened = new Map<string, Position>();

/** A position that was shared once: coordinates, and where they lead. */
export function LocationCard({ message, location }: { message: Message; location: Shared }) {
  const t = useTexts(kindsTexts);
  const format = useFormat();
  const state = usePosition(message, location);
  if (state === "gone")
    return (
      <p className="flex max-w-80 items-start gap-2 text-text-2">
        <MapPinOff aria-hidden="true" className="mt-0.5 size-4.5 shrink-0" />
        {t("locationGone")}
      </p>
    );
  if (state === "opening") return <p className="min-h-24 w-64 max-w-full text-text-3">{t("locationOpening")}</p>;
  const { latitude, longitude, accuracyM } = state;
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <div className="flex min-h-24 w-72 max-w-full flex-col gap-2">
      <div className="flex items-start gap-2.5">
        <MapPin aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent-text" />
        <div className="min-w-0">
          <p dir="ltr" className="select-text font-medium tabular-nums">
            {coordinates}
          </p>
          <p className="text-sm text-text-2">{t("accuracy", { metres: accuracyM })}</p>
        </div>
      </div>
      <Ways latitude={latitude} longitude={longitude} coordinates={coordinates} />
      <p className="text-text-3 text-xs">{t("locationShown", { time: format.time(location.expiresAt) })}</p>
    </div>
  );
}

function Ways({ latitude, longitude, coordinates }: Omit<Position, "accuracyM"> & { coordinates: string }) {
  const t = useTexts(kindsTexts);
  const mapLink = useInstance().instance?.mapLink;
  const copy = () => navigator.clipboard.writeText(coordinates).then(() => toast({ title: t("copied") }), toastFailure);
  const className =
    "focus-ring inline-flex min-h-6 items-center pointer-coarse:min-h-9 gap-1.5 rounded-small font-medium text-accent-text text-sm hover:underline";
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      <button type="button" className={className} onClick={() => void copy()}>
        <Copy aria-hidden="true" className="size-3.5" />
        {t("copy")}
      </button>
      <a className={className} href={`geo:${latitude},${longitude}`}>
        <Navigation aria-hidden="true" className="size-3.5" />
        {t("openDevice")}
      </a>
      {mapLink && (
        <a
          className={className}
          href={mapLink.replaceAll("{lat}", String(latitude)).replaceAll("{lon}", String(longitude))}
          target="_blank"
          rel="noopener noreferrer"
        >
          <ExternalLink aria-hidden="true" className="size-3.5" />
          {t("openMap")}
        </a>
      )}
    </div>
  );
}

function usePosition({ id: messageId, conversationId }: Message, { sealed, expiresAt }: Shared): State {
  const [state, setState] = useState<State>(() => opened.get(messageId) ?? "opening");
  useEffect(() => {
    const leftMs = expiresAt - Date.now();
    let isShown = true;
    const put = (next: State) => isShown && setState(next);
    const end = () => {
      opened.delete(messageId);
      put("gone");
    };
    if (leftMs <= 0) return end();
    const timer = setTimeout(end, Math.min(leftMs, 2 ** 31 - 1));
    if (!opened.has(messageId))
      positionOf({ conversationId, id: messageId }, { sealed })
        .then((position) => {
          opened.set(messageId, position);
          put(position);
        })
        // Without a line it is tried again when it is next shown.
        .catch((thrown: unknown) => !asFailure(thrown).isTemporary && end());
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [messageId, conversationId, sealed, expiresAt]);
  return state;
}
