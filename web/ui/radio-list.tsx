import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

export interface RadioOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What choosing it means. */
  readonly detail?: ReactNode;
}
export interface RadioListProps<V extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly RadioOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, each with what it means: for decisions that want reading. */
export function RadioList<V extends string>(props: RadioListProps<V>) {
  const { label, isLabelHidden, options, value, onChange, isDisabled } = props;
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <span id={id} className={isLabelHidden ? "sr-only" : "font-medium text-sm text-text-1"}>
        {label}
      </span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as V)}
        disabled={isDisabled}
        className="flex flex-col overflow-hidden rounded-medium border border-line"
      >
        {options.map((option) => (
          <Option key={option.value} option={option} isChosen={option.value === value} isDisabled={isDisabled} />
        ))}
      </RadioGroup>
    </div>
  );
}

interface OptionProps {
  readonly option: RadioOption<string>;
  readonly isChosen: boolean;
  readonly isDisabled: boolean | undefined;
}

function Option({ option, isChosen, isDisabled }: OptionProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside it is the control
    <label
      className={cx(
        "touch flex items-start gap-3 border-line border-b px-4 py-3 last:border-b-0",
        isDisabled ? "opacity-55" : "cursor-pointer",
        isChosen ? "bg-accent-soft" : !isDisabled && "hover:bg-surface-3",
      )}
    >
      <Radio.Root
        value={option.value}
        aria-labelledby={`${id}-label`}
        aria-describedby={option.detail ? `${id}-detail` : undefined}
        className="focus-ring mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface-2 data-[checked]:border-accent data-[checked]:bg-accent"
      >
        <Radio.Indicator className="size-2 rounded-full bg-on-accent" />
      </Radio.Root>
      <span className="min-w-0">
        <span id={`${id}-label`} className="block font-medium">
          {option.label}
        </span>
        {option.detail && (
          <span id={`${id}-detail`} className="block text-pretty text-sm text-text-2">
            {option.detail}
          </span>
        )}
      </span>
    </label>
  );
}
