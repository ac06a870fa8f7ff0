import { RotateCw } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { getInstanceSettings, type InstanceSetting } from "../../../src/protocol/operators.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, IconButton, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { operatorsTexts } from "./operators-texts.ts";

/** How the instance is set up and how large it is; read only. */
export function InstancePart() {
  const t = useTexts(operatorsTexts);
  const format = useFormat();
  const [instance, setInstance] = useState<OutputOf<typeof getInstanceSettings>>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(getInstanceSettings).then(setInstance, (thrown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  if (failure && !instance) return <LoadFailed failure={failure} onRetry={load} />;
  if (!instance) return <SkeletonList rows={6} />;
  return (
    <>
      <Card
        title={t("size")}
        action={
          <IconButton label={t("refresh")} icon={<RotateCw aria-hidden="true" className="size-5" />} onClick={load} />
        }
      >
        <dl className="divide-y divide-line">
          <Fact name={t("version")}>{instance.version}</Fact>
          <Fact name={t("startedAt")}>{format.dateTime(instance.startedAt)}</Fact>
          <Fact name={t("peopleCount")}>{format.number(instance.people)}</Fact>
          <Fact name={t("companiesCount")}>{format.number(instance.companies)}</Fact>
          {instance.dataBytes !== null && <Fact name={t("dataSize")}>{format.size(instance.dataBytes)}</Fact>}
        </dl>
      </Card>
      <Card title={t("settings")} description={t("instanceIntro")}>
        <dl className="divide-y divide-line">
          {instance.settings.map((setting) => (
            <Setting key={setting.key} setting={setting} />
          ))}
        </dl>
      </Card>
    </>
  );
}

function Setting({ setting: { key, value, configured } }: { setting: InstanceSetting }) {
  const t = useTexts(operatorsTexts);
  const format = useFormat();
  const shown = () => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "string") return value;
    return key === "largestFile" ? format.size(value) : format.number(value);
  };
  return (
    <Fact name={t(key)} note={t("changedIn", { key: configured })}>
      {shown()}
    </Fact>
  );
}

function Fact({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
      <dt className="min-w-0">
        <span className="block text-text-1">{name}</span>
        {note && <span className="block text-sm text-text-3 [overflow-wrap:anywhere]">{note}</span>}
      </dt>
      <dd className="text-right font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
