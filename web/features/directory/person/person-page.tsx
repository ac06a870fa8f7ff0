import { ArrowLeft, UserX } from "lucide-react";
import { useLocation } from "wouter";
import { appTexts } from "../../../app/texts.ts";
import { useLayout } from "../../../app/use-media.ts";
import { useTitle } from "../../../app/window-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { EmptyState, IconButton, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { nameOf } from "../names.ts";
import { usePerson } from "../people-store.ts";
import { PersonDetails } from "./person-details.tsx";
import { PersonHeader } from "./person-header.tsx";
import { personTexts } from "./person-texts.ts";
import { useProfile } from "./use-profile.ts";

/** `/people/:id`: who somebody is, how to reach them, and what one may do together. */
export function PersonPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const app = useTexts(appTexts);
  const layout = useLayout();
  const [, navigate] = useLocation();
  const goBack = () => (globalThis.history.length > 1 ? globalThis.history.back() : navigate("/people"));
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-5 px-4 pt-3 pb-10 sm:pt-8">
        {layout !== "full" && (
          <IconButton
            label={app("back")}
            icon={<ArrowLeft aria-hidden="true" className="size-5" />}
            onClick={goBack}
            className="-ml-2"
          />
        )}
        <Person key={params.id} accountId={params.id ?? ""} />
      </div>
    </div>
  );
}

function Person({ accountId }: { accountId: string }) {
  const t = useTexts(personTexts);
  const { profile, failure, retry } = useProfile(accountId);
  const known = usePerson(accountId);
  useTitle(known ? nameOf(known) : "");
  const isUnseen = failure?.code === "core.not_found" || failure?.code === "core.invalid_input";
  if (isUnseen)
    return (
      <EmptyState icon={<UserX className="size-6" />} isPage title={t("notSeen")}>
        {t("notSeenDetail")}
      </EmptyState>
    );
  if (failure) return <LoadFailed failure={failure} onRetry={retry} />;
  if (!profile) return <SkeletonList rows={3} />;
  return (
    <>
      <PersonHeader profile={profile} />
      <PersonDetails profile={profile} />
    </>
  );
}
