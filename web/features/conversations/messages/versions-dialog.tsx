import { useCallback, useEffect, useState } from "react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { listVersions } from "../../../../src/protocol/messages.ts";
import { type ApiFailure, asFailure, callQuick } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { AfterAWhile, Dialog, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { messageTexts } from "./message-texts.ts";
import { textOf } from "./speech.ts";

type Versions = readonly { readonly text: string; readonly at: number }[];

/** What an edited message said before, and that it is kept. */
export function VersionsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTexts(messageTexts);
  const format = useFormat();
  const [versions, setVersions] = useState<Versions>();
  const [failure, setFailure] = useState<ApiFailure>();
  const { conversationId, id: messageId } = message;
  const load = useCallback(() => {
    setFailure(undefined);
    callQuick(listVersions, { params: { conversationId, messageId } }).then(
      (answer) => setVersions(answer.versions),
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, [conversationId, messageId]);
  useEffect(load, [load]);
  const all = [...(versions ?? []), { text: textOf(message.content), at: message.editedAt ?? message.sentAt }];
  const description = versions && t(versions.length === 0 ? "versionsNone" : "versionsDetail");
  return (
    <Dialog isOpen onClose={onClose} title={t("versions")} description={description}>
      {failure && <LoadFailed failure={failure} onRetry={load} />}
      {!versions && !failure && (
        <AfterAWhile>
          <SkeletonList rows={2} />
        </AfterAWhile>
      )}
      {versions && versions.length > 0 && (
        <ol className="flex flex-col gap-3">
          {all.map(({ text, at }, index) => (
            <li key={at} className="rounded-medium border border-line p-3">
              <p className="pb-1 text-text-3 text-xs">
                {index === all.length - 1 ? `${t("versionNow")} · ${format.dateTime(at)}` : format.dateTime(at)}
              </p>
              <p dir="auto" className="select-text whitespace-pre-wrap [overflow-wrap:anywhere]">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
