import { useAccount } from "../../app/session.ts";
import { SecondFactorGate } from "./security/second-factor-gate.tsx";
import { TermsGate } from "./terms-gate.tsx";

/** What stands between a signed-in person and everything else: the terms first, then what their company insists on. */
export const EntryGate = () => (useAccount().owesTerms ? <TermsGate /> : <SecondFactorGate />);
