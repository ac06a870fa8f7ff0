import { useLocation } from "wouter";
import { signOut } from "../../../src/protocol/accounts.ts";
import { joinByInvitation, readInvitation } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { beginSession, endSession, useSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, SkeletonList, toast } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { entryTexts } from "./entry-texts.ts";
import { InvitedForm } from "./invited-form.tsx";
import { backTo, useLink } from "./use-link.ts";

const read = (token: string) => call(readInvitation, { body: { token } });

/** Behind the mailed link: join with the account one has, or open one. */
export function InvitationPage() {
  const t = useTexts(entryTexts);
  const { token, answer, failure } = useLink(read);
  const session = useSession((state) => state.session);
  const title = answer ? t("invitationTitle", { company: answer.companyName }) : t("invitationAny");
  return (
    <EntryFrame title={title}>
      <FailureNotice failure={failure} />
      {!answer && !failure && <SkeletonList rows={3} />}
      {answer && (
        <div className="flex flex-col gap-4">
          <p className="-mt-2 text-pretty text-text-2 [overflow-wrap:anywhere]">
            {t(answer.hasAccount ? "invitationKnown" : "invitationNew", { email: answer.email })}
          </p>
          {answer.hasAccount ? (
            <Known
              token={token}
              companyName={answer.companyName}
              email={answer.email}
              signedInAs={session.status === "signedIn" ? session.account.email : undefined}
            />
          ) : (
            <InvitedForm token={token} invitation={answer} />
          )}
          <p className="text-pretty text-sm text-text-3">{t("bound")}</p>
        </div>
      )}
    </EntryFrame>
  );
}

interface KnownProps {
  readonly token: string;
  readonly companyName: string;
  readonly email: string;
  readonly signedInAs: string | undefined;
}

function Known({ token, companyName, email, signedInAs }: KnownProps) {
  const t = useTexts(entryTexts);
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useAct();
  const join = () =>
    void run(async () => {
      await call(joinByInvitation, { body: { token } });
      await beginSession();
      toast({ title: t("joined", { company: companyName }), tone: "success" });
      navigate("/", { replace: true });
    });
  const leave = () =>
    void run(async () => {
      await call(signOut);
      endSession();
      navigate(backTo("/company-invitation", token));
    });
  if (signedInAs === undefined) {
    return (
      <Button tone="primary" className="h-10" onClick={() => navigate(backTo("/company-invitation", token))}>
        {t("signInToJoin")}
      </Button>
    );
  }
  if (signedInAs.toLowerCase() !== email.toLowerCase()) {
    return (
      <Notice tone="warning" title={t("otherAccount", { email: signedInAs })}>
        <Button className="mt-2" isBusy={isBusy} onClick={leave}>
          {t("signOut")}
        </Button>
      </Notice>
    );
  }
  return (
    <>
      <FailureNotice failure={failure} />
      <Button tone="primary" className="h-10" isBusy={isBusy} onClick={join}>
        {t("join", { company: companyName })}
      </Button>
    </>
  );
}
