import { failure } from "../../platform/http/failure.ts";

export const partnerNotFound = () => failure("directory.partner_not_found");
export const tooManyPartners = () => failure("directory.too_many_partners");
export const companyDecides = () => failure("directory.company_decides");
export const notFound = () => failure("core.not_found");
