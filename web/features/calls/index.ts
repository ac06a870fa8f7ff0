import { Phone } from "lucide-react";
import { socket } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { CallAction } from "./call-action.tsx";
import { CallBack } from "./call-back.tsx";
import { forgetChat, forgetHistory, refreshHistory, useHistory } from "./history.ts";
import { startCalls } from "./session.ts";
import { callsDoorTexts } from "./door-texts.ts";

const CallOverlay = later(() => import("./call-overlay.tsx").then(({ CallOverlay }) => CallOverlay), "rest");
const CallsPage = later(() => import("./calls-page.tsx").then(({ CallsPage }) => CallsPage));
const PersonCallButtons = later(() =>
  import("./person-call-buttons.tsx").then(({ PersonCallButtons }) => PersonCallButtons),
);

/** Calls between two people. */
export const callsFeature: WebFeature = {
  sections: [
    {
      id: "calls",
      href: "/calls",
      icon: Phone,
      label: (language) => translator(callsDoorTexts, language)("calls"),
      Main: CallsPage,
      order: 50,
    },
  ],
  overlays: [CallOverlay],
  conversationActions: [CallAction],
  personActions: [PersonCallButtons],
  entryActions: [CallBack],
  start: (account) => {
    const stopCalls = startCalls(account);
    // Only a list that somebody has looked at is kept true.
    const stopHistory = socket().on("call.state", ({ call }) => {
      if (call.state === "ended" && useHistory.getState().calls) void refreshHistory();
    });
    // Calls of a chat go with it (S30).
    const stopForgetting = socket().onEvent("side.cleared", ({ conversationId }) => forgetChat(conversationId));
    const stopExpiring = socket().onEvent("messages.expired", () => {
      if (useHistory.getState().calls) void refreshHistory();
    });
    return () => {
      stopExpiring();
      stopForgetting();
      stopHistory();
      stopCalls();
      forgetHistory();
    };
  },
};
