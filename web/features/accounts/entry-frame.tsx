import { LockKeyhole, type LucideIcon, MapPin, PhoneCall } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Link } from "wouter";
import { ThemeSelect } from "../../app/appearance.tsx";
import { languageNames, languages, setLanguage, useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { LogoMark, Select } from "../../ui/index.ts";
import { entryTexts } from "./entry-texts.ts";
import { useInstance } from "./instance.ts";

interface EntryFrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Below the card: the way to the neighbouring page. */
  readonly footer?: ReactNode;
}

/** What every page before the sign-in stands in: what this place is on one side, the form on the other. */
export function EntryFrame({ title, children, footer }: EntryFrameProps) {
  const { instance } = useInstance();
  const name = instance?.name ?? "Iris";
  useEffect(() => {
    document.title = `${title} – ${name}`;
  }, [title, name]);
  return (
    <div className="flex h-dvh bg-surface-0">
      <Welcome name={name} />
      <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
        <header className="flex items-center gap-2.5 px-5 pt-5 lg:hidden">
          <LogoMark className="size-8" />
          <span dir="auto" className="truncate font-semibold text-lg">
            {name}
          </span>
        </header>
        <main className="mx-auto flex w-full max-w-108 flex-1 flex-col justify-center gap-4 px-4 py-6">
          <section className="rounded-large border border-line bg-surface-2 p-6 shadow-1 sm:p-8">
            <h1 className="mb-5 text-balance font-semibold text-xl tracking-tight">{title}</h1>
            {children}
          </section>
          {footer && <p className="text-center text-text-2">{footer}</p>}
        </main>
        <Preferences />
      </div>
    </div>
  );
}

function Welcome({ name }: { name: string }) {
  const t = useTexts(entryTexts);
  return (
    <aside className="relative hidden w-[44%] max-w-xl shrink-0 flex-col justify-between overflow-hidden border-line border-r bg-surface-1 p-12 lg:flex">
      <LogoMark className="-right-44 absolute top-[9%] size-[min(32.5rem,56dvh)] opacity-15" />
      <div className="flex items-center gap-3">
        <LogoMark className="size-10" />
        <p dir="auto" className="font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">
          {name}
        </p>
      </div>
      <ul className="relative flex max-w-88 flex-col gap-5">
        <Pledge icon={MapPin}>{t("promiseHere", { host: location.hostname })}</Pledge>
        <Pledge icon={LockKeyhole}>{t("promiseSealed")}</Pledge>
        <Pledge icon={PhoneCall}>{t("promiseDirect")}</Pledge>
      </ul>
    </aside>
  );
}

function Pledge({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 text-md text-text-2">
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-text-3" strokeWidth={1.8} />
      <span className="text-pretty [overflow-wrap:anywhere]">{children}</span>
    </li>
  );
}

function Preferences() {
  const t = useTexts(entryTexts);
  const language = useLanguage();
  return (
    <footer className="flex flex-wrap items-center justify-center gap-3 px-4 pb-5">
      <Select
        label={t("language")}
        isLabelHidden
        size="small"
        value={language}
        onChange={setLanguage}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <ThemeSelect isLabelHidden size="small" />
      <Link
        href="/privacy"
        className="touch focus-ring rounded-small text-sm text-text-2 hover:text-text-1 hover:underline"
      >
        {t("privacyNotice")}
      </Link>
    </footer>
  );
}
