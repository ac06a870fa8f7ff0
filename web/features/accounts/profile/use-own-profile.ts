import { useCallback, useEffect, useState } from "react";
import { getOwnProfile, type OwnProfile } from "../../../../src/protocol/profiles.ts";
import { type ApiFailure, asFailure, call, socket } from "../../../api/index.ts";
import { useAccount } from "../../../app/session.ts";

/** One's own profile, fetched again when it was changed on another device. */
export function useOwnProfile() {
  const { id } = useAccount();
  const [profile, setProfile] = useState<OwnProfile>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(getOwnProfile).then(setProfile, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  useEffect(() => socket().onEvent("account.changed", ({ accountId }) => accountId === id && load()), [id, load]);
  return { profile, setProfile, failure, load };
}
