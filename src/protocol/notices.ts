import { z } from "zod";

/** What happened to a bubble and is told in its chat. */
export const noticeName = z.enum([
  "created",
  "renamed",
  "topic",
  "picture",
  "added",
  /** Came by an invitation or a link. */
  "joined",
  "left",
  "removed",
  "role",
  /** The subject has the bubble from its organiser. */
  "handedOn",
  /** The subject has the bubble because its organiser is gone. */
  "inherited",
  "archived",
  "restored",
  "announcesOnly",
  "everybodyWrites",
  /** `detail`: what newcomers see. */
  "history",
  /** `detail`: the host of a program that is told what happens here. */
  "tellsOutside",
  "tellsOutsideNoMore",
  "guestJoined",
  "guestLeft",
  /** `detail`: the name of a shared file in which a virus was found later on. */
  "fileWithdrawn",
  /** `detail`: for how many days messages, files and history are kept from now on, `30,0,0`; 0: until they are deleted. */
  "retention",
  /** The same by a company's rule. */
  "companyRetention",
  /** `detail`: a meeting's title; `at`: when it is. */
  "meetingPlanned",
  "meetingChanged",
  "meetingCancelled",
  /** In ten minutes. */
  "meetingSoon",
]);
