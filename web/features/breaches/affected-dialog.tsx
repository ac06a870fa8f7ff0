import { nanoid } from "nanoid";
import { useEffect, useState } from "react";
import {
  type Affected,
  type Breach,
  countAffected,
  exportAffected,
  tellAffected,
} from "../../../src/protocol/breaches.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { listCompanies } from "../../../src/protocol/operators.ts";
import { call } from "../../api/index.ts";
import { languageNames, languages, useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Select, TextArea, TextField, toast, toastFailure } from "../../ui/index.ts";
import { registerTexts } from "./register-texts.ts";

type Kind = Affected["kind"];
const kinds: readonly Kind[] = ["company", "bubble", "all", "addresses"];

/** The id at the end of a pasted address. */
const idIn = (text: string): string => /[\w-]{21}(?![\w-])/.exec(text)?.[0] ?? "";

function selectionOf(kind: Kind, companyId: string, text: string): Affected | undefined {
  if (kind === "all") return { kind };
  if (kind === "company") return companyId === "" ? undefined : { kind, companyId };
  if (kind === "bubble") return idIn(text) === "" ? undefined : { kind, conversationId: idIn(text) };
  const addresses = text.split(/[\s,;]+/).filter((word) => word.includes("@"));
  return addresses.length === 0 ? undefined : { kind, addresses };
}

interface AffectedDialogProps {
  readonly breach: Breach;
  readonly onClose: () => void;
  /** Something was noted in the history. */
  readonly onNoted: () => void;
}

/** Chooses people, shows how many and what they would read, and downloads or mails. */
export function AffectedDialog({ breach, onClose, onNoted }: AffectedDialogProps) {
  const t = useTexts(registerTexts);
  const own = useLanguage();
  const [kind, setKind] = useState<Kind>("company");
  const [companies, setCompanies] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [companyId, setCompanyId] = useState("");
  const [text, setText] = useState("");
  const [language, setLanguage] = useState(own);
  const [seen, setSeen] = useState<OutputOf<typeof countAffected>>();
  const [mailId, setMailId] = useState(() => nanoid());
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    call(listCompanies).then(({ companies: found }) => {
      setCompanies(found);
      setCompanyId(found[0]?.id ?? "");
    }, toastFailure);
  }, []);
  const affected = selectionOf(kind, companyId, text);
  const params = { breachId: breach.id };
  /** What was seen is of another selection. */
  const changed = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value);
      setSeen(undefined);
      setMailId(nanoid());
    };
  };
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    act()
      .catch(toastFailure)
      .finally(() => setBusy(false));
  };
  const preview = (chosen: Affected) =>
    run(async () => setSeen(await call(countAffected, { params, body: { affected: chosen, language } })));
  const download = (chosen: Affected) =>
    run(async () => {
      const file = await call(exportAffected, { params, body: { affected: chosen } });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await file.blob());
      link.download = "affected.csv";
      link.click();
      URL.revokeObjectURL(link.href);
      onNoted();
    });
  const tell = (chosen: Affected, count: number) =>
    run(async () => {
      await call(tellAffected, { params, body: { id: mailId, affected: chosen, language, count } });
      toast({ title: t("told"), tone: "success" });
      onNoted();
      onClose();
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("affectedTitle")}
      description={t("affectedHint")}
      actions={
        <>
          <Button disabled={!affected || isBusy} onClick={() => affected && download(affected)}>
            {t("download")}
          </Button>
          {seen && seen.count > 0 ? (
            <Button tone="primary" isBusy={isBusy} onClick={() => affected && tell(affected, seen.count)}>
              {t("tell", { count: seen.count })}
            </Button>
          ) : (
            <Button tone="primary" disabled={!affected} isBusy={isBusy} onClick={() => affected && preview(affected)}>
              {t("preview")}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label={t("whom")}
          options={kinds.map((value) => ({ value, label: t(value) }))}
          value={kind}
          onChange={changed((value: Kind) => {
            setKind(value);
            setText("");
          })}
        />
        {kind === "company" && companies.length === 0 && <p className="text-text-2">{t("noCompany")}</p>}
        {kind === "company" && companies.length > 0 && (
          <Select
            label={t("company")}
            options={companies.map(({ id, name }) => ({ value: id, label: name }))}
            value={companyId}
            onChange={changed(setCompanyId)}
          />
        )}
        {kind === "bubble" && (
          <TextField label={t("bubbleId")} value={text} onChange={(event) => changed(setText)(event.target.value)} />
        )}
        {kind === "addresses" && (
          <TextArea
            label={t("addresses")}
            hint={t("addressesHint")}
            value={text}
            onChange={(event) => changed(setText)(event.target.value)}
          />
        )}
        <Select
          label={t("mailLanguage")}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={changed(setLanguage)}
        />
        {seen && (
          <section aria-live="polite" className="rounded-medium border border-line bg-surface-1 p-3 text-sm">
            <p className="mb-2 font-medium">{t("found", { count: seen.count })}</p>
            <p className="font-medium [overflow-wrap:anywhere]">{seen.subject}</p>
            {[...seen.paragraphs, seen.closing].map((paragraph) => (
              <p key={paragraph} className="mt-2 text-text-2 [overflow-wrap:anywhere]">
                {paragraph}
              </p>
            ))}
          </section>
        )}
      </div>
    </Dialog>
  );
}
