import { expect, test } from "bun:test";
import { renderToStaticMarkup } from "react-dom/server";
import { later, loadTheRest } from "./later.tsx";

test("a part is loaded once the page is at rest, and then it stands in its place", async () => {
  let loads = 0;
  const Greeting = later(async () => {
    loads += 1;
    return ({ name }: { name: string }) => <p>Hello {name}</p>;
  });
  expect(renderToStaticMarkup(<Greeting name="Ada" />)).toBe("");
  expect(loads).toBe(0);
  await loadTheRest();
  expect(renderToStaticMarkup(<Greeting name="Ada" />)).toBe("<p>Hello Ada</p>");
  await loadTheRest();
  expect(loads).toBe(1);
});

test("one that does not come holds up none of the others, says so where it is shown, and is asked for again", async () => {
  let isThere = false;
  const page = async () => {
    if (!isThere) throw new Error("offline");
    return () => <p>a page</p>;
  };
  const Page = later(page);
  const Overlay = later(page, "rest");
  const Other = later(async () => () => <p>another</p>);
  await loadTheRest();
  expect(renderToStaticMarkup(<Other />)).toBe("<p>another</p>");
  expect(renderToStaticMarkup(<Page />)).toContain('role="alert"');
  expect(renderToStaticMarkup(<Overlay />)).toBe("");
  isThere = true;
  await loadTheRest();
  expect(renderToStaticMarkup(<Page />)).toBe("<p>a page</p>");
});
