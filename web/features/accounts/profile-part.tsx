import { ProfileCard } from "./profile-card.tsx";

/** How others see and find one. */
export function ProfilePart() {
  return <ProfileCard />;
}
