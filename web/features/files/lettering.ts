/** A piece of a text and what it is in code. */
export interface Lettering {
  readonly kind: "plain" | "comment" | "text" | "number" | "word";
  readonly text: string;
}

const isCode = /\.(json|ya?ml|toml|css|m?[jt]sx?|py|rb|rs|go|java|kt|c|cc|cpp|h|hpp|cs|php|sh|ps1|sql|html?|xml|svg)$/i;
const hashComments = /\.(ya?ml|toml|py|rb|sh|ps1)$/i;
const words =
  "abstract as async await bool boolean break case catch char class const continue def default defer do else enum export extends false final finally float fn for from func function go if impl implements import in int interface is lambda let loop match mod module mut new nil none not null or package pass private protected pub public raise return self static string struct super switch this throw trait true try type typeof undefined union unsafe use var void while with yield select insert update delete where and";

/** Many languages at once, and none exactly: strings, comments, numbers and the commonest words. */
function tokensOf(name: string): RegExp {
  const comment = hashComments.test(name) ? "#[^\\n]*" : "//[^\\n]*|/\\*[\\s\\S]*?\\*/|<!--[\\s\\S]*?-->|--[^\\n]*";
  const text = "\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|`(?:\\\\.|[^`\\\\])*`";
  return new RegExp(
    `(?<comment>${comment})|(?<text>${text})|(?<number>\\b\\d[\\w.]*)|(?<word>\\b(?:${words.replaceAll(" ", "|")})\\b)`,
    "gi",
  );
}

/** Beyond so many pieces a page gets slow; the rest is shown plain. */
const mostPieces = 20_000;

export function letterings(text: string, name: string): Lettering[] {
  if (!isCode.test(name)) return [{ kind: "plain", text }];
  const pieces: Lettering[] = [];
  let at = 0;
  for (const match of text.matchAll(tokensOf(name))) {
    if (pieces.length > mostPieces) break;
    if (match.index > at) pieces.push({ kind: "plain", text: text.slice(at, match.index) });
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ["plain"];
    pieces.push({ kind: kind as Lettering["kind"], text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: "plain", text: text.slice(at) });
  return pieces;
}
