import { SquareTerminal, Trash2 } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { type AccessToken, listAccessTokens, revokeAccessToken } from "../../../../src/protocol/access-tokens.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog, IconButton, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { SettingRow } from "../security/setting-row.tsx";
import { CreatedTokenDialog, CreateTokenDialog } from "./create-token-dialog.tsx";
import { accessTokenTexts } from "./texts.ts";

interface Created {
  readonly name: string;
  readonly token: string;
}

/** Tokens with which programs act for this person. */
export function AccessTokensCard() {
  const t = useTexts(accessTokenTexts);
  const { tokens, failure, reload } = useAccessTokens();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<Created>();
  const [revoking, setRevoking] = useState<AccessToken>();
  return (
    <Card title={t("title")} description={t("detail")}>
      {!tokens && (failure ? <LoadFailed failure={failure} onRetry={reload} /> : <SkeletonList rows={1} />)}
      {tokens?.length === 0 && <p className="text-sm text-text-2">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {tokens?.map((token) => (
          <li key={token.id}>
            <TokenRow token={token} onRevoke={setRevoking} />
          </li>
        ))}
      </ul>
      {tokens && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button onClick={() => setCreating(true)}>{t("create")}</Button>
          <a
            href="/api/docs"
            target="_blank"
            rel="noopener"
            className="focus-ring rounded-small font-medium text-accent-text text-sm hover:underline"
          >
            {t("documentation")}
          </a>
        </div>
      )}
      {isCreating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setCreated(made);
            reload();
          }}
        />
      )}
      {created && <CreatedTokenDialog {...created} onClose={() => setCreated(undefined)} />}
      {revoking && (
        <ConfirmDialog
          title={t("revokeTitle", { name: revoking.name })}
          detail={t("revokeDetail")}
          act={t("revokeAct")}
          onClose={() => setRevoking(undefined)}
          onConfirm={async () => {
            await call(revokeAccessToken, { params: { accessTokenId: revoking.id } });
            reload();
          }}
        />
      )}
    </Card>
  );
}

function useAccessTokens() {
  const [tokens, setTokens] = useState<readonly AccessToken[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const reload = useCallback(() => {
    setFailure(undefined);
    call(listAccessTokens).then(
      ({ accessTokens }) => setTokens(accessTokens),
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(reload, [reload]);
  return { tokens, failure, reload };
}

function TokenRow({ token, onRevoke }: { token: AccessToken; onRevoke: (token: AccessToken) => void }) {
  const t = useTexts(accessTokenTexts);
  const format = useFormat();
  const { name, scopes, expiresAt, lastUsedAt } = token;
  const use = lastUsedAt === null ? t("unused") : t("used", { time: format.short(lastUsedAt) });
  const isOver = expiresAt !== null && expiresAt <= Date.now();
  const end = expiresAt === null ? [] : [t(isOver ? "expired" : "until", { date: format.date(expiresAt) })];
  return (
    <SettingRow
      icon={SquareTerminal}
      title={<span dir="auto">{name}</span>}
      detail={[...scopes.map((scope) => t(scope)), use, ...end].join(" · ")}
    >
      <IconButton
        label={t("revoke", { name })}
        icon={<Trash2 aria-hidden="true" className="size-4.5" />}
        onClick={() => onRevoke(token)}
      />
    </SettingRow>
  );
}
