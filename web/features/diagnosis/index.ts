import { Activity } from "lucide-react";
import { navigate } from "wouter/use-browser-location";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { ConnectionPart } from "./connection-part.tsx";
import { tryOnce } from "./first-trial.ts";
import { diagnosisTexts } from "./texts.ts";

/** Whether calls get through the network one is in. */
export const diagnosisFeature: WebFeature = {
  settings: [
    {
      id: "connection",
      icon: Activity,
      label: (language) => translator(diagnosisTexts, language)("connection"),
      Page: ConnectionPart,
      order: 45,
    },
  ],
  start: () => tryOnce(() => navigate("/settings/connection")),
};
