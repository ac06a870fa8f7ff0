import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { ChatDoor } from "../conversations/index.ts";

export type CallDeps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "now"> &
  Pick<Host, "sendTo"> & { readonly conversations: ChatDoor; readonly schedule: Schedule };
