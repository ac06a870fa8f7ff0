import { Laptop, Smartphone } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { listSessions, revokeSession, type SessionEntry } from "../../../../src/protocol/accounts.ts";
import { endOtherSessions } from "../../../../src/protocol/security.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import {
  Badge,
  Button,
  Card,
  ConfirmDialog,
  LoadFailed,
  SkeletonList,
  toast,
  toastFailure,
} from "../../../ui/index.ts";
import { deviceLabel, isHandheld } from "../device-label.ts";
import { settingsTexts } from "../settings-texts.ts";
import { placeLabel } from "./place-label.ts";
import { securityTexts } from "./security-texts.ts";

/** Where one is signed in, each to be ended. */
export function SessionsCard() {
  const t = useTexts(settingsTexts);
  const security = useTexts(securityTexts);
  const [isAsking, setAsking] = useState(false);
  const [sessions, setSessions] = useState<readonly SessionEntry[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(listSessions).then(
      (answer) => setSessions(answer.sessions),
      (thrown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(load, [load]);

  const end = async (session: SessionEntry, device: string) => {
    try {
      await call(revokeSession, { params: { sessionId: session.id } });
      setSessions((current) => current?.filter(({ id }) => id !== session.id));
      toast({ title: t("sessionEnded", { device }), tone: "success" });
    } catch (thrown) {
      toastFailure(thrown);
      load();
    }
  };
  const endOthers = async () => {
    const { ended } = await call(endOtherSessions);
    toast({ title: security("othersEnded", { count: ended }), tone: "success" });
    load();
  };
  const hasOthers = sessions?.some(({ isCurrent }) => !isCurrent) === true;
  return (
    <Card title={t("sessions")} description={`${t("sessionsDetail")} ${security("placeHint")}`}>
      {failure && <LoadFailed failure={failure} onRetry={load} />}
      {!sessions && !failure && <SkeletonList rows={2} />}
      <ul className="-mb-2 divide-y divide-line">
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={end} />
        ))}
      </ul>
      {hasOthers && (
        <Button onClick={() => setAsking(true)} className="mt-4">
          {security("endOthers")}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={security("endOthersTitle")}
          detail={security("endOthersDetail")}
          act={security("endOthers")}
          onConfirm={endOthers}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

interface SessionRowProps {
  readonly session: SessionEntry;
  readonly onEnd: (session: SessionEntry, device: string) => Promise<void>;
}

function SessionRow({ session, onEnd }: SessionRowProps) {
  const t = useTexts(settingsTexts);
  const security = useTexts(securityTexts);
  const format = useFormat();
  const [isEnding, setEnding] = useState(false);
  const device = deviceLabel(session.device, t);
  const Icon = isHandheld(session.device) ? Smartphone : Laptop;
  return (
    <li className="flex min-h-16 items-center gap-3 py-2">
      <Icon aria-hidden="true" className="size-6 shrink-0 text-text-3" strokeWidth={1.6} />
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{device}</p>
        <p className="text-pretty text-sm text-text-2">
          {placeLabel(session.place, security)} · {t("since", { time: format.date(session.createdAt) })}
        </p>
        <p className="text-sm text-text-2">{t("lastUsed", { time: format.short(session.lastUsedAt) })}</p>
      </div>
      {session.isCurrent ? (
        <Badge tone="success">{t("thisDevice")}</Badge>
      ) : (
        <Button
          size="small"
          aria-label={t("endSessionOf", { device })}
          isBusy={isEnding}
          onClick={() => {
            setEnding(true);
            void onEnd(session, device).finally(() => setEnding(false));
          }}
        >
          {t("endSession")}
        </Button>
      )}
    </li>
  );
}
