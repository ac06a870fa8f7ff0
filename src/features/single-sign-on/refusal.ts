import type { Failure } from "../../platform/http/failure.ts";
import {
  accountElsewhere,
  addressNotVouched,
  boundOtherwise,
  notInvited,
  otherPerson,
} from "./single-sign-on.errors.ts";
import type { Refusal } from "./single-sign-on.policy.ts";

const failures: Readonly<Record<Refusal, () => Failure>> = {
  notVouched: addressNotVouched,
  notInvited,
  elsewhere: accountElsewhere,
  boundOtherwise,
  otherPerson,
};

export const refusalOf = (reason: Refusal): Failure => failures[reason]();
