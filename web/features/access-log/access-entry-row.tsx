import { UserSearch } from "lucide-react";
import type { AccessLogEntry } from "../../../src/protocol/access-log.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { accessLogTexts } from "./access-log-texts.ts";

interface AccessEntryRowProps {
  readonly entry: AccessLogEntry;
  readonly onPerson: (person: { id: string; name: string }) => void;
}

export function AccessEntryRow({ entry, onPerson }: AccessEntryRowProps) {
  const t = useTexts(accessLogTexts);
  const format = useFormat();
  const { at, person, action, address, session, error, durationMs } = entry;
  const device = [entry.system, entry.hardware, entry.screen, entry.clientVersion && `Iris ${entry.clientVersion}`];
  const how = [address, ...device, t("took", { ms: format.number(durationMs) })].filter(Boolean).join(" · ");
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          <span dir="auto" className={person ? "font-medium" : "text-text-3"}>
            {person?.name ?? t("nobody")}
          </span>
          {" · "}
          <code className="text-sm">{action}</code>
          {error !== null && (
            <span className="text-danger-text"> {t(error < 500 ? "refused" : "failed", { status: error })}</span>
          )}
        </p>
        {session ? (
          <p className="text-sm text-text-2">
            {t("conference", { minutes: format.number(Math.round(session.durationMs / 60_000)) })}
          </p>
        ) : (
          <p className="text-sm text-text-2 [overflow-wrap:anywhere]" title={entry.userAgent ?? undefined}>
            {how}
          </p>
        )}
        <time dateTime={new Date(at).toISOString()} className="text-sm text-text-3 tabular-nums">
          {format.dateTime(at)}
        </time>
      </div>
      {person && (
        <IconButton
          size="small"
          label={`${t("onlyPerson")}: ${person.name}`}
          icon={<UserSearch aria-hidden="true" className="size-4" />}
          onClick={() => onPerson(person)}
        />
      )}
    </li>
  );
}
