import { antivirus } from "./antivirus.ts";
import { certificate } from "./certificate.ts";
import type { Check } from "./check.ts";
import { clock, dataFolder, diskSpace } from "./data-folder.ts";
import { keyFile } from "./key-file.ts";
import { mediaTcpPort, tcpPort, udpPort } from "./ports.ts";
import { privacyNotice } from "./privacy-notice.ts";
import { publicAddress } from "./public-address.ts";
import { stuckWork } from "./stuck-work.ts";
import { tempFolder } from "./temp-folder.ts";

/** In the order in which they are told. */
export const checks: readonly Check[] = [
  tempFolder,
  dataFolder,
  keyFile,
  diskSpace,
  clock,
  certificate,
  tcpPort,
  udpPort,
  mediaTcpPort,
  publicAddress,
  antivirus,
  privacyNotice,
  stuckWork,
];
