import { Building2 } from "lucide-react";
import { useState } from "react";
import { joinByDomain, type OwnCompany, type OwnMembership } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, EmptyState, LoadFailed, Notice, SkeletonList, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { AgreementCard } from "./agreement-card.tsx";
import { CompanyMark } from "./company-mark.tsx";
import { DataCard } from "./data-card.tsx";
import { FoundCompany } from "./found-company.tsx";
import { FourEyesCard } from "./four-eyes-card.tsx";
import { LookCard } from "./look-card.tsx";
import { RuleCard } from "./rule-card.tsx";
import { refreshMembership, useMembership } from "./store.ts";
import { SupportCard, SupportLine } from "./support-card.tsx";
import { companyTexts } from "./texts.ts";

/** One's company: what it is, or how one comes to have one. */
export function CompanyPart() {
  const { membership, failure } = useMembership();
  if (!membership) {
    return failure ? (
      <LoadFailed failure={failure} onRetry={() => void refreshMembership()} />
    ) : (
      <SkeletonList rows={4} />
    );
  }
  const { company } = membership;
  if (!company) return <NoCompany membership={membership} />;
  return (
    <>
      <Header company={company} />
      {company.administration ? (
        <>
          <AgreementCard company={company} />
          <DataCard company={company} data={company.administration.data} />
          <LookCard company={company} />
          <SupportCard company={company} />
          <RuleCard company={company} />
          <FourEyesCard />
        </>
      ) : (
        <SupportLine company={company} />
      )}
    </>
  );
}

function Header({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const { administration } = company;
  return (
    <Card>
      <div className="flex items-center gap-4">
        <CompanyMark company={company} className="size-16 shrink-0 text-xl" />
        <div className="min-w-0">
          <p dir="auto" className="font-semibold text-lg [overflow-wrap:anywhere]">
            {company.name}
          </p>
          <p className="text-text-2">
            {administration
              ? `${t("youAdminister")} · ${t("memberCount", { count: administration.memberCount })}`
              : t("memberOf")}
          </p>
          {!administration && <p className="text-sm text-text-3">{t("memberOfDetail")}</p>}
        </div>
      </div>
    </Card>
  );
}

function NoCompany({ membership }: { membership: OwnMembership }) {
  const t = useTexts(companyTexts);
  const [isFounding, setFounding] = useState(false);
  if (isFounding) return <FoundCompany onBack={() => setFounding(false)} />;
  const { offer, requestedCompanyName } = membership;
  return (
    <>
      {offer && <OfferCard offer={offer} />}
      {requestedCompanyName !== null && (
        <Notice title={t("requested", { company: requestedCompanyName })}>{t("requestedDetail")}</Notice>
      )}
      <Card>
        <EmptyState
          icon={<Building2 className="size-6" />}
          title={t("noCompany")}
          action={
            <Button tone={offer ? "quiet" : "primary"} onClick={() => setFounding(true)}>
              {t("enterCompany")}
            </Button>
          }
        >
          {t("noCompanyDetail")}
        </EmptyState>
      </Card>
    </>
  );
}

function OfferCard({ offer }: { offer: NonNullable<OwnMembership["offer"]> }) {
  const t = useTexts(companyTexts);
  const { run, isBusy, failure } = useAct();
  const { companyName, needsApproval } = offer;
  const join = () =>
    void run(async () => {
      const { outcome } = await call(joinByDomain);
      await refreshMembership();
      if (outcome === "joined") toast({ title: t("joinedNow", { company: companyName }), tone: "success" });
    });
  return (
    <Card
      title={t("offer", { company: companyName })}
      description={t(needsApproval ? "offerAsk" : "offerJoin")}
      action={
        <Button tone="primary" isBusy={isBusy} onClick={join} className="shrink-0">
          {t(needsApproval ? "askToJoin" : "join")}
        </Button>
      }
    >
      <FailureNotice failure={failure} />
    </Card>
  );
}
