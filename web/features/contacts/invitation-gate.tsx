import { useEffect } from "react";
import { useLocation } from "wouter";
import { keptInvitation } from "./kept-invitation.ts";

/** Whoever came by a mailed invitation and had to sign in first is led back to it. */
export function InvitationGate() {
  const [location, navigate] = useLocation();
  useEffect(() => {
    if (location !== "/invitation" && keptInvitation() !== null) navigate("/invitation", { replace: true });
  }, [location, navigate]);
  return null;
}
