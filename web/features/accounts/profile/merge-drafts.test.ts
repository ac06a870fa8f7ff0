import { expect, test } from "bun:test";
import { type DraftPart, draftParts, mergeDrafts, withPart } from "./merge-drafts.ts";
import { draftOf, type ProfileDraft } from "./profile-draft.ts";

const base = draftOf({
  ...{ firstName: "Ada", lastName: "Lovelace", version: 3, avatar: null, emails: [] },
  ...{ salutation: null, nickname: null, jobTitle: "Engineer", department: null, tags: ["steam"], address: null },
  ...{ phones: [{ kind: "work" as const, number: "+4930123456" }], timeZone: null, workingHours: [] },
});

/** The same draft with another value at each part. */
const another = (tag: string): ProfileDraft => ({
  ...(Object.fromEntries(Object.keys(base).map((field) => [field, `${tag} ${field}`])) as unknown as ProfileDraft),
  tags: [tag],
  phones: [{ key: 0, kind: "work", number: tag }],
  days: base.days.map(() => ({ isOn: true, from: tag, to: "17:00" })),
});
const [here, there] = [another("here"), another("there")];

test.each([...draftParts])("S50 %s: what one device changed is taken, what both changed is named and kept", (part) => {
  const [mine, theirs] = [withPart(base, part, here), withPart(base, part, there)];
  expect(mergeDrafts(base, mine, base)).toEqual({ draft: mine, conflicts: [] });
  expect(mergeDrafts(base, base, theirs)).toEqual({ draft: theirs, conflicts: [] });
  expect(mergeDrafts(base, mine, mine)).toEqual({ draft: mine, conflicts: [] });
  expect(mergeDrafts(base, mine, theirs)).toEqual({ draft: mine, conflicts: [part] });
});

test("S50 changes to different parts meet without a question", () => {
  const parts: [mine: DraftPart, theirs: DraftPart] = ["days.1", "days.4"];
  const merged = mergeDrafts(base, withPart(base, parts[0], here), withPart(base, parts[1], there));
  expect(merged.conflicts).toEqual([]);
  expect(merged.draft.days.map(({ from }) => from)).toEqual([
    ...["09:00", "here", "09:00", "09:00", "there", "09:00", "09:00"],
  ]);
});

test("a blank around a text, and an empty number, is no change", () => {
  const spaced: ProfileDraft = {
    ...base,
    jobTitle: "Engineer ",
    phones: [...base.phones, { key: 9, kind: "home", number: " " }],
  };
  const theirs = withPart(withPart(base, "jobTitle", there), "phones", there);
  expect(mergeDrafts(base, spaced, theirs).conflicts).toEqual([]);
});
