import { LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { EmailsCard } from "./emails-card.tsx";
import { PictureCard } from "./picture-card.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { useOwnProfile } from "./use-own-profile.ts";

/** How others see and find one. */
export function ProfilePart() {
  const { profile, setProfile, failure, load } = useOwnProfile();
  if (!profile) return failure ? <LoadFailed failure={failure} onRetry={load} /> : <SkeletonList rows={4} />;
  return (
    <>
      <PictureCard profile={profile} onChange={setProfile} />
      <ProfileForm profile={profile} onSaved={setProfile} />
      <EmailsCard profile={profile} onChange={setProfile} />
    </>
  );
}
