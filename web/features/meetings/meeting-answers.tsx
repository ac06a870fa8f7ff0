import { useEffect } from "react";
import { answerMeeting, type Meeting, type MeetingAnswer } from "../../../src/protocol/meetings.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { toastFailure } from "../../ui/index.ts";
import { nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { putMeeting } from "./store.ts";
import { meetingTexts } from "./texts.ts";

const choices: readonly MeetingAnswer[] = ["accepted", "tentative", "declined"];

/** Whether one comes, and, for whoever tends the meeting, who else does. */
export function MeetingAnswers({ meeting }: { meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const { id: meetingId, conversationId, title, ownAnswer } = meeting;
  const answer = (chosen: MeetingAnswer) =>
    void call(answerMeeting, { params: { conversationId, meetingId }, body: { answer: chosen } }).then(
      putMeeting,
      toastFailure,
    );
  return (
    <div className="flex flex-col gap-1.5 pl-12">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{t("doYouCome", { title })}</legend>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={ownAnswer === choice}
            onClick={() => answer(choice)}
            className="touch focus-ring rounded-full border border-line px-2.5 py-1 font-medium text-sm text-text-2 hover:bg-surface-3 aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
          >
            {t(choice)}
          </button>
        ))}
      </fieldset>
      {meeting.mayChange && <WhoComes meeting={meeting} />}
    </div>
  );
}

const lists = { accepted: "whoComes", tentative: "whoMayCome", declined: "whoDoesNotCome" } as const;

function WhoComes({ meeting: { answers } }: { meeting: Meeting }) {
  const t = useTexts(meetingTexts);
  const people = usePeopleStore((state) => state.people);
  useEffect(() => wantPeople(answers.map(({ accountId }) => accountId)), [answers]);
  const namesOf = (wanted: MeetingAnswer) =>
    answers
      .filter(({ answer }) => answer === wanted)
      .flatMap(({ accountId }) => people[accountId] ?? [])
      .map((person) => nameOf(person))
      .join(", ");
  return choices.map((choice) => {
    const names = namesOf(choice);
    return names === "" ? null : (
      <p key={choice} className="text-pretty text-sm text-text-2 [overflow-wrap:anywhere]">
        {t(lists[choice], { names })}
      </p>
    );
  });
}
