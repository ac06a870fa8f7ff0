import { Check, Lock, X } from "lucide-react";
import { type DecidedBy, type SwitchName, type SwitchSettings, switchNames } from "../../../src/protocol/plans.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx, Select } from "../../ui/index.ts";
import { detailKey, functionTexts } from "./function-texts.ts";
import { functionsTexts } from "./functions-texts.ts";
import { type Level, type Resolved, resolved, withSwitch } from "./inheritance.ts";

interface SwitchTableProps {
  /** From the company down; the last one is edited. */
  readonly levels: readonly Level[];
  /** Why a function is not in the plan; null: it is. */
  readonly planNote: (name: SwitchName) => string | null;
  /** Of one person the plan decides; of many it is only said. */
  readonly isPlanBinding: boolean;
  readonly onChange: (switches: SwitchSettings) => void;
}

/** Each function with what every level says of it, the setting of the last one, and what comes of it. */
export function SwitchTable({ levels, planNote, isPlanBinding, onChange }: SwitchTableProps) {
  const t = useTexts(functionsTexts);
  const last = levels.at(-1);
  const above = levels.slice(0, -1);
  const titles = { company: t("company"), group: t("memberGroup"), person: t("person") };
  if (!last) return null;
  return (
    <div className="overflow-hidden rounded-large border border-line bg-surface-2">
      <table className="w-full border-collapse text-left max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-line border-b text-sm text-text-2">
            <th scope="col" className="px-5 py-2.5 font-medium">
              {t("function")}
            </th>
            {above.map(({ key }) => (
              <th key={key} scope="col" className="px-3 py-2.5 font-medium">
                {titles[key]}
              </th>
            ))}
            <th scope="col" className="px-3 py-2.5 font-medium">
              {titles[last.key]}
            </th>
            <th scope="col" className="px-5 py-2.5 font-medium">
              {t("result")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {switchNames.map((name) => (
            <SwitchRow
              key={name}
              name={name}
              above={above}
              last={last}
              titles={titles}
              planNote={planNote(name)}
              isPlanBinding={isPlanBinding}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SwitchRowProps extends Pick<SwitchTableProps, "isPlanBinding" | "onChange"> {
  readonly name: SwitchName;
  readonly above: readonly Level[];
  readonly last: Level;
  readonly titles: Readonly<Record<Level["key"], string>>;
  readonly planNote: string | null;
}

function SwitchRow({ name, above, last, titles, planNote, isPlanBinding, onChange }: SwitchRowProps) {
  const t = useTexts(functionsTexts);
  const word = useTexts(functionTexts);
  const isLacking = planNote !== null && isPlanBinding;
  const inherited = resolved(name, above, !isLacking);
  const now = resolved(name, [...above, last], !isLacking);
  const state = (isOn: boolean) => t(isOn ? "on" : "off");
  const saidBy = ({ switches }: Level) => {
    const said = switches[name];
    return said === undefined ? t("inherits") : t(said);
  };
  return (
    <tr className="align-top max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:gap-y-2 max-md:px-4 max-md:py-3">
      <th scope="row" className="px-5 py-3 font-normal max-md:col-span-2 max-md:p-0">
        <span className="block font-medium text-text-1">{word(name)}</span>
        <span className="block text-sm text-text-2">{word(detailKey(name))}</span>
        {planNote && (
          <span className="mt-0.5 flex items-center gap-1.5 text-sm text-text-2">
            <Lock aria-hidden="true" className="size-3.5 shrink-0" />
            {planNote}
          </span>
        )}
        {above.length > 0 && (
          <span className="mt-0.5 block text-sm text-text-3 md:hidden">
            {above.map((level) => t("says", { level: titles[level.key], state: saidBy(level) })).join(" · ")}
          </span>
        )}
      </th>
      {above.map((level) => (
        <td key={level.key} className="px-3 py-4 text-sm text-text-2 max-md:hidden">
          {saidBy(level)}
        </td>
      ))}
      <td className="px-3 py-2.5 max-md:p-0">
        <Select
          label={t("setting", { name: word(name) })}
          isLabelHidden
          value={last.switches[name] ?? "inherit"}
          isDisabled={isLacking}
          options={[
            { value: "inherit", label: t("inherit", { state: state(inherited.isOn) }) },
            { value: "on", label: t("on") },
            { value: "off", label: t("off") },
          ]}
          onChange={(next) => onChange(withSwitch(last.switches, name, next === "inherit" ? null : next))}
        />
      </td>
      <td className="px-5 py-3 max-md:justify-self-end max-md:p-0 max-md:text-right">
        <Result {...now} />
      </td>
    </tr>
  );
}

const sources = {
  plan: "fromPlan",
  company: "fromCompany",
  group: "fromGroup",
  person: "fromPerson",
  nobody: "fromNowhere",
} as const satisfies Record<NonNullable<DecidedBy> | "nobody", string>;

function Result({ isOn, decidedBy }: Resolved) {
  const t = useTexts(functionsTexts);
  const Icon = isOn ? Check : X;
  return (
    <span className="flex flex-col">
      <span
        className={cx(
          "flex items-center gap-1.5 font-medium max-md:justify-end",
          isOn ? "text-success-text" : "text-danger-text",
        )}
      >
        <Icon aria-hidden="true" className="size-4" />
        {t(isOn ? "on" : "off")}
      </span>
      <span className="text-sm text-text-2">{t(sources[decidedBy ?? "nobody"])}</span>
    </span>
  );
}
