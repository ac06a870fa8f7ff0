import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { DecidedBy, SwitchName } from "../../src/protocol/plans.ts";
import { useFunction } from "../api/functions.ts";
import { catalogue } from "../i18n/catalogue.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { cx } from "./cx.ts";
import { IconButton, type IconButtonProps } from "./icon-button.tsx";
import { toast } from "./toast.tsx";

const lockTexts = catalogue({
  en: {
    plan: "Not part of your plan",
    company: "Your company has turned this off",
    group: "Your company has turned this off for your group",
    person: "Your company has turned this off for you",
    locked: "{label}: locked. {reason}.",
  },
  de: {
    plan: "Nicht in deinem Tarif enthalten",
    company: "Dein Unternehmen hat das abgeschaltet",
    group: "Dein Unternehmen hat das für deine Gruppe abgeschaltet",
    person: "Dein Unternehmen hat das für dich abgeschaltet",
    locked: "{label}: gesperrt. {reason}.",
  },
  fr: {
    plan: "Non compris dans votre formule",
    company: "Votre entreprise a désactivé cette fonction",
    group: "Votre entreprise a désactivé cette fonction pour votre groupe",
    person: "Votre entreprise a désactivé cette fonction pour vous",
    locked: "{label} : verrouillé. {reason}.",
  },
});

/** Why a function is locked, in words; null while one may use it. */
export function useLock(name: SwitchName): string | null {
  const t = useTexts(lockTexts);
  const { isOn, decidedBy } = useFunction(name);
  return isOn ? null : t((decidedBy satisfies DecidedBy) ?? "plan");
}

/** Stands where a function would be that is off: its mark and why. */
export function Locked({
  because,
  children,
  className,
}: {
  because: string;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <p
      className={cx(
        "flex items-center justify-center gap-2 rounded-medium bg-surface-3 px-3 py-2 text-sm text-text-2",
        className,
      )}
    >
      <Lock aria-hidden="true" className="size-4 shrink-0" />
      <span>
        {children && <span className="font-medium text-text-1">{children} </span>}
        {because}
      </span>
    </p>
  );
}

type LockedIconButtonProps = Pick<IconButtonProps, "label" | "icon" | "size" | "tooltipSide" | "className"> & {
  readonly because: string;
};

/** A button of a function that is off: it stays where it was, marked, and says why when it is pressed or pointed at. */
export function LockedIconButton({ because, label, icon, className, ...rest }: LockedIconButtonProps) {
  const t = useTexts(lockTexts);
  return (
    <IconButton
      {...rest}
      label={t("locked", { label, reason: because })}
      aria-disabled="true"
      icon={
        <span className="relative inline-flex opacity-60">
          {icon}
          <span className="-right-1.5 -bottom-1 absolute rounded-full bg-surface-2 p-px">
            <Lock aria-hidden="true" className="size-3" strokeWidth={2.5} />
          </span>
        </span>
      }
      onClick={() => toast({ title: because, detail: label })}
      className={cx("cursor-default text-text-3 hover:bg-transparent hover:text-text-3", className)}
    />
  );
}
