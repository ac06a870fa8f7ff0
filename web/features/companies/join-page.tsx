import { useState } from "react";
import { useLocation } from "wouter";
import { followJoinLink, readJoinLink } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { beginSession, useSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, SkeletonList, toast } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { entryTexts } from "./entry-texts.ts";
import { backTo, useLink } from "./use-link.ts";

const read = (token: string) => call(readJoinLink, { body: { token } });

/** Behind a company's join link. */
export function JoinPage() {
  const t = useTexts(entryTexts);
  const { token, answer, failure } = useLink(read);
  const isSignedIn = useSession(({ session }) => session.status === "signedIn");
  const [, navigate] = useLocation();
  const [hasAsked, setAsked] = useState(false);
  const act = useAct();
  const follow = (companyName: string) =>
    void act.run(async () => {
      const { outcome } = await call(followJoinLink, { body: { token } });
      if (outcome === "requested") return setAsked(true);
      await beginSession();
      toast({ title: t("joined", { company: companyName }), tone: "success" });
      navigate("/", { replace: true });
    });
  const title = answer ? t("linkTitle", { company: answer.companyName }) : t("linkAny");
  return (
    <EntryFrame title={title}>
      <FailureNotice failure={failure ?? act.failure} />
      {!answer && !failure && <SkeletonList rows={2} />}
      {answer && hasAsked && (
        <Notice tone="success" title={t("asked", { company: answer.companyName })}>
          <p>{t("askedDetail")}</p>
          <Button className="mt-2" onClick={() => navigate("/")}>
            {t("toStart")}
          </Button>
        </Notice>
      )}
      {answer && !hasAsked && (
        <div className="flex flex-col gap-4">
          <p className="-mt-2 text-pretty text-text-2">
            {isSignedIn ? t(answer.needsApproval ? "linkAsk" : "linkNow") : t("needAccount")}
          </p>
          {isSignedIn ? (
            <>
              <Button tone="primary" className="h-10" isBusy={act.isBusy} onClick={() => follow(answer.companyName)}>
                {answer.needsApproval ? t("ask") : t("linkTitle", { company: answer.companyName })}
              </Button>
              <p className="text-pretty text-sm text-text-3">{t("bound")}</p>
            </>
          ) : (
            <div className="flex flex-wrap gap-2">
              <Button tone="primary" className="h-10" onClick={() => navigate(backTo("/join-company", token))}>
                {t("signIn")}
              </Button>
              <Button className="h-10" onClick={() => navigate("/sign-up")}>
                {t("signUp")}
              </Button>
            </div>
          )}
        </div>
      )}
    </EntryFrame>
  );
}
