import { numbers } from "../bench-directory/made-up-people.ts";

const starts =
  "b br d f fl g gr h j k kl kr l m n p pr qu r s sch schw sp st str t tr v w z ge ver be an auf aus ein un vor zu ab ent er con com de re in pro th sh ch wh a e i o u".split(
    " ",
  );
const cores = "a e i o u ei ie au eu ä ö ü ou ea ai".split(" ");
const ends = "n r t l s m g ng nd st ch ck f b d k p z nt rt lt ss tt nn".split(" ");
const endings = ["", "", "", "e", "en", "er", "es", "ung", "ungen", "lich", "s", "ing", "ed", "tion", "ly"];

/** A vocabulary in the order of frequency: the frequent words are short, as in life. */
export function vocabulary(size: number): readonly string[] {
  const upTo = numbers(42);
  const oneOf = (list: readonly string[]): string => list[upTo(list.length)] ?? "";
  const syllable = () => `${oneOf(starts)}${oneOf(cores)}${oneOf(ends)}`;
  const words = new Set<string>();
  while (words.size < size) {
    const syllables = words.size < 200 ? 1 : 1 + upTo(3);
    words.add(Array.from({ length: syllables }, syllable).join("") + (words.size < 200 ? "" : oneOf(endings)));
  }
  return [...words];
}

/** Words by Zipf's law: the n-th comes up in proportion to 1/n. @returns a place in the vocabulary */
export function zipf(size: number, seed: number): () => number {
  const upTo = numbers(seed);
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  return () => {
    const wanted = (upTo(1e9) / 1e9) * sum;
    let [from, to] = [0, size - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sums[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}
