import { type Html, html } from "../../platform/http/html.ts";
import type { PageWords } from "./page-texts.ts";

const style = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--quiet:#666}
@media(prefers-color-scheme:dark){:root{--quiet:#aaa}}
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
a{color:LinkText}p{margin:.4rem 0}ul.list{list-style:none;padding:0;margin:0}ul.list>li{padding:.35rem 0;border-top:1px solid var(--line)}
.quiet{color:var(--quiet);font-size:.875rem}.text{white-space:pre-wrap}
article{padding:.6rem 0;border-top:1px solid var(--line)}article.own{background:var(--soft);margin:0 -.75rem;padding:.6rem .75rem}
article header{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}nav{display:flex;gap:1rem;flex-wrap:wrap;margin:1rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;margin:.3rem 0}dt{color:var(--quiet)}dd{margin:0;min-width:0}
dd dl,li dl{border-left:2px solid var(--line);padding-left:.75rem}@media(max-width:32rem){dl{grid-template-columns:1fr}}
ol{margin:.2rem 0;padding-left:1.4rem}`;

/** A page that needs nothing but itself, and does nothing: whatever was written in a message is text. */
export const page = ({ language }: PageWords, title: string, body: Html): string =>
  `<!doctype html>\n${
    html`<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title}</title><style>${{ markup: style }}</style></head><body>
${body}
</body></html>
`.markup
  }`;

/** From a page to a file of the ZIP: each part of the path is escaped, so that it leads nowhere else. */
export const linkTo = (path: string, depth = 0): string =>
  "../".repeat(depth) + path.split("/").map(encodeURIComponent).join("/");
