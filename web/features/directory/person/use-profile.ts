import { useCallback, useEffect, useRef, useState } from "react";
import { getProfile, type Profile } from "../../../../src/protocol/profiles.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { usePersonChanges } from "../live-people.ts";
import { rememberPeople } from "../people-store.ts";

/** What somebody says of themselves, as far as one may see it; asked anew for each person, and when it changed. */
export function useProfile(accountId: string) {
  const [profile, setProfile] = useState<Profile>();
  const [failure, setFailure] = useState<ApiFailure>();
  const asking = useRef<AbortController>(undefined);
  const load = useCallback(() => {
    // The answer to an older question never replaces a newer one.
    asking.current?.abort();
    const abort = new AbortController();
    asking.current = abort;
    setFailure(undefined);
    call(getProfile, { params: { accountId } }, { signal: abort.signal }).then(
      (found) => {
        if (abort.signal.aborted) return;
        const { id, firstName, lastName, companyName, jobTitle, department, avatar } = found;
        // Lists may still show an older name or picture.
        const said = { companyName, jobTitle, department, avatar };
        rememberPeople([{ id, firstName, lastName, ...said, isDeleted: false, isGuest: false }]);
        setProfile(found);
      },
      (thrown: unknown) => !abort.signal.aborted && setFailure(asFailure(thrown)),
    );
  }, [accountId]);
  useEffect(() => {
    load();
    return () => asking.current?.abort();
  }, [load]);
  usePersonChanges(accountId, load);
  return { profile: profile?.id === accountId ? profile : undefined, failure, retry: load };
}
