import { LogOut } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx, ListHeader, SectionHeader, toastFailure } from "../../ui/index.ts";
import type { SettingsPart } from "../feature.ts";
import { signOutHere } from "../sign-out.ts";
import { appTexts } from "../texts.ts";
import { useLayout } from "../use-media.ts";
import { groupOf, useSettingsParts } from "./settings-parts.ts";
import { settingsFrameTexts } from "./settings-texts.ts";

const groups = ["groupYou", "groupCompany", "groupOperator"] as const;
const rowLook =
  "touch focus-inset flex min-h-10 w-full items-center gap-3 rounded-medium px-3 text-left transition-colors";

/** Every part of the settings; beside the chosen one, or alone where there is room for one thing. */
export function SettingsList() {
  const t = useTexts(settingsFrameTexts);
  const parts = useSettingsParts();
  const [location] = useLocation();
  // Beside the list the first part is shown before one is chosen.
  const first = useLayout() === "full" && location === "/settings" ? parts[0] : undefined;
  const isShown = (part: SettingsPart) => part === first || location === hrefOf(part);
  return (
    <>
      <ListHeader title={t("settings")} />
      <nav aria-label={t("settings")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {groups.map((group) => {
          const inGroup = parts.filter((part) => groupOf(part) === group);
          return inGroup.length === 0 ? null : (
            <section key={group}>
              <SectionHeader title={t(group)} />
              <ul>
                {inGroup.map((part) => (
                  <li key={part.id}>
                    <PartRow part={part} isShown={isShown(part)} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <div className="mt-3 border-line border-t pt-3">
          <SignOutRow />
        </div>
      </nav>
    </>
  );
}

const hrefOf = ({ id }: SettingsPart) => `/settings/${id}`;

function PartRow({ part, isShown }: { part: SettingsPart; isShown: boolean }) {
  const language = useLanguage();
  const Icon = part.icon;
  return (
    <Link
      href={hrefOf(part)}
      aria-current={isShown ? "page" : undefined}
      className={cx(rowLook, isShown ? "bg-accent-soft font-medium" : "hover:bg-surface-3")}
    >
      <Icon
        aria-hidden="true"
        className={cx("size-5 shrink-0", isShown ? "text-accent-text" : "text-text-2")}
        strokeWidth={1.8}
      />
      <span className="min-w-0 flex-1 truncate">{part.label(language)}</span>
    </Link>
  );
}

function SignOutRow() {
  const t = useTexts(appTexts);
  const [isBusy, setBusy] = useState(false);
  const leave = () => {
    setBusy(true);
    void signOutHere().catch((thrown: unknown) => {
      setBusy(false);
      toastFailure(thrown);
    });
  };
  return (
    <button type="button" onClick={leave} disabled={isBusy} className={cx(rowLook, "hover:bg-surface-3")}>
      <LogOut aria-hidden="true" className="size-5 shrink-0 text-text-2" strokeWidth={1.8} />
      {t("signOutHere")}
    </button>
  );
}
