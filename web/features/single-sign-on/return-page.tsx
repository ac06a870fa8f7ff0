import { useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { getOwnAccount } from "../../../src/protocol/accounts.ts";
import type { SecondFactorNeeded } from "../../../src/protocol/sign-in.ts";
import { finishSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { openSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Notice, Spinner, toast } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { SecondFactorStep } from "../accounts/sign-in/second-factor-step.tsx";
import { useAct } from "../accounts/use-act.ts";
import { takeSentFrom, tellProved } from "./depart.ts";
import { signOnTexts } from "./texts.ts";

const wayBack =
  "touch focus-ring flex h-10 items-center justify-center rounded-medium bg-accent font-medium text-on-accent hover:bg-accent-hover";

/** Where the provider sends the browser back to: hands its answer over, and says what came of it. */
export function ReturnPage() {
  const t = useTexts(signOnTexts);
  const [, navigate] = useLocation();
  const { run, failure } = useAct();
  const [isProved, setProved] = useState(false);
  const [needed, setNeeded] = useState<SecondFactorNeeded>();
  const isStarted = useRef(false);
  // Who is signed in is led from there to where they wanted to go.
  const goOn = () => navigate(`/sign-in${takeSentFrom()}`, { replace: true });
  useEffect(() => {
    // Once, although development renders twice: the answer counts once.
    if (isStarted.current) return;
    isStarted.current = true;
    const told = new URLSearchParams(location.search);
    // Out of the address bar and the history before anything else.
    history.replaceState(null, "", location.pathname);
    const given = (name: string) => told.get(name) ?? undefined;
    void run(async () => {
      const { purpose, secondFactor } = await call(finishSingleSignOn, {
        body: { state: given("state") ?? "-", code: given("code"), error: given("error"), iss: given("iss") },
      });
      if (purpose === "proof") {
        tellProved();
        setProved(true);
        window.close();
      } else if (purpose === "link") {
        toast({ title: t("linked"), tone: "success" });
        navigate("/settings/security", { replace: true });
      } else if (secondFactor) {
        setNeeded(secondFactor);
      } else {
        openSession(await call(getOwnAccount));
        goOn();
      }
    });
  });
  if (needed) {
    return <SecondFactorStep needed={needed} onSignedIn={goOn} onStartAgain={() => navigate("/sign-in")} />;
  }
  if (failure) {
    return (
      <EntryFrame title={t("returnFailed")}>
        <div className="flex flex-col gap-5">
          <FailureNotice failure={failure} />
          <Link href="/sign-in" className={wayBack}>
            {t("toSignIn")}
          </Link>
        </div>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("returnTitle")}>
      {isProved ? (
        <Notice tone="success" title={t("returnProved")} />
      ) : (
        <Notice title={t("returning")} action={<Spinner className="m-1" />} />
      )}
    </EntryFrame>
  );
}
