import type { MessageContent } from "../../../../src/protocol/conversations.ts";
import type { Language } from "../../../../src/protocol/failures/index.ts";
import { catalogue, translator } from "../../../i18n/catalogue.ts";

type Notice = Extract<MessageContent, { kind: "notice" }>["notice"];

const meetingNoticeTexts = catalogue({
  en: {
    meetingPlanned: "{actor} planned the conference “{title}” for {time}",
    meetingPlannedByMe: "You planned the conference “{title}” for {time}",
    meetingChanged: "{actor} changed the conference “{title}”: {time}",
    meetingChangedByMe: "You changed the conference “{title}”: {time}",
    meetingCancelled: "{actor} cancelled the conference “{title}” of {time}",
    meetingCancelledByMe: "You cancelled the conference “{title}” of {time}",
    meetingSoon: "The conference “{title}” begins at {time}",
  },
  de: {
    meetingPlanned: "{actor} hat die Konferenz „{title}“ geplant: {time}",
    meetingPlannedByMe: "Du hast die Konferenz „{title}“ geplant: {time}",
    meetingChanged: "{actor} hat die Konferenz „{title}“ geändert: {time}",
    meetingChangedByMe: "Du hast die Konferenz „{title}“ geändert: {time}",
    meetingCancelled: "{actor} hat die Konferenz „{title}“ abgesagt: {time}",
    meetingCancelledByMe: "Du hast die Konferenz „{title}“ abgesagt: {time}",
    meetingSoon: "Die Konferenz „{title}“ beginnt um {time}",
  },
  fr: {
    meetingPlanned: "{actor} a planifié la conférence « {title} » : {time}",
    meetingPlannedByMe: "Vous avez planifié la conférence « {title} » : {time}",
    meetingChanged: "{actor} a modifié la conférence « {title} » : {time}",
    meetingChangedByMe: "Vous avez modifié la conférence « {title} » : {time}",
    meetingCancelled: "{actor} a annulé la conférence « {title} » : {time}",
    meetingCancelledByMe: "Vous avez annulé la conférence « {title} » : {time}",
    meetingSoon: "La conférence « {title} » commence à {time}",
  },
});

interface Told {
  readonly title: string;
  readonly at: number | undefined;
  readonly isMine: boolean;
  readonly actor: string;
}

/** What became of a planned conference, in the reader's own time. */
export function meetingNotice(
  notice: Extract<Notice, `meeting${string}`>,
  { title, at = 0, isMine, actor }: Told,
  language: Language,
): string {
  const t = translator(meetingNoticeTexts, language);
  const day = { weekday: "short", day: "numeric", month: "long" } as const;
  const style = { ...(notice !== "meetingSoon" && day), hour: "2-digit", minute: "2-digit" } as const;
  const time = new Intl.DateTimeFormat({ en: "en-GB", de: "de-DE", fr: "fr-FR" }[language], style).format(at);
  if (notice === "meetingSoon") return t("meetingSoon", { title, time });
  return isMine ? t(`${notice}ByMe`, { title, time }) : t(notice, { actor, title, time });
}
