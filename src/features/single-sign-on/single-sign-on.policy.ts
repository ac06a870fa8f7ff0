/** What a provider says of somebody, once its answer has been checked. */
export interface Identity {
  readonly subject: string;
  readonly email: string | undefined;
  /** What the provider says of the address; many say nothing. */
  readonly emailVerified: "yes" | "no" | "unsaid";
}

/** What is decided by of an account. */
export interface AccountState {
  readonly id: string;
  readonly companyId: string | null;
  readonly isOperator: boolean;
  /** Deactivated or deleted. */
  readonly isClosed: boolean;
}

export interface Circumstances {
  /** Whose provider it is. */
  readonly companyId: string;
  readonly createsPeople: boolean;
  /** The address is verified, in a domain of the company that signs in by this provider. */
  readonly isVouched: boolean;
  /** The account bound to the subject, and how it was bound. */
  readonly bound: { readonly account: AccountState; readonly isConsented: boolean } | undefined;
  /** The account with the address, and whether another subject of this provider is bound to it. */
  readonly known: { readonly account: AccountState; readonly isBound: boolean } | undefined;
}

export type Refusal = "notVouched" | "notInvited" | "elsewhere" | "boundOtherwise" | "otherPerson";
export type Entry =
  | { readonly kind: "enter" | "bind"; readonly accountId: string }
  | { readonly kind: "create" }
  | { readonly kind: "refuse"; readonly reason: Refusal };

const refuse = (reason: Refusal): Entry => ({ kind: "refuse", reason });

/** Whether a provider's company may open this account without its person having said so in a session of theirs. */
const isOwn = (account: AccountState, companyId: string) => account.companyId === companyId && !account.isOperator;

/** Whom a sign-in at a company's provider lets in. The subject counts; the address does once, to find out whom it is bound to. */
export function decideSignIn({ companyId, createsPeople, isVouched, bound, known }: Circumstances): Entry {
  if (bound) {
    const { account, isConsented } = bound;
    if (account.isClosed || account.companyId !== companyId) return refuse("notInvited");
    return isConsented || isOwn(account, companyId) ? { kind: "enter", accountId: account.id } : refuse("elsewhere");
  }
  if (!isVouched) return refuse("notVouched");
  if (!known) return createsPeople ? { kind: "create" } : refuse("notInvited");
  if (!isOwn(known.account, companyId)) return refuse("elsewhere");
  if (known.account.isClosed) return refuse("notInvited");
  if (known.isBound) return refuse("boundOtherwise");
  return { kind: "bind", accountId: known.account.id };
}

/** Whether somebody who is signed in may bind their own account to the subject: by the address it has here. */
export function decideLink(accountId: string, { companyId, isVouched, bound, known }: Circumstances): Entry {
  if (bound && bound.account.id !== accountId) return refuse("otherPerson");
  if (!isVouched) return refuse("notVouched");
  if (known?.account.id !== accountId) return refuse("otherPerson");
  if (known.account.companyId !== companyId || known.account.isClosed) return refuse("elsewhere");
  if (known.isBound && !bound) return refuse("boundOtherwise");
  return { kind: "bind", accountId };
}

/** Whether an address may find out whose account it is. */
export const isAddressProved = (
  { email, emailVerified }: Identity,
  { trustsAddresses }: { readonly trustsAddresses: boolean },
): boolean => email !== undefined && (emailVerified === "yes" || (trustsAddresses && emailVerified === "unsaid"));

/** Somebody must get in when the provider does not answer: who administers the company or operates the instance. */
export const mayUsePassword = (
  { isActive, passwordAllowed }: { readonly isActive: boolean; readonly passwordAllowed: boolean },
  { isAdministrator, isOperator }: { readonly isAdministrator: boolean; readonly isOperator: boolean },
): boolean => !isActive || passwordAllowed || isAdministrator || isOperator;
