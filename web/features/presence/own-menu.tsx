import { Activity, MessageCircleMore, MessageCircleOff, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { PresenceChoice } from "../../../src/protocol/presence.ts";
import { later } from "../../app/later.tsx";
import { useAccount } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Menu, PresenceDot, Tooltip, useLock } from "../../ui/index.ts";
import { choose, saveStatus } from "./choose.ts";
import { presenceWords, statusWords } from "./presence-words.ts";
import { presenceTexts } from "./texts.ts";
import { useOwnPresence } from "./use-presence.ts";

const StatusDialog = later(() => import("./status-dialog.tsx").then(({ StatusDialog }) => StatusDialog));

const choices: readonly Exclude<PresenceChoice, "automatic">[] = ["online", "away", "dnd", "invisible"];

/** Oneself at the foot of the rail: how others see one, and what one wants them to see. */
export function OwnMenu() {
  const t = useTexts(presenceTexts);
  const format = useFormat();
  const { id, firstName, lastName } = useAccount();
  const own = useOwnPresence();
  const because = useLock("manualPresence");
  const [, navigate] = useLocation();
  const [isWriting, setWriting] = useState(false);
  const state = own ? presenceWords(own, t, format) : t("offline");
  const label = t("yourPresence", {
    state: [state, own?.status && statusWords(own.status)].filter(Boolean).join(", "),
  });

  return (
    <>
      <Menu
        side="right"
        entries={[
          {
            label: t("automatic"),
            icon: <Activity className="size-4" />,
            isChosen: own?.choice === "automatic",
            onSelect: () => void choose("automatic"),
          },
          ...choices.map((choice) => ({
            label: t(choice),
            icon: <PresenceDot presence={choice} isDecorative className="relative size-3" />,
            isChosen: own?.choice === choice,
            isDisabled: because !== null,
            onSelect: () => void choose(choice),
          })),
          null,
          {
            label: t(own?.status ? "changeStatus" : "setStatus"),
            icon: <MessageCircleMore className="size-4" />,
            onSelect: () => setWriting(true),
          },
          ...(own?.status
            ? [
                {
                  label: t("clearStatus"),
                  icon: <MessageCircleOff className="size-4" />,
                  onSelect: () => void saveStatus(null),
                },
              ]
            : []),
          null,
          {
            label: t("settings"),
            icon: <SlidersHorizontal className="size-4" />,
            onSelect: () => navigate("/settings/presence"),
          },
        ]}
        trigger={
          <button type="button" className="focus-ring rounded-full p-1">
            <span className="sr-only">{label}</span>
            <Tooltip text={label} side="right">
              <span aria-hidden="true" className="block">
                <Avatar id={id} name={`${firstName} ${lastName}`} />
              </span>
            </Tooltip>
          </button>
        }
      />
      {isWriting && <StatusDialog status={own?.status ?? null} onClose={() => setWriting(false)} />}
    </>
  );
}
