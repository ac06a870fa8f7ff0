import type { TermsText } from "./terms-text.ts";

export const termsEn: TermsText = {
  introduction:
    "These terms are between you and the operator of this Iris. They say what you can expect and what is expected of you. What happens to your data is in the operator's privacy notice.",
  sections: [
    {
      heading: "1. What this is",
      paragraphs: [
        "Iris is a service for messages, calls, conferences, files and a directory of people. The operator runs it on machines of their own. The makers of the software are no party to this agreement and have no access to the data.",
      ],
    },
    {
      heading: "2. Your account",
      paragraphs: [
        "An account needs an e-mail address that is yours, and your name. Both should be true: others rely on knowing whom they talk to.",
        "An account belongs to one person. Keep your password secret and give it to nobody, not even the operator, who will never ask for it. If you suspect that somebody else uses your account, sign their devices out in the settings and tell the operator.",
      ],
    },
    {
      heading: "3. How we treat each other",
      paragraphs: [
        "Do not send what breaks the law or the rights of others: nothing criminal, no malware, no unwanted advertising, no pictures, sounds or texts that you may not pass on. Do not harass or threaten anybody, and do not pretend to be somebody else.",
        "Record a conversation only when everybody in it agrees. In many countries anything else is a crime.",
        "Do not try to get around protections, to read other people's data or to disturb the service. Whoever finds a weakness and reports it to the operator in confidence does not act against these terms.",
      ],
    },
    {
      heading: "4. Your content",
      paragraphs: [
        "What you write and upload stays yours. You allow the operator only what the service needs: to store it, encrypt it, scan it for malware and deliver it to those it is meant for. Nobody evaluates your content for advertising or profiles.",
        "A message that you sent is also with its receiver. If you delete it on your side, the other side keeps theirs until they delete it too. When a bubble is deleted, its content is gone for good.",
      ],
    },
    {
      heading: "5. What you can expect of the service",
      paragraphs: [
        "The operator runs the service with reasonable care and protects the data by the state of the art. A certain availability is promised only where it was agreed separately. Maintenance is announced where possible.",
        "Iris does not replace a telephone for emergency calls. In an emergency, dial 112 or your local number on a phone.",
      ],
    },
    {
      heading: "6. If your account belongs to a company",
      paragraphs: [
        "If your account belongs to a company, its administrators manage it: they can make and delete it and decide who finds you. This does not let them read your messages.",
      ],
    },
    {
      heading: "7. Liability",
      paragraphs: [
        "The operator is liable without limit for intent and gross negligence, for harm to life, body and health, and where the law demands it. For simple negligence the operator is liable only if an essential duty was broken, and only for the damage that typically follows from it.",
      ],
    },
    {
      heading: "8. Ending it",
      paragraphs: [
        "You can stop at any time and have your account deleted. The operator can lock an account that breaks these terms, and can end the service with 30 days' notice, so that you have time to take your data with you. For an important reason either side can end it at once.",
      ],
    },
    {
      heading: "9. Changes",
      paragraphs: [
        "If these terms change, you are asked at your next sign-in whether you accept the new version. If you do not, you cannot go on using the service, but you can still have your data. Which version you accepted, and when, is in your settings.",
        "The law at the operator's seat applies; the rights that consumers have where they live, and that no contract can take, stay with you. If one sentence is void, the others remain.",
      ],
    },
  ],
};
