import type { Conversation, NewcomersSee } from "../../../../src/protocol/conversations.ts";
import type { Language } from "../../../../src/protocol/failures/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { bubbleTexts } from "./bubble-texts.ts";

/** Tags of one bubble. */
export const mostTags = 5;

/** What a new bubble begins with; everything can be changed before it is made, and after. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly announcesOnly: boolean;
  readonly newcomersSee: NewcomersSee;
  readonly memberIds: readonly string[];
}

const plain = { tags: [], announcesOnly: false, newcomersSee: "all", memberIds: [] } as const;

/** Those that everybody finds, in the reader's language. */
export function builtInTemplates(language: Language): readonly Template[] {
  const t = translator(bubbleTexts, language);
  return [
    { id: "blank", label: t("templateBlank"), topic: "", ...plain },
    {
      ...{ id: "project", label: t("templateProject"), topic: t("templateProjectTopic"), ...plain },
      tags: [t("tagProject")],
    },
    {
      ...{ id: "news", label: t("templateNews"), topic: t("templateNewsTopic"), ...plain },
      ...{ tags: [t("tagNews")], announcesOnly: true },
    },
    { ...{ id: "help", label: t("templateHelp"), topic: t("templateHelpTopic"), ...plain }, tags: [t("tagHelp")] },
    {
      ...{ id: "meeting", label: t("templateMeeting"), topic: t("templateMeetingTopic"), ...plain },
      ...{ tags: [t("tagMeeting")], newcomersSee: "none" },
    },
  ];
}

/** The settings and the people of a bubble that is there, without what is said in it. Guests come by their own link. */
export function templateLike(bubble: Conversation, selfId: string, language: Language): Template {
  const { announcesOnly = false, newcomersSee = "all", tags = [] } = bubble.bubble ?? {};
  const others = bubble.members.filter(({ accountId, role }) => accountId !== selfId && role !== "guest");
  return {
    id: bubble.id,
    label: translator(bubbleTexts, language)("templateLike", { name: bubble.name }),
    topic: bubble.topic,
    ...{ announcesOnly, newcomersSee, tags },
    memberIds: others.map(({ accountId }) => accountId),
  };
}
