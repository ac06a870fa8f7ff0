import type { Caller } from "../../platform/platform.ts";

/** Records and measures: for who runs the instance, and for who has to show them on behalf of a company. */
export const mayReadRecords = ({ isOperator, isAdministrator, companyId }: Caller): boolean =>
  isOperator || (isAdministrator && companyId !== null);
