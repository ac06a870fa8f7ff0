import { KeyRound } from "lucide-react";
import { beginPasskeySignIn, signInWithPasskey } from "../../../../src/protocol/accounts.ts";
import { call } from "../../../api/index.ts";
import { openSession } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useInstance } from "../instance.ts";
import { knowsPasskeys, signWithPasskey } from "../security/passkey-browser.ts";
import { PasskeyNotice } from "../security/passkey-notice.tsx";
import { usePasskeyAct } from "../security/use-passkey-act.ts";
import { signInTexts } from "./sign-in-texts.ts";

/** The way in without address and password; nothing where browser or address know no passkeys. */
export function PasskeyButton() {
  const t = useTexts(signInTexts);
  const { instance } = useInstance();
  const { run, isBusy, failure, trouble } = usePasskeyAct();
  if (!instance?.passkeysPossible || instance.needsOperator || !knowsPasskeys()) return null;
  const enter = () =>
    void run(async () => {
      const assertion = await signWithPasskey(await call(beginPasskeySignIn));
      openSession(await call(signInWithPasskey, { body: { assertion } }));
    });
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      <FailureNotice failure={failure} />
      <PasskeyNotice trouble={trouble} />
      <Button
        onClick={enter}
        isBusy={isBusy}
        icon={<KeyRound aria-hidden="true" className="size-4.5" />}
        className="h-10"
      >
        {t("withPasskey")}
      </Button>
    </div>
  );
}
