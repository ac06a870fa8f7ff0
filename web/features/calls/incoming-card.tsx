import { Phone, PhoneOff, Video } from "lucide-react";
import { useEffect } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Ring } from "../../media/call-view.ts";
import { ringIncoming } from "../../media/ring-tone.ts";
import { Avatar, announce, Button, Locked, useLock } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

/** By position, since Alt changes what a key types. */
const keys = {
  accept: { code: "KeyA", name: "Alt+Shift+A" },
  refuse: { code: "KeyD", name: "Alt+Shift+D" },
} as const;

/** Somebody calls. It stands at the top, away from where one writes, and leaves the focus where it is. */
export function IncomingCard({ ring, isInCall }: { ring: Ring; isInCall: boolean }) {
  const t = useTexts(callsTexts);
  const name = nameOf(usePerson(ring.peerId));
  const title = t(ring.kind === "video" ? "ringsVideo" : "ringsAudio", { name });
  const lock = useLock("audioCalls");
  const videoLock = useLock("videoCalls");
  const offersVideo = ring.kind === "video" && videoLock === null;
  const cannotTake = isInCall || lock !== null;
  useEffect(ringIncoming, []);
  useEffect(() => announce(title), [title]);
  // The focus stays where one writes, so the card listens to keys of its own.
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (event.code === keys.accept.code && !cannotTake) void calls()?.accept(offersVideo ? "video" : "audio");
      else if (event.code === keys.refuse.code) calls()?.refuse();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", take);
    return () => removeEventListener("keydown", take);
  }, [cannotTake, offersVideo]);

  return (
    <section
      aria-label={title}
      className="fixed inset-x-2 top-2 z-40 flex animate-rise flex-col gap-4 rounded-large bg-surface-2 p-4 text-text-1 shadow-2 sm:inset-x-auto sm:top-4 sm:right-4 sm:w-96"
    >
      <div className="flex items-center gap-3">
        <Avatar id={ring.peerId} name={name} size="large" isLive />
        <p dir="auto" className="min-w-0 flex-1 text-balance font-semibold text-md [overflow-wrap:anywhere]">
          {title}
        </p>
      </div>
      {lock !== null && <Locked because={lock} />}
      {isInCall && <p className="text-sm text-text-2">{t("inCallAlready")}</p>}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="danger"
          title={keys.refuse.name}
          aria-keyshortcuts={keys.refuse.name}
          className="flex-1"
          icon={<PhoneOff aria-hidden="true" className="size-4" />}
          onClick={() => calls()?.refuse()}
        >
          {t("refuse")}
        </Button>
        <Button
          tone={offersVideo ? "quiet" : "primary"}
          {...(!offersVideo && { title: keys.accept.name, "aria-keyshortcuts": keys.accept.name })}
          className="flex-1"
          disabled={cannotTake}
          icon={<Phone aria-hidden="true" className="size-4" />}
          onClick={() => void calls()?.accept("audio")}
        >
          {t("accept")}
        </Button>
        {offersVideo && (
          <Button
            tone="primary"
            title={keys.accept.name}
            aria-keyshortcuts={keys.accept.name}
            className="w-full"
            disabled={cannotTake}
            icon={<Video aria-hidden="true" className="size-4" />}
            onClick={() => void calls()?.accept("video")}
          >
            {t("acceptVideo")}
          </Button>
        )}
      </div>
    </section>
  );
}
