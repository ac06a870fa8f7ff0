import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { useId } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { cx } from "./cx.ts";
import { popupClass } from "./menu.tsx";
import { uiTexts } from "./texts.ts";

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
}
export interface ComboboxProps {
  readonly label: string;
  readonly options: readonly ComboboxOption[];
  /** Empty: nothing is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly autoComplete?: string;
}

/** One of many, found by typing; a list too long for a `Select`. */
export function Combobox({
  label,
  options,
  value,
  onChange,
  placeholder,
  hint,
  error,
  autoComplete = "off",
}: ComboboxProps) {
  const t = useTexts(uiTexts);
  const id = useId();
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-sm text-text-1">
        {label}
      </label>
      <Base.Root
        items={options}
        value={chosen}
        onValueChange={(next: ComboboxOption | null) => onChange(next?.value ?? "")}
        isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
      >
        <div className="relative flex items-center">
          <Base.Input
            id={id}
            placeholder={placeholder}
            autoComplete={autoComplete}
            aria-invalid={error ? true : undefined}
            aria-describedby={error || hint ? `${id}-note` : undefined}
            className="touch h-9 w-full rounded-medium border border-line-strong bg-surface-2 pr-16 pl-3 text-base text-text-1 placeholder:text-text-3 focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-0 aria-invalid:border-danger-text"
          />
          <span className="absolute right-1 flex items-center text-text-3">
            {chosen && (
              <Base.Clear aria-label={t("clear")} className="focus-ring rounded-small p-1.5 hover:text-text-1">
                <X aria-hidden="true" className="size-4" />
              </Base.Clear>
            )}
            <Base.Trigger aria-label={t("openList")} className="focus-ring rounded-small p-1.5 hover:text-text-1">
              <ChevronDown aria-hidden="true" className="size-4" />
            </Base.Trigger>
          </span>
        </div>
        <Base.Portal>
          <Base.Positioner sideOffset={4} className="z-50">
            <Base.Popup className={cx(popupClass, "max-h-80 w-[var(--anchor-width)] overflow-y-auto")}>
              <Base.Empty className="px-2 text-text-2 not-empty:py-1.5">{t("noneFits")}</Base.Empty>
              <Base.List>
                {(option: ComboboxOption) => (
                  <Base.Item
                    key={option.value}
                    value={option}
                    className="touch grid cursor-default grid-cols-[1rem_1fr] items-center gap-x-2 rounded-small px-2 py-1.5 outline-none data-[highlighted]:bg-surface-3"
                  >
                    <Base.ItemIndicator className="col-start-1">
                      <Check aria-hidden="true" className="size-4 text-accent-text" />
                    </Base.ItemIndicator>
                    <span className="col-start-2">{option.label}</span>
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {error ? (
        <p id={`${id}-note`} role="alert" className="text-danger-text text-sm">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="text-sm text-text-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
