import { hashToken } from "../../platform/crypto/tokens.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/erasure.ts";
import { administratorsOf, askForErasure, judgedBy, presentRequest, requestsTo, verdictOn } from "./ask-for-erasure.ts";
import { certificateFile } from "./certificate-file.ts";
import type { Erasures } from "./create-erasures.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import { notFound } from "./erasure.errors.ts";
import { deleteRequest, erasureByToken, findRequest, newestErasures } from "./erasure.store.ts";
import { endHold, listHolds, placeHold } from "./legal-holds.ts";
import { remainsOf, survey } from "./survey.ts";

const shown = 500;

export function routeErasure(host: Host, deps: ErasureDeps, erasures: Erasures): void {
  const { db } = deps;

  /** The same preview for the person and for whoever administers their company. */
  async function preview(who: { readonly accountId: string; readonly companyId?: string }) {
    const found = await verdictOn(deps, who);
    if (!found) throw notFound();
    const { companyId, verdict, endsCompany } = found;
    const isGone = async (id: string) => !(await deps.doors.accounts.memberships.of(db.reader, id));
    const { counts } = await survey(deps, { accountId: who.accountId, companyId, isGone });
    const request = await findRequest(db.reader, who.accountId);
    const remains = remainsOf(counts, { inCompany: companyId !== null });
    return {
      companyId,
      shown: { verdict, counts, remains, endsCompany, request: request ? presentRequest(request) : null },
    };
  }

  host.route(api.previewErasure, async ({ caller: { accountId } }) => {
    const { companyId, shown } = await preview({ accountId });
    const isTheirs = shown.verdict !== "askAdministrator" || companyId === null;
    const administrators = isTheirs ? [] : await administratorsOf(deps, companyId);
    return {
      ...shown,
      administrators: administrators.map(({ id, firstName, lastName }) => ({
        accountId: id,
        name: `${firstName} ${lastName}`.trim(),
      })),
    };
  });

  host.route(api.eraseMyself, async ({ caller: { accountId } }) => {
    const judge = judgedBy(deps, { accountId });
    const begun = await erasures.begin({ accountId, cause: "self", actorId: accountId, judge });
    if (!begun) throw notFound();
    return { token: begun.token };
  });

  host.route(api.requestErasure, ({ caller: { accountId } }) => askForErasure(deps, accountId));

  host.route(api.withdrawErasureRequest, async ({ caller: { accountId } }) => {
    await db.transaction(async (tx) => void (await deleteRequest(tx, accountId)));
    return undefined;
  });

  host.route(api.previewMemberErasure, async ({ caller, params: { accountId } }) => {
    return (await preview({ accountId, companyId: caller.companyId ?? "" })).shown;
  });

  host.route(api.eraseMember, async ({ caller, params: { accountId } }) => {
    await deps.doors.companies.mayDoAlone(caller.companyId ?? "", "erase");
    const judge = judgedBy(deps, { accountId, companyId: caller.companyId ?? "" });
    const begun = await erasures.begin({ accountId, cause: "administrator", actorId: caller.accountId, judge });
    if (!begun) throw notFound();
    return { token: begun.token };
  });

  host.route(api.listErasureRequests, async ({ caller }) => ({
    requests: await requestsTo(deps, caller.companyId ?? ""),
  }));

  host.route(api.getErasure, async ({ params: { token } }) => {
    const row = await erasureByToken(db.reader, hashToken(token));
    if (!row) throw notFound();
    const { number, certificate } = row;
    return { number, certificate: certificate === null ? null : api.signedCertificate.parse(JSON.parse(certificate)) };
  });

  host.route(api.downloadCertificate, async ({ params: { token }, query }) => {
    const row = await erasureByToken(db.reader, hashToken(token));
    if (row?.certificate == null) throw notFound();
    return certificateFile(row.certificate, query);
  });

  host.route(api.listErasures, async () => ({
    erasures: (await newestErasures(db.reader, shown)).map(({ number, cause, askedAt, erasedAt, certificate }) => ({
      ...{ number, cause, askedAt, erasedAt },
      keysDestroyed:
        certificate === null
          ? 0
          : api.signedCertificate.parse(JSON.parse(certificate)).certificate.keysDestroyed.length,
    })),
  }));

  host.route(api.listLegalHolds, async () => ({ holds: await listHolds(deps) }));
  host.route(api.placeLegalHold, ({ caller, body }) => placeHold(deps, { ...body, operatorId: caller.accountId }));
  host.route(api.endLegalHold, async ({ caller, params: { accountId } }) => {
    await endHold(deps, { accountId, operatorId: caller.accountId });
    await erasures.resume();
    return undefined;
  });
}
