import type { MessageContent, Role } from "../../../src/protocol/conversations.ts";
import type { Language } from "../../../src/protocol/failures/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { bubbleNotice } from "./bubbles/bubble-notice.ts";
import { meetingNotice } from "./bubbles/meeting-notice.ts";
import { retentionNotice } from "./bubbles/retention-notice.ts";
import { conversationTexts } from "./texts.ts";

const roles: readonly string[] = ["organiser", "moderator", "participant", "guest"] satisfies Role[];
const isRole = (text: string): text is Role => roles.includes(text);

type Notice = Extract<MessageContent, { kind: "notice" }>;

/** What happened to a bubble, in a sentence; in the second person where the reader did it or had it done to them. */
export function noticeText(
  senderId: string,
  { notice, subjectId, detail, at }: Notice,
  selfId: string,
  nameById: (id: string) => string,
  language: Language,
): string {
  const t = translator(conversationTexts, language);
  const isMine = senderId === selfId;
  const isAboutMe = subjectId === selfId;
  const actor = nameById(senderId);
  const subject = nameById(subjectId ?? senderId);
  switch (notice) {
    case "created":
      return isMine ? t("noticeCreatedByMe") : t("noticeCreated", { actor });
    case "renamed":
      return isMine ? t("noticeRenamedByMe", { detail }) : t("noticeRenamed", { actor, detail });
    case "added":
      if (isAboutMe) return t("noticeAddedMe", { actor });
      return isMine ? t("noticeAddedByMe", { subject }) : t("noticeAdded", { actor, subject });
    case "left":
      return isMine ? t("noticeLeftMe") : t("noticeLeft", { subject });
    case "guestJoined":
      return isMine ? t("noticeGuestJoinedMe") : t("noticeGuestJoined", { subject });
    case "fileWithdrawn":
      return t("noticeFileWithdrawn", { detail });
    case "tellsOutside":
      return isMine ? t("noticeTellsOutsideMe", { detail }) : t("noticeTellsOutside", { actor, detail });
    case "tellsOutsideNoMore":
      return t("noticeTellsOutsideNoMore", { detail });
    case "guestLeft":
      return t("noticeLeft", { subject });
    case "removed":
      if (isAboutMe) return t("noticeRemovedMe", { actor });
      return isMine ? t("noticeRemovedByMe", { subject }) : t("noticeRemoved", { actor, subject });
    case "role": {
      const role = isRole(detail) ? t(detail) : detail;
      return isAboutMe ? t("noticeRoleMe", { role }) : t("noticeRole", { subject, role });
    }
    case "retention":
    case "companyRetention":
      return retentionNotice(notice, { detail, isMine, actor }, language);
    case "meetingPlanned":
    case "meetingChanged":
    case "meetingCancelled":
    case "meetingSoon":
      return meetingNotice(notice, { title: detail, at, isMine, actor }, language);
    case "topic":
    case "picture":
    case "joined":
    case "handedOn":
    case "inherited":
    case "archived":
    case "restored":
    case "announcesOnly":
    case "everybodyWrites":
    case "history":
      return bubbleNotice(notice, { detail, isMine, isAboutMe, actor, subject }, language);
  }
}
