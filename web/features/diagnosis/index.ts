import { Activity } from "lucide-react";
import { navigate } from "wouter/use-browser-location";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { diagnosisDoorTexts } from "./door-texts.ts";
import { tryOnce } from "./first-trial.ts";

const ConnectionPart = later(() => import("./connection-part.tsx").then(({ ConnectionPart }) => ConnectionPart));

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
  start: () => tryOnce(() => navigate("/settings/connection")),
};
