import { Activity } from "lucide-react";
import { navigate } from "wouter/use-browser-location";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { diagnosisDoorTexts } from "./door-texts.ts";
import { tryOnce } from "./first-trial.ts";
import { keepLog } from "./keep-log.ts";

const ConnectionPart = later(() => import("./connection-part.tsx").then(({ ConnectionPart }) => ConnectionPart));

const LogCard = later(() => import("./log-card.tsx").then(({ LogCard }) => LogCard));
const ReceivedLogsCard = later(() =>
  import("./received-logs-card.tsx").then(({ ReceivedLogsCard }) => ReceivedLogsCard),
);

/** Whether calls get through the network one is in. */
export const diagnosisFeature: WebFeature = {
  settings: [
    {
      id: "connection",
      icon: Activity,
      label: (language) => translator(diagnosisDoorTexts, language)("connection"),
      Page: ConnectionPart,
      order: 45,
    },
  ],
  privacyCards: [{ section: "log", order: 20, Card: LogCard }],
  oversightCards: [{ Card: ReceivedLogsCard, order: 55 }],
  start(account) {
    const stops = [keepLog(account.id), tryOnce(() => navigate("/settings/connection"))];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
