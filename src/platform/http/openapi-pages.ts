import { chapters } from "../../protocol/api.ts";
import { documentationCss } from "./documentation-css.ts";
import { documentationPage } from "./documentation-page.ts";
import type { HttpApp } from "./http-app.ts";
import { openApiDocument } from "./openapi.ts";

const answer = (body: string, contentType: string): Response =>
  new Response(body, { headers: { "content-type": contentType, "cache-control": "no-cache" } });

/** `/api/openapi.json` for programs, `/api/docs` for people. Both are made when first asked for. */
export function serveDocumentation(http: HttpApp, instanceName: string, version: string): void {
  let document: string | undefined;
  let page: string | undefined;
  http.page("openapi", "/api/openapi.json", () => {
    document ??= JSON.stringify(openApiDocument(chapters, `${instanceName} API`, version));
    return answer(document, "application/json");
  });
  http.page("docs", "/api/docs", () => {
    page ??= documentationPage(chapters, instanceName, version);
    return answer(page, "text/html; charset=utf-8");
  });
  http.page("docs", "/api/docs.css", () => answer(documentationCss, "text/css; charset=utf-8"));
}
