import { Ellipsis, Hand, LogOut, MessageSquare, SmilePlus, Users } from "lucide-react";
import { conferenceReactions } from "../../../src/protocol/conferences.ts";
import { useMedia } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { cx, IconButton, Menu, UnreadBadge } from "../../ui/index.ts";
import { CallControl } from "../calls/call-control.tsx";
import { SendingControls, type SendingState } from "../calls/sending-controls.tsx";
import { useConversation } from "../conversations/store.ts";
import { useHand } from "./own-hand.ts";
import { conferences } from "./session.ts";
import { openDialog, togglePanel, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";
import { conferencesTexts } from "./texts.ts";
import { useMoreEntries } from "./use-more-entries.ts";

interface ControlBarProps {
  readonly current: CurrentConference;
  /** On a card there is room for what one sends and the way out. */
  readonly isCard?: boolean;
  /** Before joining there is no screen to share and nothing to leave. */
  readonly isLobby?: boolean;
}

export const sendingOf = ({ sending, phase }: CurrentConference): SendingState => ({
  sending,
  setMicrophone: (isOn) => conferences()?.setMicrophone(isOn),
  setCamera: (isOn) => conferences()?.setCamera(isOn),
  setScreen: phase === "active" ? (isOn) => void conferences()?.setScreen(isOn) : null,
});

/** One bar: what one sends, what one says without words, what is open beside, and the way out. */
export function ControlBar({ current, isCard = false, isLobby = false }: ControlBarProps) {
  const t = useTexts(conferencesTexts);
  const isWide = useMedia("(min-width: 900px)");
  const isLabelled = isWide && !isCard;
  const isFull = !isCard && !isLobby;
  return (
    <div className={cx("flex items-start justify-center gap-1", !isCard && "sm:gap-2")}>
      <SendingControls
        {...sendingOf(current)}
        onDevices={isCard ? () => openDialog("devices") : null}
        isLabelled={isLabelled}
        offersScreen={!isLobby && (isWide || isCard)}
      />
      {isFull && <StageControls conversationId={current.conversationId} isLabelled={isLabelled} />}
      {!isLobby && (
        <CallControl
          icon={LogOut}
          word={isLabelled && t("leave")}
          label={t("leave")}
          tone="danger"
          onPress={() => conferences()?.leave()}
        />
      )}
    </div>
  );
}

/** Hand, reactions, panels, and what is rarely needed. Where there is little room the panels are among the latter. */
function StageControls({ conversationId, isLabelled }: { conversationId: string; isLabelled: boolean }) {
  const t = useTexts(stageTexts);
  const isUp = useHand();
  const panel = useStage((state) => state.panel);
  const unread = useConversation(conversationId)?.unreadCount ?? 0;
  const more = useMoreEntries(isLabelled);
  const reactions = {
    row: conferenceReactions.map((label) => ({ label, onSelect: () => conferences()?.acts.react(label) })),
  };
  const opener = (icon: typeof Hand, word: string) => (
    <MenuControl icon={icon} word={isLabelled && word} label={word} />
  );
  return (
    <>
      <CallControl
        icon={Hand}
        word={isLabelled && t("shortHand")}
        label={t(isUp ? "lowerOwnHand" : "raiseHand")}
        shortcut="H"
        tone={isUp ? "on" : "solid"}
        isPressed={isUp}
        onPress={() => conferences()?.acts.raise(!isUp)}
      />
      <span className="flex min-w-0 flex-col items-center max-[899px]:flex-1">
        <Menu side="top" align="start" entries={[reactions]} trigger={opener(SmilePlus, t("react"))} />
      </span>
      {isLabelled && (
        <>
          <CallControl
            icon={Users}
            word={t("people")}
            label={t("people")}
            shortcut="P"
            tone={panel === "people" ? "on" : "solid"}
            isPressed={panel === "people"}
            onPress={() => togglePanel("people")}
          />
          <span className="relative">
            <CallControl
              icon={MessageSquare}
              word={t("chat")}
              label={t("chat")}
              shortcut="C"
              tone={panel === "chat" ? "on" : "solid"}
              isPressed={panel === "chat"}
              onPress={() => togglePanel("chat")}
            />
            {unread > 0 && panel !== "chat" && (
              <span className="absolute -top-1 right-2">
                <UnreadBadge count={unread} />
              </span>
            )}
          </span>
        </>
      )}
      <span className="flex min-w-0 flex-col items-center max-[899px]:flex-1">
        <Menu side="top" entries={more} trigger={opener(Ellipsis, t("moreActs"))} />
      </span>
    </>
  );
}

interface MenuControlProps extends Omit<React.ComponentProps<"button">, "aria-label"> {
  readonly icon: typeof Hand;
  readonly label: string;
  readonly word: string | false;
}

/** Looks like its neighbours and opens a menu. */
function MenuControl({ icon: Icon, label, word, ...trigger }: MenuControlProps) {
  return (
    <span className={cx("flex flex-col items-center gap-1", word ? "w-16 sm:w-20" : "w-full")}>
      <IconButton
        {...trigger}
        size="large"
        tone="solid"
        label={label}
        icon={<Icon aria-hidden="true" className="size-5" />}
        className={word ? "w-14" : "w-full"}
      />
      {word && (
        <span aria-hidden="true" className="max-w-full truncate text-text-2 text-xs">
          {word}
        </span>
      )}
    </span>
  );
}
