import { useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { eraseMyself, previewErasure, requestErasure, withdrawErasureRequest } from "../../../src/protocol/erasure.ts";
import { useAccount } from "../../app/session.ts";
import { forgetDevice } from "../../app/sign-out.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, toastFailure } from "../../ui/index.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { erasureTexts } from "./texts.ts";

type Preview = OutputOf<typeof previewErasure>;
const ask = () => call(previewErasure);

/** The end of one's account: by oneself, or by a request to those who decide. */
export function EraseCard() {
  const t = useTexts(erasureTexts);
  const language = useLanguage();
  const { id: accountId } = useAccount();
  const [preview, setPreview] = useState<Preview>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isOpen, setOpen] = useState(false);
  const load = useCallback(() => {
    ask().then(setPreview, (thrown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  if (preview?.verdict === "askAdministrator") return <RequestCard preview={preview} onChanged={load} />;
  const erase = async () => {
    const { token } = await call(eraseMyself, { body: { language } });
    // Nor is anything of them left in this browser.
    await forgetDevice(accountId).catch(() => {});
    // Nothing of the session is left: the page begins anew.
    location.assign(`/erased#${token}`);
  };
  return (
    <Card
      title={t("card")}
      description={t("cardDetail")}
      action={
        <Button tone="danger" className="shrink-0" disabled={!preview} onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      }
    >
      {failure && !preview && <LoadFailed failure={failure} onRetry={load} />}
      {isOpen && <EraseDialog title={t("title")} ask={ask} erase={erase} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function RequestCard({ preview, onChanged }: { preview: Preview; onChanged: () => void }) {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  const { request, administrators } = preview;
  const act = async (run: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await run();
      onChanged();
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
  };
  const names = administrators.map(({ name }) => name).join(", ") || t("nobody");
  return (
    <Card
      title={t("card")}
      description={request ? t("sent", { date: format.date(request.askedAt) }) : t("askTitle")}
      action={
        <Button
          className="shrink-0"
          isBusy={isBusy}
          onClick={() => void act(() => call(request ? withdrawErasureRequest : requestErasure))}
        >
          {t(request ? "withdraw" : "send")}
        </Button>
      }
    >
      <p className="text-text-2">
        {request ? t("sentDetail", { due: format.date(request.dueAt) }) : t("askDetail", { names })}
      </p>
    </Card>
  );
}
