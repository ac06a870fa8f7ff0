import { useEffect, useRef } from "react";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { useSelf } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { Avatar, Button } from "../../ui/index.ts";
import { DeviceChoices } from "../calls/device-choices.tsx";
import { LiveVideo } from "../calls/media-elements.tsx";
import { usePeopleStore, wantPeople } from "../directory/index.ts";
import { ControlBar } from "./control-bar.tsx";
import { LevelMeter } from "./level-meter.tsx";
import { conferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";
import { peopleIn, whoIsIn } from "./who-is-in.ts";

interface LobbyProps {
  readonly current: CurrentConference;
  readonly conference: Conference | undefined;
  readonly advice: string | null;
  readonly onSpeaker: (id: string | undefined) => void;
}

/** Before joining: oneself as the others will see and hear it, with which devices, and who is in already. */
export function Lobby({ current, conference, advice, onSpeaker }: LobbyProps) {
  const t = useTexts(conferencesTexts);
  const format = useFormat();
  const self = useSelf();
  const people = usePeopleStore((state) => state.people);
  const accountIds = peopleIn(conference);
  const wanted = accountIds.join();
  const isWaiting = current.phase === "waiting";
  useEffect(() => wantPeople(wanted === "" ? [] : wanted.split(",")), [wanted]);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">
      <div className="m-auto flex w-full max-w-240 flex-col items-center gap-6 lg:flex-row lg:items-start">
        <div className="flex w-full max-w-160 flex-1 flex-col gap-3">
          <div className="aspect-video w-full overflow-hidden rounded-large bg-surface-2 shadow-1">
            {current.ownCamera ? (
              <LiveVideo stream={current.ownCamera} label={t("you")} isMirrored />
            ) : (
              <div className="flex size-full items-center justify-center">
                <Avatar
                  id={self.id}
                  name={`${self.firstName} ${self.lastName}`.trim()}
                  size="huge"
                  hasPresence={false}
                />
              </div>
            )}
          </div>
          {current.ownMicrophone && current.sending.microphone ? (
            <LevelMeter track={current.ownMicrophone} />
          ) : (
            <div className="h-1.5" />
          )}
          <ControlBar current={current} isLobby />
          {advice && (
            <p role="status" className="rounded-medium bg-warning-soft px-3 py-2 text-sm">
              {advice}
            </p>
          )}
        </div>
        <div className="flex w-full max-w-160 flex-col gap-5 lg:w-72">
          <div>
            <h2 className="font-semibold text-lg">{t(isWaiting ? "waitsTitle" : "lobby")}</h2>
            <p className="text-text-2">{accountIds.length > 0 ? whoIsIn(accountIds, people, t, format) : t("alone")}</p>
            <p role={isWaiting ? "status" : undefined} className="mt-1 text-sm text-text-3">
              {t(isWaiting ? "waitsDetail" : "lobbyDetail")}
            </p>
          </div>
          <WayIn current={current} isElsewhere={accountIds.includes(self.id)} />
          <div className="flex flex-col gap-3">
            <DeviceChoices
              camera={current.ownCamera?.getVideoTracks()[0]}
              seen={`${current.ownMicrophone !== null} ${current.ownCamera !== null}`}
              onChange={(kind, id) => {
                if (kind === "speaker") onSpeaker(id);
                else conferences()?.changeDevice(kind, id);
              }}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** In, or not; and for whoever is in on another device, whether that one stays. */
function WayIn({ current: { phase }, isElsewhere }: { current: CurrentConference; isElsewhere: boolean }) {
  const t = useTexts(conferencesTexts);
  const join = useRef<HTMLButtonElement>(null);
  const isBusy = phase !== "lobby";
  useEffect(() => join.current?.focus({ preventScroll: true }), []);
  const cancel = <Button onClick={() => conferences()?.leave()}>{t("cancel")}</Button>;
  if (phase === "waiting") return <div className="flex">{cancel}</div>;
  if (isElsewhere)
    return (
      <div className="flex flex-col gap-2">
        <p className="font-medium">{t("hereToo")}</p>
        <div className="flex flex-wrap gap-2">
          {cancel}
          <Button disabled={isBusy} onClick={() => conferences()?.join({ isSilent: true })}>
            {t("joinToo")}
          </Button>
          <Button ref={join} tone="primary" disabled={isBusy} onClick={() => conferences()?.join({ isMoving: true })}>
            {t("moveHere")}
          </Button>
        </div>
        <p className="text-sm text-text-3">{t("silentToo")}</p>
      </div>
    );
  return (
    <div className="flex gap-2">
      {cancel}
      <Button ref={join} tone="primary" disabled={isBusy} onClick={() => conferences()?.join()}>
        {phase === "joining" ? t("joining") : t("joinNow")}
      </Button>
    </div>
  );
}
