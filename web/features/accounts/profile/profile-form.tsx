import { type FormEvent, useRef } from "react";
import { updateOwnAccount } from "../../../../src/protocol/accounts.ts";
import { type OwnProfile, updateOwnProfile } from "../../../../src/protocol/profiles.ts";
import { call } from "../../../api/index.ts";
import { updateSession, useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { focusFirstFault } from "../first-fault.ts";
import { useAct } from "../use-act.ts";
import { NameCard } from "./name-card.tsx";
import { changesOf, isChanged } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import { ReachCard } from "./reach-card.tsx";
import { TimeCard } from "./time-card.tsx";
import { useProfileDraft } from "./use-profile-draft.ts";
import { WorkCard } from "./work-card.tsx";

interface ProfileFormProps {
  readonly profile: OwnProfile;
  readonly onSaved: (profile: OwnProfile) => void;
}

/** Everything that is typed, saved by one button that stays in sight while something is not. */
export function ProfileForm({ profile, onSaved }: ProfileFormProps) {
  const t = useTexts(profileTexts);
  const account = useAccount();
  const form = useRef<HTMLFormElement>(null);
  const fields = useProfileDraft(account, profile);
  const { run, isBusy, failure, clear } = useAct();
  const changes = changesOf(fields.saved, fields.draft, fields.country);
  const isDirty = isChanged(changes);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fields.isFaultless()) {
      if (form.current) focusFirstFault(form.current);
      return;
    }
    void run(async () => {
      try {
        if (changes.account) updateSession(await call(updateOwnAccount, { body: changes.account }));
        const saved = changes.profile ? await call(updateOwnProfile, { body: changes.profile }) : profile;
        fields.wasSaved(saved);
        onSaved(saved);
        toast({ title: t("saved"), tone: "success" });
      } catch (thrown) {
        fields.wasRefused(thrown);
        if (form.current) focusFirstFault(form.current);
        throw thrown;
      }
    });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
      <NameCard fields={fields} />
      <WorkCard fields={fields} />
      <ReachCard fields={fields} />
      <TimeCard fields={fields} />
      <FailureNotice failure={failure} />
      {isDirty && (
        <div className="sticky bottom-4 z-10 flex flex-wrap items-center justify-end gap-2 rounded-large border border-line bg-surface-1 p-3 shadow-2">
          <p role="status" className="min-w-0 flex-1 basis-40 text-text-2">
            {t("unsaved")}
          </p>
          <Button
            onClick={() => {
              fields.discard();
              clear();
            }}
            disabled={isBusy}
          >
            {t("discard")}
          </Button>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {t("save")}
          </Button>
        </div>
      )}
    </form>
  );
}
