import { useEffect, useRef } from "react";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { useSelf } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { Avatar, Button } from "../../ui/index.ts";
import { LiveVideo } from "../calls/media-elements.tsx";
import { usePeopleStore, wantPeople } from "../directory/index.ts";
import { ControlBar } from "./control-bar.tsx";
import { conferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";
import { peopleIn, whoIsIn } from "./who-is-in.ts";

interface LobbyProps {
  readonly current: CurrentConference;
  readonly conference: Conference | undefined;
  readonly advice: string | null;
  readonly onDevices: () => void;
}

/** Before joining: oneself as the others will see it, and who is in already. */
export function Lobby({ current, conference, advice, onDevices }: LobbyProps) {
  const t = useTexts(conferencesTexts);
  const format = useFormat();
  const self = useSelf();
  const people = usePeopleStore((state) => state.people);
  const accountIds = peopleIn(conference);
  const wanted = accountIds.join();
  const join = useRef<HTMLButtonElement>(null);
  const isJoining = current.phase === "joining";
  useEffect(() => wantPeople(wanted === "" ? [] : wanted.split(",")), [wanted]);
  useEffect(() => join.current?.focus({ preventScroll: true }), []);
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 overflow-y-auto p-4">
      <div className="aspect-video w-full max-w-160 overflow-hidden rounded-large bg-surface-3">
        {current.ownCamera ? (
          <LiveVideo stream={current.ownCamera} label={t("you")} isMirrored />
        ) : (
          <div className="flex size-full items-center justify-center">
            <Avatar id={self.id} name={`${self.firstName} ${self.lastName}`.trim()} size="huge" hasPresence={false} />
          </div>
        )}
      </div>
      <ControlBar current={current} onDevices={onDevices} isLabelled isLobby />
      {advice && (
        <p role="status" className="max-w-160 rounded-medium bg-warning-soft px-3 py-2 text-sm">
          {advice}
        </p>
      )}
      <div className="text-center">
        <h2 className="font-semibold text-lg">{t("lobby")}</h2>
        <p className="text-text-2">{accountIds.length > 0 ? whoIsIn(accountIds, people, t, format) : t("alone")}</p>
        <p className="mt-1 max-w-120 text-sm text-text-3">{t("lobbyDetail")}</p>
      </div>
      <div className="flex gap-2">
        <Button onClick={() => conferences()?.leave()}>{t("cancel")}</Button>
        <Button ref={join} tone="primary" disabled={isJoining} onClick={() => conferences()?.join()}>
          {isJoining ? t("joining") : t("joinNow")}
        </Button>
      </div>
    </div>
  );
}
