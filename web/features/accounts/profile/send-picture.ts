import { type OwnProfile, setAvatar } from "../../../../src/protocol/profiles.ts";
import { failureFrom, offlineFailure } from "../../../api/failure.ts";
import { addressOf } from "../../../api/index.ts";
import { currentLanguage } from "../../../i18n/language.ts";

/** Sends a picture's bytes. @throws ApiFailure */
export async function sendPicture(picture: Blob): Promise<OwnProfile> {
  const response = await fetch(addressOf(setAvatar), {
    method: setAvatar.method,
    headers: { "accept-language": currentLanguage(), "content-type": picture.type },
    credentials: "same-origin",
    body: picture,
  }).catch(() => {
    throw offlineFailure();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureFrom(response.status, answer);
  return answer as OwnProfile;
}
