import type { SecurityOverview } from "../../../../src/protocol/security.ts";

/** What each card of "Account & security" is given. */
export interface SecurityCardProps {
  readonly overview: SecurityOverview;
  /** Something in it changed. */
  readonly onChange: () => Promise<void>;
}
