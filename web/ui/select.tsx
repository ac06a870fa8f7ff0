import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useId } from "react";
import { cx } from "./cx.ts";
import { popupClass } from "./menu.tsx";

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** One line below: what choosing it means. */
  readonly detail?: string;
}
export interface SelectProps<V extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly size?: "medium" | "small";
}

export function Select<V extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden,
  isDisabled,
  size = "medium",
}: SelectProps<V>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className={isLabelHidden ? "sr-only" : "font-medium text-sm text-text-1"}>
        {label}
      </span>
      <Base.Root
        items={options.map((option) => ({ value: option.value, label: option.label }))}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        disabled={isDisabled}
      >
        <Base.Trigger
          aria-labelledby={id}
          className={cx(
            "touch focus-ring flex items-center justify-between gap-2 rounded-medium border border-line-strong bg-surface-2 text-left text-text-1 hover:bg-surface-1 data-[disabled]:opacity-55",
            size === "medium" ? "h-9 px-3 text-base" : "h-7 px-2 text-sm",
          )}
        >
          <Base.Value />
          <Base.Icon>
            <ChevronDown aria-hidden="true" className="size-4 text-text-3" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <Base.Popup className={cx(popupClass, "max-h-80 min-w-[var(--anchor-width)] overflow-y-auto")}>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="touch grid cursor-default grid-cols-[1rem_1fr] items-center gap-x-2 rounded-small px-2 py-1.5 outline-none data-[highlighted]:bg-surface-3"
                >
                  <Base.ItemIndicator className="col-start-1">
                    <Check aria-hidden="true" className="size-4 text-accent-text" />
                  </Base.ItemIndicator>
                  <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
                  {option.detail && <span className="col-start-2 text-sm text-text-3">{option.detail}</span>}
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
