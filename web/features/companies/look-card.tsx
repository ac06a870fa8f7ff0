import { ImagePlus, Trash2 } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import {
  type OwnCompany,
  removeCompanyLogo,
  updateCompany,
  uploadCompanyLogo,
} from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { CompanyMark } from "./company-mark.tsx";
import { sendBytes } from "./send-bytes.ts";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** The accent of the design by day, for a picker that must show something. */
const ownColour = "#5443c4";

export function LookCard({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  return (
    <Card title={t("look")} description={t("lookDetail")}>
      <div className="flex flex-col gap-6">
        <Logo company={company} />
        <Colour company={company} />
      </div>
    </Card>
  );
}

function Logo({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const fileRef = useRef<HTMLInputElement>(null);
  const { run, isBusy, failure } = useAct();
  const send = (file: File | undefined) =>
    file && void run(async () => putMembership(await sendBytes(uploadCompanyLogo, file)));
  const remove = () => void run(async () => putMembership(await call(removeCompanyLogo)));
  return (
    <section aria-label={t("logo")} className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">{t("logo")}</h3>
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap items-center gap-4">
        <CompanyMark company={company} className="size-16 text-xl" />
        <input
          ref={fileRef}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          tabIndex={-1}
          aria-label={t("logo")}
          onChange={(event) => {
            send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button
          icon={<ImagePlus aria-hidden="true" className="size-4" />}
          isBusy={isBusy}
          onClick={() => fileRef.current?.click()}
        >
          {t("chooseLogo")}
        </Button>
        {company.logoVersion !== null && (
          <Button tone="plain" icon={<Trash2 aria-hidden="true" className="size-4" />} onClick={remove}>
            {t("removeLogo")}
          </Button>
        )}
      </div>
      <p className="text-sm text-text-3">{t("logoDetail")}</p>
    </section>
  );
}

function Colour({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const id = useId();
  const saved = company.colour ?? ownColour;
  const [colour, setColour] = useState(saved);
  const { run, isBusy, failure } = useAct();
  useEffect(() => setColour(saved), [saved]);
  const save = (next: string | null) =>
    void run(async () => putMembership(await call(updateCompany, { body: { colour: next } })));
  return (
    <section aria-labelledby={`${id}-label`} className="flex flex-col gap-3">
      <label id={`${id}-label`} htmlFor={id} className="font-medium text-sm">
        {t("colour")}
      </label>
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="color"
          value={colour}
          onChange={(event) => setColour(event.target.value)}
          aria-describedby={`${id}-note`}
          className="focus-ring h-9 w-14 cursor-pointer rounded-medium border border-line-strong bg-surface-2 p-1"
        />
        <Button tone="primary" isBusy={isBusy} disabled={colour === company.colour} onClick={() => save(colour)}>
          {t("save")}
        </Button>
        {company.colour !== null && (
          <Button tone="plain" onClick={() => save(null)}>
            {t("colourDefault")}
          </Button>
        )}
      </div>
      {company.themes && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Sample name={t("colourInLight")} theme="light" themes={company.themes} />
          <Sample name={t("colourInDark")} theme="dark" themes={company.themes} />
        </div>
      )}
      <p id={`${id}-note`} className="text-sm text-text-3">
        {t("colourDetail")}
      </p>
    </section>
  );
}

interface SampleProps {
  readonly name: string;
  readonly theme: "light" | "dark";
  readonly themes: NonNullable<OwnCompany["themes"]>;
}

/** Where one reads in each theme: the sample shows both, whichever is worn. */
const papers = {
  light: { background: "#ffffff", color: "#1c1a21" },
  dark: { background: "#1d1d25", color: "#edecf2" },
};

/** How the colour looks in one theme, whichever is worn now. */
function Sample({ name, theme, themes }: SampleProps) {
  const t = useTexts(companyTexts);
  const { accent, onAccent, accentText } = themes[theme];
  return (
    <figure style={papers[theme]} className="flex flex-col gap-2 rounded-medium border border-line p-3">
      <figcaption className="text-sm">{name}</figcaption>
      <div className="flex items-center gap-3">
        <span style={{ background: accent, color: onAccent }} className="rounded-medium px-3 py-1.5 font-medium">
          {t("colourSample")}
        </span>
        <span style={{ color: accentText }} className="font-medium">
          {t("colourText")}
        </span>
      </div>
    </figure>
  );
}
