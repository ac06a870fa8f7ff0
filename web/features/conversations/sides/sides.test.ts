import { expect, test } from "bun:test";
import { withConversation, withMessage } from "../conversation-state.ts";
import { ada, chatId, exampleChat, exampleMessage } from "../example.ts";
import { passes } from "../folders/list-groups.ts";
import { History } from "../history.ts";

const closed = exampleChat({ lastSeq: 3, own: { fromSeq: 3, isClosed: true } });

test("S18 a closed chat is out of the list until somebody writes in it", () => {
  expect(passes({ kind: "all" }, closed)).toBe(false);
  const opened = withMessage({ [chatId]: closed }, exampleMessage(4), ada)[chatId];
  expect(opened?.own).toEqual({ fromSeq: 3 });
  expect(opened && passes({ kind: "all" }, opened)).toBe(true);
});

test("S18 what another device deleted takes the last line along, but no newer one", () => {
  const known = (seq: number) => ({ [chatId]: exampleChat({ lastSeq: seq, lastMessage: exampleMessage(seq) }) });
  const cleared = exampleChat({ lastSeq: 3, lastMessage: null, own: { fromSeq: 3, isClosed: true } });
  expect(withConversation(known(3), cleared)[chatId]?.lastMessage).toBeNull();
  expect(withConversation(known(5), cleared)[chatId]?.lastMessage?.seq).toBe(5);
  const later = exampleChat({ lastSeq: 4, lastMessage: null, own: { fromSeq: 5 } });
  expect(withConversation(known(5), later)[chatId]?.lastMessage).toBeNull();
});

test("S18 a history forgets what was deleted and keeps what came after", async () => {
  const history = new History(async () => [1, 2, 3].map((seq) => exampleMessage(seq)), 3);
  history.show(1, 3);
  for (let turn = 0; turn < 12; turn += 1) await undefined;
  history.put(exampleMessage(4));
  history.forget(3);
  expect([1, 2, 3, 4].map((seq) => history.stateAt(seq))).toEqual(["gone", "gone", "gone", "there"]);
});
