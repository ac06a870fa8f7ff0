import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { meetingDoorTexts } from "./door-texts.ts";
import { followMeetings, syncMeetings } from "./store.ts";

const MeetingBanner = later(() => import("./meeting-banner.tsx").then(({ MeetingBanner }) => MeetingBanner));
const MeetingsSection = later(() => import("./meetings-section.tsx").then(({ MeetingsSection }) => MeetingsSection));
const PlannedList = later(() => import("./planned-list.tsx").then(({ PlannedList }) => PlannedList));

/** A bubble's planned conferences: in its details, under its header when one is near, and beside one's calls. */
export const meetingsFeature: WebFeature = {
  conversationDetails: [MeetingsSection],
  conversationBanners: [MeetingBanner],
  callLists: [{ label: (language) => translator(meetingDoorTexts, language)("planned"), List: PlannedList }],
  start: followMeetings,
  sync: syncMeetings,
};
