import { type FormEvent, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { readGuestLink } from "../../../src/protocol/guests.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, SkeletonList, TextField } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useInstance } from "../accounts/instance.ts";
import { useAct } from "../accounts/use-act.ts";
import { guestsTexts } from "./texts.ts";
import { join } from "./visit.ts";

const longestName = 60;

/** Asks for a name, and says what becomes of it. */
export function JoinForm({ token }: { token: string }) {
  const t = useTexts(guestsTexts);
  const [offer, setOffer] = useState<OutputOf<typeof readGuestLink>>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [name, setName] = useState("");
  const { instance } = useInstance();
  const act = useAct();
  useEffect(() => {
    if (token === "") return;
    call(readGuestLink, { body: { token } }).then(setOffer, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, [token]);
  if (token === "")
    return (
      <EntryFrame title={t("noLink")}>
        <p className="-mt-2 text-pretty text-text-2">{t("noLinkDetail")}</p>
      </EntryFrame>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") void act.run(() => join(token, name.trim()));
  };
  return (
    <EntryFrame title={offer ? t("joinTitle", { name: offer.bubbleName }) : t("joinAny")}>
      <FailureNotice failure={failure ?? act.failure} />
      {!offer && !failure && <SkeletonList rows={2} />}
      {offer && (
        <form className="mt-4 flex flex-col gap-4" onSubmit={submit}>
          <TextField
            label={t("yourName")}
            hint={t("yourNameHint")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={longestName}
            autoComplete="name"
            autoFocus
            required
          />
          <p className="text-pretty text-sm text-text-2">
            {t("privacy", {
              host: instance?.name ?? location.hostname,
              operator: offer.operatorName || t("itsOperator"),
            })}
          </p>
          <Button type="submit" tone="primary" className="h-10" isBusy={act.isBusy} disabled={name.trim() === ""}>
            {t(offer.hasWaitingRoom ? "askToJoin" : "join")}
          </Button>
          {offer.hasWaitingRoom && <p className="-mt-2 text-center text-sm text-text-3">{t("waitNote")}</p>}
        </form>
      )}
    </EntryFrame>
  );
}
