import { type FormEvent, useRef } from "react";
import { getOwnProfile, type OwnProfile, updateOwnProfile } from "../../../../src/protocol/profiles.ts";
import { asFailure, call } from "../../../api/index.ts";
import { updateSession, useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { focusFirstFault } from "../first-fault.ts";
import { useAct } from "../use-act.ts";
import { ConflictsCard } from "./conflicts-card.tsx";
import { NameCard } from "./name-card.tsx";
import { changesOf } from "./profile-draft.ts";
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
  const conflicts = useRef<HTMLHeadingElement>(null);
  const fields = useProfileDraft(profile);
  const { run, isBusy, failure, clear } = useAct();
  const changes = changesOf(fields.saved, fields.draft, fields.country);
  const isDirty = changes !== null || fields.conflicts.length > 0;

  /** What was changed on another device meanwhile is brought together with this; only where both say something else it is asked. */
  async function save(): Promise<void> {
    let { draft, saved, version } = fields;
    for (;;) {
      const body = changesOf(saved, draft, fields.country);
      try {
        wasSaved(body ? await call(updateOwnProfile, { body: { ...body, version } }) : profile);
        return;
      } catch (thrown) {
        if (asFailure(thrown).problem.code !== "profiles.changed_meanwhile") throw thrown;
        const now = await call(getOwnProfile);
        const met = fields.wasOvertaken(now);
        onSaved(now);
        if (met.conflicts.length > 0) return;
        ({ draft, saved, version } = met);
      }
    }
  }
  function wasSaved(now: OwnProfile): void {
    const { firstName, lastName } = now;
    updateSession({ ...account, firstName, lastName });
    fields.wasSaved(now);
    onSaved(now);
    toast({ title: t("saved"), tone: "success" });
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fields.isFaultless()) {
      if (form.current) focusFirstFault(form.current);
      return;
    }
    if (fields.conflicts.length > 0) {
      conflicts.current?.focus();
      return;
    }
    void run(async () => {
      try {
        await save();
      } catch (thrown) {
        fields.wasRefused(thrown);
        if (form.current) focusFirstFault(form.current);
        throw thrown;
      }
    });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
      {fields.conflicts.length > 0 && <ConflictsCard fields={fields} headingRef={conflicts} />}
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
