import {
  ChartNoAxesColumn,
  Keyboard,
  type LucideIcon,
  Maximize,
  MessageSquare,
  Minimize,
  MonitorUp,
  MonitorX,
  PictureInPicture2,
  Settings2,
  Users,
} from "lucide-react";
import { createElement } from "react";
import { useMedia } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { type MenuEntries, useLock } from "../../ui/index.ts";
import { canShareScreen } from "../calls/sending-controls.tsx";
import { callsTexts } from "../calls/texts.ts";
import { canBeFull, toggleFullScreen, useFullScreen } from "./full-screen.ts";
import { canHavePip, togglePip } from "./picture-in-picture.tsx";
import { conferences, useConferences } from "./session.ts";
import { chooseMode, openDialog, togglePanel, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";

const picture = (icon: LucideIcon) => createElement(icon, { "aria-hidden": true, className: "size-4" });

/** Behind "More". @param hasRoom whether panels and screen have buttons of their own */
export function useMoreEntries(hasRoom: boolean): MenuEntries {
  const t = useTexts(stageTexts);
  const calls = useTexts(callsTexts);
  const isFull = useFullScreen();
  const { mode, pipKey, pinnedKey } = useStage();
  const isSharing = useConferences(({ current }) => current?.sending.screen ?? false);
  const hasKeyboard = useMedia("(pointer: fine)");
  const screenLock = useLock("screenSharing");
  const beside: MenuEntries = [
    { label: t("people"), icon: picture(Users), onSelect: () => togglePanel("people") },
    { label: t("chat"), icon: picture(MessageSquare), onSelect: () => togglePanel("chat") },
    ...(canShareScreen()
      ? [
          {
            label: calls(isSharing ? "screenOff" : "screenOn"),
            icon: picture(isSharing ? MonitorX : MonitorUp),
            isDisabled: !isSharing && screenLock !== null,
            onSelect: () => void conferences()?.setScreen(!isSharing),
          },
        ]
      : []),
    null,
  ];
  return [
    ...(hasRoom ? [] : beside),
    ...(["grid", "speaker"] as const).map((one) => ({
      label: t(one),
      isChosen: mode === one && pinnedKey === null,
      onSelect: () => chooseMode(one),
    })),
    null,
    ...(canBeFull()
      ? [
          {
            label: t(isFull ? "leaveFullScreen" : "fullScreen"),
            icon: picture(isFull ? Minimize : Maximize),
            onSelect: toggleFullScreen,
          },
        ]
      : []),
    ...(canHavePip()
      ? [
          {
            label: t(pipKey === null ? "pip" : "pipOff"),
            icon: picture(PictureInPicture2),
            onSelect: togglePip,
          },
        ]
      : []),
    { label: calls("devices"), icon: picture(Settings2), onSelect: () => openDialog("devices") },
    { label: t("statistics"), icon: picture(ChartNoAxesColumn), onSelect: () => openDialog("statistics") },
    ...(hasKeyboard
      ? [{ label: t("shortcuts"), icon: picture(Keyboard), onSelect: () => openDialog("shortcuts") }]
      : []),
  ];
}
