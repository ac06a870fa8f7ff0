import { Building2, Copy, RotateCw, X } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import {
  type CompanyVisibility,
  namePartner,
  removePartner,
  renewPartnerCode,
} from "../../../../src/protocol/directory.ts";
import { asFailure, call, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, Card, IconButton, TextField, toast, toastFailure } from "../../../ui/index.ts";
import { visibilityTexts } from "./visibility-texts.ts";

interface PartnersCardProps {
  readonly visibility: CompanyVisibility;
  readonly onChange: (visibility: CompanyVisibility) => void;
}

/** The companies that find this one's people, and the code by which others name this one. */
export function PartnersCard({ visibility, onChange }: PartnersCardProps) {
  const t = useTexts(visibilityTexts);
  const { level, partners, namedBy } = visibility;
  const isOfUse = level === "private" || level === "organization";
  const remove = (companyId: string) =>
    call(removePartner, { params: { companyId } }).then(onChange, (thrown: unknown) => toastFailure(thrown));
  return (
    <Card title={t("partners")} description={isOfUse ? t("partnersDetail") : t("partnersOfNoUse")}>
      <div className="flex flex-col gap-5">
        {partners.length > 0 && (
          <CompanyList>
            {partners.map(({ id, name }) => (
              <CompanyRow key={id} id={id} name={name}>
                <IconButton
                  label={t("removePartner", { company: name })}
                  icon={<X aria-hidden="true" className="size-4" />}
                  onClick={() => void remove(id)}
                />
              </CompanyRow>
            ))}
          </CompanyList>
        )}
        <NewPartner onChange={onChange} />
        <OwnCode code={visibility.partnerCode} onChange={onChange} />
        {namedBy.length > 0 && (
          <div>
            <h3 className="font-medium text-sm">{t("namedBy")}</h3>
            <p className="mb-2 text-sm text-text-2">{t("namedByDetail")}</p>
            <CompanyList>
              {namedBy.map(({ id, name }) => (
                <CompanyRow key={id} id={id} name={name} />
              ))}
            </CompanyList>
          </div>
        )}
      </div>
    </Card>
  );
}

const CompanyList = ({ children }: { children: ReactNode }) => (
  <ul className="overflow-hidden rounded-medium border border-line">{children}</ul>
);

function CompanyRow({ id, name, children }: { id: string; name: string; children?: ReactNode }) {
  return (
    <li className="flex min-h-13 items-center gap-3 border-line border-b px-3 py-2 last:border-b-0">
      <Avatar id={id} name={name} kind="bubble" />
      <span dir="auto" className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
        {name}
      </span>
      {children}
    </li>
  );
}

function NewPartner({ onChange }: Pick<PartnersCardProps, "onChange">) {
  const t = useTexts(visibilityTexts);
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return;
    setBusy(true);
    setError(undefined);
    try {
      onChange(await call(namePartner, { body: { code: code.trim() } }));
      setCode("");
    } catch (thrown) {
      const { title, cure } = wordsOf(asFailure(thrown).problem);
      setError(`${title} ${cure}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={add} className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={t("partnerCode")}
          hint={t("partnerCodeHint")}
          error={error}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <Button type="submit" isBusy={isBusy} icon={<Building2 aria-hidden="true" className="size-4" />} className="mt-6">
        {t("addPartner")}
      </Button>
    </form>
  );
}

function OwnCode({ code, onChange }: { code: string | null } & Pick<PartnersCardProps, "onChange">) {
  const t = useTexts(visibilityTexts);
  const [isBusy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    try {
      onChange(await call(renewPartnerCode));
    } catch (thrown) {
      toastFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(() => toast({ title: t("copied"), tone: "success" }), toastFailure);
  return (
    <div>
      <h3 className="font-medium text-sm">{t("ownCode")}</h3>
      <p className="mb-2 text-sm text-text-2">{t("ownCodeDetail")}</p>
      <div className="flex flex-wrap items-center gap-2">
        {code !== null && (
          <>
            <code className="select-all rounded-medium bg-surface-3 px-3 py-1.5 font-mono [overflow-wrap:anywhere]">
              {code}
            </code>
            <IconButton
              label={t("copyCode")}
              icon={<Copy aria-hidden="true" className="size-4" />}
              onClick={() => void copy(code)}
            />
          </>
        )}
        <Button isBusy={isBusy} icon={<RotateCw aria-hidden="true" className="size-4" />} onClick={() => void renew()}>
          {code === null ? t("makeCode") : t("renewCode")}
        </Button>
      </div>
    </div>
  );
}
