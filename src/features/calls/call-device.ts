import type { Device } from "../../platform/platform.ts";
import type { CallDevice } from "./call-state.ts";

export const deviceIn = (device: Device): CallDevice => ({
  accountId: device.caller.accountId,
  deviceId: device.deviceId,
  socketId: device.socketId,
});
