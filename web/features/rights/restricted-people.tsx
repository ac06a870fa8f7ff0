import { useCallback, useEffect, useState } from "react";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import {
  listCompanyRestrictions,
  listRestrictions,
  type Restriction,
  releaseMemberRestriction,
  releaseRestriction,
  restrictMember,
  restrictPerson,
} from "../../../src/protocol/rights.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Badge, Button, Card, ConfirmDialog, LoadFailed, SkeletonList, TextField } from "../../ui/index.ts";
import { rightsTexts } from "./rights-texts.ts";

interface Acts {
  readonly list: () => Promise<{ restrictions: readonly Restriction[] }>;
  readonly restrict: (body: { email: string; reason: string }) => Promise<unknown>;
  readonly release: (accountId: string, reason: string) => Promise<unknown>;
}
const inCompany: Acts = {
  list: () => call(listCompanyRestrictions),
  restrict: (body) => call(restrictMember, { body }),
  release: (accountId, reason) => call(releaseMemberRestriction, { params: { accountId }, body: { reason } }),
};
const onInstance: Acts = {
  list: () => call(listRestrictions),
  restrict: (body) => call(restrictPerson, { body }),
  release: (accountId, reason) => call(releaseRestriction, { params: { accountId }, body: { reason } }),
};

export const CompanyRestrictions = () => <RestrictedPeople acts={inCompany} />;
export const OperatorRestrictions = () => <RestrictedPeople acts={onInstance} />;

const setBy = { person: "byPerson", administrator: "byAdministrator", operator: "byOperator" } as const;

/** Whose data is only kept, as those see it who may begin and end that. */
function RestrictedPeople({ acts }: { acts: Acts }) {
  const t = useTexts(rightsTexts);
  const format = useFormat();
  const [people, setPeople] = useState<readonly Restriction[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [dialog, setDialog] = useState<Restriction | "restrict">();
  const load = useCallback(async () => {
    try {
      setPeople((await acts.list()).restrictions);
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, [acts]);
  useEffect(() => void load(), [load]);
  const close = () => setDialog(undefined);
  return (
    <Card title={t("people")} description={t("peopleDetail")}>
      {failure && !people && <LoadFailed failure={failure} onRetry={() => void load()} />}
      {!people && !failure && <SkeletonList rows={2} />}
      {people?.length === 0 && <p className="text-text-3">{t("nobody")}</p>}
      <ul className="divide-y divide-line">
        {people?.map((one) => (
          <li key={one.accountId} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
            <Avatar id={one.accountId} name={one.name} size="medium" />
            <div className="min-w-0 flex-1 basis-48">
              <p dir="auto" className="truncate font-medium">
                {one.name} <span className="font-normal text-text-2">{one.email}</span>
              </p>
              <p className="text-sm text-text-2 [overflow-wrap:anywhere]">
                {t(setBy[one.by])}, {t("since", { date: format.date(one.since) })}
                {one.reason && ` · ${one.reason}`}
              </p>
            </div>
            {one.releaseAskedAt !== null && <Badge tone="warning">{t("releaseAsked")}</Badge>}
            {one.mayRelease && (
              <Button size="small" onClick={() => setDialog(one)}>
                {t("release")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={() => setDialog("restrict")}>
        {t("restrictSomebody")}
      </Button>
      {dialog === "restrict" && <RestrictDialog acts={acts} onClose={close} onDone={load} />}
      {dialog && dialog !== "restrict" && <ReleaseDialog acts={acts} person={dialog} onClose={close} onDone={load} />}
    </Card>
  );
}

interface DialogProps {
  readonly acts: Acts;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function RestrictDialog({ acts, onClose, onDone }: DialogProps) {
  const t = useTexts(rightsTexts);
  const [email, setEmail] = useState("");
  const [reason, setReason] = useState("");
  const isAddress = emailAddress.safeParse(email.trim()).success;
  return (
    <ConfirmDialog
      title={t("restrictSomebody")}
      detail={t("restrictSomebodyDetail")}
      act={t("restrictSomebodyAct")}
      onConfirm={async () => {
        await acts.restrict({ email: email.trim(), reason: reason.trim() });
        await onDone();
      }}
      onClose={onClose}
    >
      <div className="mb-3 flex flex-col gap-3">
        <TextField
          label={t("email")}
          type="email"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={email !== "" && !isAddress ? t("emailWrong") : undefined}
        />
        <Reason value={reason} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}

function ReleaseDialog({ acts, person, onClose, onDone }: DialogProps & { person: Restriction }) {
  const t = useTexts(rightsTexts);
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      title={t("releaseTitle", { name: person.name })}
      detail={t("releaseDetail")}
      act={t("releaseAct")}
      isDangerous={false}
      onConfirm={async () => {
        await acts.release(person.accountId, reason.trim());
        await onDone();
      }}
      onClose={onClose}
    >
      <div className="mb-3">
        <Reason value={reason} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTexts(rightsTexts);
  return (
    <TextField label={t("reason")} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
  );
}
