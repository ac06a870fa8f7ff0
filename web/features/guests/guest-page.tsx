import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { useSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { AfterAWhile, Button, LoadFailed, LogoMark } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { GuestShell } from "./guest-shell.tsx";
import { JoinForm } from "./join-form.tsx";
import { guestsTexts } from "./texts.ts";
import { findVisit, useVisit } from "./visit.ts";
import { VisitEnded } from "./visit-ended.tsx";
import { WaitingRoom } from "./waiting-room.tsx";

/** `/guest#<token>`: everything that a guest ever sees. */
export function GuestPage() {
  const hasAccount = useSession(({ session }) => session.status === "signedIn");
  return hasAccount ? <HasAccount /> : <Visit />;
}

function Visit() {
  // The token is behind the `#`: browsers send it to no server by themselves.
  const [token] = useState(() => location.hash.slice(1));
  const visit = useVisit((state) => state.visit);
  useEffect(() => void findVisit(), []);
  switch (visit.phase) {
    case "asking":
      return (
        <div className="flex h-dvh items-center justify-center">
          <AfterAWhile>
            <LogoMark className="size-16 animate-shimmer" />
          </AfterAWhile>
        </div>
      );
    case "failed":
      return (
        <main className="h-dvh">
          <LoadFailed failure={visit.failure} onRetry={() => void findVisit()} />
        </main>
      );
    case "outside":
      return <JoinForm token={token} />;
    case "waiting":
      return <WaitingRoom guest={visit.guest} />;
    case "inside":
      return <GuestShell guest={visit.guest} />;
    case "ended":
      return <VisitEnded reason={visit.reason} mayComeBack={token !== ""} />;
  }
}

function HasAccount() {
  const t = useTexts(guestsTexts);
  const [, navigate] = useLocation();
  return (
    <EntryFrame title={t("hasAccount")}>
      <p className="-mt-2 mb-4 text-pretty text-text-2">{t("hasAccountDetail")}</p>
      <Button tone="primary" className="h-10" onClick={() => navigate("/")}>
        {t("toIris")}
      </Button>
    </EntryFrame>
  );
}
