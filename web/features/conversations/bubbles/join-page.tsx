import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { followBubbleLink, readBubbleLink } from "../../../../src/protocol/bubbles.ts";
import type { OutputOf } from "../../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useSession } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, Notice, SkeletonList, toast } from "../../../ui/index.ts";
import { EntryFrame } from "../../accounts/entry-frame.tsx";
import { FailureNotice } from "../../accounts/failure-notice.tsx";
import { useAct } from "../../accounts/use-act.ts";
import { backTo } from "../../companies/use-link.ts";
import { bubbleTexts } from "./bubble-texts.ts";

type Offer = OutputOf<typeof readBubbleLink>;

/** Behind a bubble's link for members: `/join-bubble#<token>`. */
export function JoinBubblePage() {
  const t = useTexts(bubbleTexts);
  const isSignedIn = useSession(({ session }) => session.status === "signedIn");
  const [, navigate] = useLocation();
  // The token is behind the `#`: browsers send it to no server by themselves.
  const [token] = useState(() => location.hash.slice(1));
  const [offer, setOffer] = useState<Offer>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [hasAsked, setAsked] = useState(false);
  const act = useAct();
  useEffect(() => {
    if (!isSignedIn) return navigate(backTo("/join-bubble", token), { replace: true });
    call(readBubbleLink, { body: { token } }).then(setOffer, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, [isSignedIn, token, navigate]);
  const follow = (name: string) =>
    void act.run(async () => {
      const { conversationId } = await call(followBubbleLink, { body: { token } });
      if (conversationId === null) return setAsked(true);
      toast({ title: t("accepted", { name }), tone: "success" });
      navigate(`/chat/${conversationId}`, { replace: true });
    });
  if (!isSignedIn) return null;
  const toStart = (
    <Button className="mt-2" onClick={() => navigate("/")}>
      {t("toStart")}
    </Button>
  );
  return (
    <EntryFrame title={offer ? t("joinTitle", { name: offer.name }) : t("joinAny")}>
      <FailureNotice failure={failure ?? act.failure} />
      {failure && toStart}
      {!offer && !failure && <SkeletonList rows={2} />}
      {offer && hasAsked && (
        <Notice tone="success" title={t("asked")}>
          <p>{t("askedDetail")}</p>
          {toStart}
        </Notice>
      )}
      {offer && !hasAsked && (
        <div className="flex flex-col gap-4">
          <div className="flex items-center gap-4">
            <Avatar id={offer.name} name={offer.name} kind="bubble" size="large" />
            <div className="min-w-0 text-text-2">
              <p>{t("members", { count: offer.memberCount })}</p>
              <p>{t(offer.newcomersSee === "all" ? "seesAll" : "seesNone")}</p>
            </div>
          </div>
          {offer.conversationId === null ? (
            <Button tone="primary" className="h-10" isBusy={act.isBusy} onClick={() => follow(offer.name)}>
              {t(offer.needsApproval ? "askToJoin" : "join")}
            </Button>
          ) : (
            <Button tone="primary" className="h-10" onClick={() => navigate(`/chat/${offer.conversationId}`)}>
              {t("openBubble")}
            </Button>
          )}
        </div>
      )}
    </EntryFrame>
  );
}
