import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { MeetingBanner } from "./meeting-banner.tsx";
import { MeetingsSection } from "./meetings-section.tsx";
import { PlannedList } from "./planned-list.tsx";
import { followMeetings, syncMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

/** A bubble's planned conferences: in its details, under its header when one is near, and beside one's calls. */
export const meetingsFeature: WebFeature = {
  conversationDetails: [MeetingsSection],
  conversationBanners: [MeetingBanner],
  callLists: [{ label: (language) => translator(meetingTexts, language)("planned"), List: PlannedList }],
  start: followMeetings,
  sync: syncMeetings,
};
