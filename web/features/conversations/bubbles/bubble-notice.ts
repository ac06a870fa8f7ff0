import type { MessageContent } from "../../../../src/protocol/conversations.ts";
import type { Language } from "../../../../src/protocol/failures/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { bubbleNoticeTexts } from "./bubble-notice-texts.ts";

type Notice = Extract<MessageContent, { kind: "notice" }>;
type BubbleNotice = Extract<
  Notice["notice"],
  | "topic"
  | "picture"
  | "joined"
  | "handedOn"
  | "inherited"
  | "archived"
  | "restored"
  | "announcesOnly"
  | "everybodyWrites"
  | "history"
>;

interface Told {
  readonly detail: string;
  readonly isMine: boolean;
  readonly isAboutMe: boolean;
  readonly actor: string;
  readonly subject: string;
}

/** What happened to a bubble's rules, picture and organiser, in a sentence. */
export function bubbleNotice(notice: BubbleNotice, told: Told, language: Language): string {
  const t = translator(bubbleNoticeTexts, language);
  const { detail, isMine, isAboutMe, actor, subject } = told;
  switch (notice) {
    case "topic":
      if (detail === "") return t("noticeTopicGone", { actor });
      return isMine ? t("noticeTopicByMe", { detail }) : t("noticeTopic", { actor, detail });
    case "picture":
      return isMine ? t("noticePictureByMe") : t("noticePicture", { actor });
    case "joined":
      return isAboutMe ? t("noticeJoinedMe") : t("noticeJoined", { subject });
    case "handedOn":
      if (isAboutMe) return t("noticeHandedOnMe", { actor });
      return isMine ? t("noticeHandedOnByMe", { subject }) : t("noticeHandedOn", { actor, subject });
    case "inherited":
      return isAboutMe ? t("noticeInheritedMe") : t("noticeInherited", { subject });
    case "archived":
      return isMine ? t("noticeArchivedByMe") : t("noticeArchived", { actor });
    case "restored":
      return isMine ? t("noticeRestoredByMe") : t("noticeRestored", { actor });
    case "announcesOnly":
      return t("noticeAnnounces");
    case "everybodyWrites":
      return t("noticeEverybody");
    case "history":
      return t(detail === "none" ? "noticeHistoryNone" : "noticeHistoryAll");
  }
}
