import { Download, PackageOpen } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import {
  type DataExport,
  deleteExport,
  downloadExport,
  getExport,
  startExport,
} from "../../../src/protocol/exports.ts";
import { type ApiFailure, addressOf, asFailure, call, socket } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, Notice, SkeletonList, toastFailure } from "../../ui/index.ts";
import { exportsTexts } from "./texts.ts";

/** One click collects everything (S49); how far it is comes live, on every device. */
export function ExportCard() {
  const t = useTexts(exportsTexts);
  const { own, failure, load, put } = useOwnExport();
  const [isBusy, setBusy] = useState(false);
  const act = async (does: () => Promise<DataExport | null>) => {
    setBusy(true);
    try {
      put(await does());
    } catch (thrown) {
      toastFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const start = () => void act(() => call(startExport));
  const remove = () => void act(() => call(deleteExport).then(() => null));
  return (
    <Card title={t("title")} description={t("detail")}>
      {own === undefined && (failure ? <LoadFailed failure={failure} onRetry={load} /> : <SkeletonList rows={1} />)}
      {own?.state === "failed" && (
        <div className="mb-3">
          <Notice tone="warning" title={t("failed")}>
            {t("failedDetail")}
          </Notice>
        </div>
      )}
      {(own === null || own?.state === "failed") && (
        <Button tone="primary" icon={<PackageOpen className="size-4" />} isBusy={isBusy} onClick={start}>
          {t("collect")}
        </Button>
      )}
      {own?.state === "preparing" && <Preparing own={own} isBusy={isBusy} onStop={remove} />}
      {own?.state === "ready" && <Ready own={own} isBusy={isBusy} onAgain={start} onDestroy={remove} />}
    </Card>
  );
}

function useOwnExport() {
  const [own, put] = useState<DataExport | null>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(getExport).then(
      ({ export: found }) => put(found),
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    const stops = [
      socket().on("export.changed", ({ export: changed }) => put(changed)),
      // What was told while the line was down is not told again.
      socket().on("welcome", load),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [load]);
  return { own, failure, load, put };
}

function Preparing({ own, isBusy, onStop }: { own: DataExport; isBusy: boolean; onStop: () => void }) {
  const t = useTexts(exportsTexts);
  const label = t("collecting", { percent: own.progress });
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-48 flex-1">
        <p className="text-sm text-text-2 tabular-nums">{label}</p>
        <div
          role="progressbar"
          aria-label={t("title")}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={own.progress}
          className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line"
        >
          <div
            className="h-full rounded-full bg-accent transition-[width] duration-(--motion-quick)"
            style={{ width: `${own.progress}%` }}
          />
        </div>
      </div>
      <Button size="small" isBusy={isBusy} onClick={onStop}>
        {t("stop")}
      </Button>
    </div>
  );
}

interface ReadyProps {
  readonly own: DataExport;
  readonly isBusy: boolean;
  readonly onAgain: () => void;
  readonly onDestroy: () => void;
}

function Ready({ own, isBusy, onAgain, onDestroy }: ReadyProps) {
  const t = useTexts(exportsTexts);
  const format = useFormat();
  return (
    <>
      <p role="status" className="font-medium tabular-nums">
        {t("ready", { size: format.size(own.sizeBytes ?? 0), date: format.date(own.expiresAt ?? 0) })}
      </p>
      <p className="text-sm text-text-2">{t("readyDetail")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <a
          href={addressOf(downloadExport)}
          download
          className="touch focus-ring inline-flex h-9 items-center gap-2 rounded-medium bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
        >
          <Download aria-hidden="true" className="size-4" />
          {t("download")}
        </a>
        <Button isBusy={isBusy} onClick={onAgain}>
          {t("again")}
        </Button>
        <Button tone="plainDanger" isBusy={isBusy} onClick={onDestroy}>
          {t("destroy")}
        </Button>
      </div>
      <p className="mt-3 text-sm text-text-3">{t("check")}</p>
    </>
  );
}
