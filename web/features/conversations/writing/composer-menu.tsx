import { CalendarClock, Camera, CircleAlert, MapPin, Paperclip, Plus, Siren, Type, Vote } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton, Menu, toast, useLock } from "../../../ui/index.ts";
import { useFilePicker } from "../../files/index.ts";
import { LocationDialog } from "../kinds/location-dialog.tsx";
import { PollDialog } from "../kinds/poll-dialog.tsx";
import { kindsTexts } from "../kinds/texts.ts";
import { forgetIntent, press, useIntent } from "../messages/intent.ts";
import { messageTexts } from "../messages/message-texts.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { ScheduleDialog } from "./schedule-dialog.tsx";
import { writingTexts } from "./texts.ts";

interface ComposerMenuProps {
  readonly conversationId: string;
  readonly box: string;
  /** As it is sent. */
  readonly text: string;
  /** In a thread only what goes there. */
  readonly isWhole: boolean;
  /** Guests may be gone by then. */
  readonly maySchedule: boolean;
  readonly onScheduled: () => void;
}

/** All that a message can be beside text, behind one button. */
export function ComposerMenu({ conversationId, box, text, isWhole, maySchedule, onScheduled }: ComposerMenuProps) {
  const t = useTexts(writingTexts);
  const kinds = useTexts(kindsTexts);
  const words = useTexts(messageTexts);
  const { urgency, answers } = useIntent(box);
  const picker = useFilePicker(conversationId);
  const lock = useLock("files");
  const [open, setOpen] = useState<"poll" | "location" | "later" | "help">();
  const close = () => setOpen(undefined);
  const icon = "size-4";
  const attach = () => (lock === null ? picker.open() : toast({ title: lock, detail: picker.label }));
  const toggle = (level: "important" | "urgent") => press(box, urgency === level ? undefined : level);
  const whole = [
    { label: picker.label, icon: <Paperclip aria-hidden="true" className={icon} />, onSelect: attach },
    ...(picker.camera && lock === null
      ? [
          {
            label: picker.camera.label,
            icon: <Camera aria-hidden="true" className={icon} />,
            onSelect: picker.camera.open,
          },
        ]
      : []),
    { label: kinds("poll"), icon: <Vote aria-hidden="true" className={icon} />, onSelect: () => setOpen("poll") },
    ...("geolocation" in navigator && isSecureContext
      ? [
          {
            label: kinds("location"),
            icon: <MapPin aria-hidden="true" className={icon} />,
            onSelect: () => setOpen("location"),
          },
        ]
      : []),
    ...(maySchedule
      ? [
          {
            label: t("sendLater"),
            icon: <CalendarClock aria-hidden="true" className={icon} />,
            onSelect: () => setOpen("later"),
          },
        ]
      : []),
    null,
  ];
  return (
    <>
      {picker.field}
      <Menu
        side="top"
        align="start"
        trigger={
          <IconButton
            label={t("more")}
            icon={<Plus aria-hidden="true" className="size-5" />}
            className="rounded-[12px]"
          />
        }
        entries={[
          ...(isWhole ? whole : []),
          {
            label: words("important"),
            icon: <CircleAlert aria-hidden="true" className={icon} />,
            isChosen: urgency === "important",
            onSelect: () => toggle("important"),
          },
          {
            label: words("urgent"),
            icon: <Siren aria-hidden="true" className={icon} />,
            isChosen: urgency === "urgent",
            onSelect: () => toggle("urgent"),
          },
          null,
          { label: t("help"), icon: <Type aria-hidden="true" className={icon} />, onSelect: () => setOpen("help") },
        ]}
      />
      {open === "poll" && <PollDialog conversationId={conversationId} onClose={close} />}
      {open === "location" && <LocationDialog conversationId={conversationId} onClose={close} />}
      {open === "help" && <HelpDialog onClose={close} />}
      {open === "later" && (
        <ScheduleDialog
          conversationId={conversationId}
          message={{ text, replyTo: answers?.seq ?? null, urgency: urgency ?? null }}
          onClose={close}
          onDone={() => {
            close();
            forgetIntent(box);
            onScheduled();
          }}
        />
      )}
    </>
  );
}
