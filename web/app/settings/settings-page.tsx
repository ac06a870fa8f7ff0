import { ArrowLeft } from "lucide-react";
import { useLocation } from "wouter";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx, IconButton } from "../../ui/index.ts";
import type { SettingsPart } from "../feature.ts";
import { NotFound } from "../not-found.tsx";
import { appTexts } from "../texts.ts";
import { useLayout } from "../use-media.ts";
import { useTitle } from "../window-title.ts";
import { useSettingsParts } from "./settings-parts.ts";
import { settingsFrameTexts } from "./settings-texts.ts";

/** `/settings` beside the list: the first part. */
export function FirstSettingsPage() {
  return <Part part={useSettingsParts()[0]} />;
}

/** `/settings/<id>`. A part that is not for this person does not exist for them. */
export function SettingsPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  return <Part part={useSettingsParts().find(({ id }) => id === params.id)} />;
}

function Part({ part }: { part: SettingsPart | undefined }) {
  if (!part) return <NotFound />;
  // Each part starts at its top, with nothing left of the one before.
  return <PartFrame key={part.id} part={part} />;
}

function PartFrame({ part }: { part: SettingsPart }) {
  const t = useTexts(settingsFrameTexts);
  const app = useTexts(appTexts);
  const label = part.label(useLanguage());
  const layout = useLayout();
  const [, navigate] = useLocation();
  useTitle(t("titleOfPart", { part: label }));
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <div
        className={cx(
          "mx-auto flex flex-col gap-5 px-4 pb-10",
          part.isWide ? "max-w-6xl" : "max-w-2xl",
          layout === "full" ? "pt-8" : "pt-3",
        )}
      >
        <header className="flex min-h-9 items-center gap-2">
          {layout !== "full" && (
            <IconButton
              label={app("back")}
              icon={<ArrowLeft aria-hidden="true" className="size-5" />}
              onClick={() => navigate("/settings")}
              className="-ml-2"
            />
          )}
          <h1 className="min-w-0 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{label}</h1>
        </header>
        <part.Page />
      </div>
    </div>
  );
}
