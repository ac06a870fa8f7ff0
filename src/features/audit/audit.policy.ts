/** Whose log is read: a company's by its administrator, the instance's by an operator. */
export type Reader = { readonly kind: "administrator" } | { readonly kind: "operator"; readonly accountId: string };

/**
 * What changed inside a company is its own business: an address invited, a member's functions. The operator sees who did
 * what to whom there, and the details of what concerns the instance or was done by themselves.
 */
export const maySeeDetail = (
  reader: Reader,
  entry: { readonly companyId: string | null; readonly actorId: string | null },
): boolean => reader.kind === "administrator" || entry.companyId === null || entry.actorId === reader.accountId;
